"""The filters of every listing: `filterset` reads them, the rest shows them."""
