"""The section of the site it stands in."""
