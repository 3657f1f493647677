"""Turns bytes, strings, files and parsed trees into a Source."""
