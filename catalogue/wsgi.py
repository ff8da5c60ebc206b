"""Where the server enters."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from catalogue.serving import mounted, read_catalogue, refuse_pending_migrations

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalogue.settings")
# What is served is bounded; commands, such as a migration, take the time they need.
os.environ.setdefault("STATEMENT_TIMEOUT", "5")
os.environ.setdefault("DATABASE_POOL", "4")

os.umask(0o077)  # what is written here may hold drafts; static files say otherwise

application = mounted(get_wsgi_application(), settings.PATH_PREFIX)

if not settings.DEBUG:
    refuse_pending_migrations()
    read_catalogue()
