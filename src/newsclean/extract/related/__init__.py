"""Other stories the page links to."""
