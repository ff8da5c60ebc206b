"""The product's own settings, in a throw-away folder and without what only slows tests."""

import atexit
import os
import shutil
import tempfile

DATA_FOLDER = tempfile.mkdtemp(prefix="catalogo-")
atexit.register(shutil.rmtree, DATA_FOLDER, ignore_errors=True)

os.environ["DATA_DIR"] = DATA_FOLDER
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
for name in ("DEBUG", "SITE_URL", "ALLOWED_HOSTS", "PATH_PREFIX"):
    os.environ.pop(name, None)

from catalogue.settings import *  # noqa: E402, F403  the environment must be set first
from catalogue.settings import ALLOWED_HOSTS, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
