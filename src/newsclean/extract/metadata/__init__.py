"""What a page says of itself in markup: JSON-LD, microdata, meta names."""
