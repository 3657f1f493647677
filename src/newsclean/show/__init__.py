"""Shows articles and dumps to people."""
