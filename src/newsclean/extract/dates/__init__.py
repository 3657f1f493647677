"""When it was published and modified: dates in markup, on the page and in addresses."""
