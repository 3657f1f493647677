"""Knowledge as data: agencies, phrases, months."""
