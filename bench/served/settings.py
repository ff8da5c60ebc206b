"""The product's own settings, with the address that the others are compared with."""

from catalogue.settings import *  # noqa: F403  what is served is the product

ROOT_URLCONF = "bench.served.urls"
