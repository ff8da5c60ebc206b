"""Catalogues that nobody wrote: always the same ones, and skewed as the real one is."""
