"""Where and when a story was filed, by whom: the opening of its first paragraph, read by a grammar."""
