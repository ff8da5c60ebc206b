"""The product's own settings with two more addresses, whose views fail on purpose."""

from catalogue.settings import *  # noqa: F403  what is served is the product

ROOT_URLCONF = "tests.browser.served_routes"
