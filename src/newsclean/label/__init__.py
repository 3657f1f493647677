"""Gives every block a role, a confidence and a reason."""
