"""The one settings file. Every choice of a deployment is read from the environment.

`docs/settings.md` describes each variable. With none set, the product runs safely on one
machine for its own visitors: SQLite under `var/`, DEBUG off, and only if a secret key exists.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from catalogue import env
from catalogue.account_settings import *  # noqa: F403  all that it says holds here
from catalogue.account_settings import passkeys_work_at, second_factors
from catalogue.release import release

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "var")

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

DEBUG = env.flag("DEBUG", default=False)
SITE_URL = env.origin("SITE_URL", "http://127.0.0.1:8000")
SITE_OWNER = env.text("SITE_OWNER")
SITE_OFFICIAL = env.flag("SITE_OFFICIAL", default=False)
PATH_PREFIX = env.prefix("PATH_PREFIX")

HTTPS = SITE_URL.startswith("https://")
OWN_HOST = HTTPS and not PATH_PREFIX

# The app does not know of this package: it reads here what code answers.
RELEASE = SimpleLazyObject(release)

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname or "", *LOCAL_HOSTS])
SECRET_KEY = env.secret("SECRET_KEY", file=env.path("SECRET_KEY_FILE", DATA_DIR / "secret_key"))

env.require(
    "ALLOWED_HOSTS",
    "«*» y «.dominio» admiten servidores ajenos: nombre cada uno de los del catálogo",
    holds=not any("*" in host or host.startswith(".") for host in ALLOWED_HOSTS),
)
env.require(
    "DEBUG",
    "muestra el interior del catálogo a quien lo visita: solo se admite cuando ALLOWED_HOSTS y "
    "SITE_URL nombran esta máquina",
    holds=not DEBUG or set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS),
)

ROOT_URLCONF = "catalogue.urls"
WSGI_APPLICATION = "catalogue.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "practices.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "practices.apps.PracticesConfig",
]

# A session is opened only by what asks for the user: an anonymous page sets no cookie.
MIDDLEWARE = [
    "catalogue.middleware.request_identifier",
    "catalogue.middleware.security_headers",
    "catalogue.middleware.keep_staff_pages_private",
    "catalogue.middleware.refuse_unusable_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "catalogue.compression.compress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "catalogue.middleware.speak_the_language_of_the_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "catalogue.middleware.DatabaseAwayMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "practices.views.site.site",
            ],
        },
    },
]

STATEMENT_TIMEOUT = env.number("STATEMENT_TIMEOUT", 0)
DATABASE_POOL = env.number("DATABASE_POOL", 0)

SQLITE_SYNCHRONOUS = env.choice("SQLITE_SYNCHRONOUS", "NORMAL", among=("NORMAL", "FULL"))

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    f"PRAGMA synchronous={SQLITE_SYNCHRONOUS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-20000",  # 20 MB
    "PRAGMA mmap_size=268435456",  # 256 MB
)
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": ";".join(SQLITE_PRAGMAS),
}
POSTGRESQL_OPTIONS: dict[str, Any] = {"connect_timeout": 2}
if STATEMENT_TIMEOUT:
    # Compiling a query costs a page more than it saves: a listing of 38 conditions took 2.5 s
    # with JIT and 1.4 s without.
    POSTGRESQL_OPTIONS["options"] = (
        f"-c statement_timeout={STATEMENT_TIMEOUT * 1000} -c jit=off"
    )
if DATABASE_POOL:
    POSTGRESQL_OPTIONS["pool"] = {
        "min_size": 1,
        "max_size": DATABASE_POOL,
        "timeout": 2,
        # Otherwise the pauses between attempts double while the database is away.
        "reconnect_timeout": 2,
    }

default_database = env.database(
    "DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'catalogo.sqlite3'}", root=BASE_DIR
)
if default_database["ENGINE"].endswith("sqlite3"):
    default_database |= {"OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": None}
else:
    default_database |= {
        "OPTIONS": POSTGRESQL_OPTIONS | default_database["OPTIONS"],
        "CONN_MAX_AGE": 0 if DATABASE_POOL else None,
        "CONN_HEALTH_CHECKS": True,
    }
DATABASES = {"default": default_database}

# Failed tries to sign in are counted here: all processes must count together.
CACHES = {"default": env.cache("CACHE_URL", "db://cache")}

STATIC_URL = f"{PATH_PREFIX}/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

MEDIA_URL = f"{PATH_PREFIX}/media/"  # a view gives each file, if it is public
MEDIA_ROOT = env.path("MEDIA_ROOT", DATA_DIR / "media")
FILE_UPLOAD_PERMISSIONS = 0o600  # drafts are among them
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "catalogue.storage.HashedStaticFilesStorage"
    },
}

# A practice's form in the admin, with its inlines, sends about a thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FILES = 10

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
MFA_SUPPORTED_TYPES = second_factors(SITE_URL)
MFA_PASSKEY_LOGIN_ENABLED = passkeys_work_at(SITE_URL)

# Browsers keep a `__Host-` cookie to one host over https; the prefix needs the path `/`.
SESSION_COOKIE_NAME = "__Host-sesion" if OWN_HOST else "sesion"
CSRF_COOKIE_NAME = "__Host-csrf" if OWN_HOST else "csrf"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"{PATH_PREFIX}/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60

FORCE_SCRIPT_NAME = PATH_PREFIX or None
SECURE_PROXY = env.flag("SECURE_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_PROXY else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^salud/"]  # asked by balancers, inside, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if OWN_HOST else 0
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# The setting's name and form are those of Django 6, which will read it itself.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}

SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other subdomains of the host are not this product's to bind
    "security.W021",  # nor is the browsers' preload list
]

LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("español")), ("en", _("inglés"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["catalogue.formats"]
TIME_ZONE = "America/Lima"
USE_TZ = True

mail = env.mail("EMAIL_URL", "console://")
EMAIL_BACKEND = mail.backend
EMAIL_HOST = mail.host
EMAIL_PORT = mail.port
EMAIL_HOST_USER = mail.user
EMAIL_HOST_PASSWORD = mail.password
EMAIL_USE_SSL = mail.implicit_tls
EMAIL_USE_TLS = mail.start_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "catalogo@localhost")

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", among=("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "catalogue.logs.JsonFormatter"},
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "standard_error": {
            "class": "logging.StreamHandler",
            "formatter": "plain" if DEBUG else "json",
        }
    },
    "root": {"handlers": ["standard_error"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # Anyone can send a foreign host; the refusal itself is already logged, without a trace.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
