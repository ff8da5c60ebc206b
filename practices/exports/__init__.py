"""Rows in, bytes out: `columns` says once what a practice's row holds in every format."""
