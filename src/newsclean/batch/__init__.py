"""Cleans many dumps with several processes."""
