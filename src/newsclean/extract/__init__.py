"""Reads fields from labelled blocks and metadata as candidates with evidence."""
