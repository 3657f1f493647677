"""Writes articles and rejections to files."""
