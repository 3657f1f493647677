"""Who wrote it: bylines, names of people and of organisations."""
