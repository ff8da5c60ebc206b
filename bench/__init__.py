"""Measured figures: `python3 dev.py bench` prints them as ratios."""
