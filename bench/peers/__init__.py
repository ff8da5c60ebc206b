"""What the product is compared with, over the same practices."""
