"""Cuts a Source into the blocks that tile it."""
