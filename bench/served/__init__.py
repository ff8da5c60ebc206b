"""The product as it is served, with one address more."""
