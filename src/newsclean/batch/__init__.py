"""Cleans many dumps: streams in one process or several, folders on one machine or many."""
