"""Captions of pictures, and the credits in them."""
