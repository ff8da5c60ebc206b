"""Typed readers of the environment, the only door for choices of a deployment.

Each reader takes the variable's name and what holds when it is absent or empty. A value that
cannot be understood stops the start with an `ImproperlyConfigured` that names the variable and
says what would be valid. What the message repeats is never a secret: addresses that may carry
a password are not quoted.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on", "si", "sí"})
FALSE = frozenset({"0", "false", "no", "off"})

SMTP_PORTS = {"smtp": 587, "smtps": 465}

MINIMUM_SECRET = 50
MINIMUM_DIFFERENT = 10

POSTGRESQL_SCHEMES = frozenset({"postgresql", "postgres"})
POSTGRESQL_OPTIONS = frozenset(
    {"application_name", "connect_timeout", "sslcert", "sslkey", "sslmode", "sslrootcert"}
)


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def choice(name: str, default: str, *, among: Sequence[str]) -> str:
    value = text(name, default)
    if value not in among:
        raise invalid(name, f"se esperaba uno de: {', '.join(among)}; se recibió «{value}»")
    return value


def flag(name: str, *, default: bool) -> bool:
    value = text(name).casefold()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise invalid(name, f"se esperaba 1 (sí) o 0 (no); se recibió «{value}»")
    return value in TRUE


def number(name: str, default: int, *, minimum: int = 0) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()) or int(value) < minimum:
        raise invalid(name, f"se esperaba un entero desde {minimum}; se recibió «{value}»")
    return int(value)


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """Values separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def path(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().resolve()


def prefix(name: str) -> str:
    """Read a path such as `/catalogo`, without its last slash; empty for a site at the root."""
    value = text(name).rstrip("/")
    if value and (not value.startswith("/") or "//" in value or not value.isascii()):
        raise invalid(name, f"se esperaba una ruta como «/catalogo»; se recibió «{value}»")
    return value


def origin(name: str, default: str) -> str:
    """Read scheme, host and port of an address such as `https://catalogo.example.pe`."""
    value = text(name, default).rstrip("/")
    parts = split(name, value)
    if parts.scheme not in {"http", "https"} or value != f"{parts.scheme}://{parts.netloc}":
        raise invalid(
            name,
            "se esperaba una dirección como «https://catalogo.example.pe», sin ruta, que va en "
            "PATH_PREFIX",
        )
    return value


def secret(name: str, *, file: Path) -> str:
    """Read a key long enough to sign with, from the variable or else from a file."""
    value = text(name) or content(name, file)
    if not value:
        raise invalid(name, f"falta, y no existe el archivo «{file}» que podría darla")
    if len(value) < MINIMUM_SECRET or len(set(value)) < MINIMUM_DIFFERENT:
        raise invalid(
            name,
            f"se esperaban al menos {MINIMUM_SECRET} caracteres al azar, con al menos "
            f"{MINIMUM_DIFFERENT} distintos",
        )
    return value


def content(name: str, file: Path) -> str:
    """Read a file without the blanks around its text; empty if there is no such file."""
    try:
        return file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    except (OSError, UnicodeDecodeError):
        raise invalid(name, f"no se puede leer el archivo «{file}»") from None


def database(name: str, *, default: str, root: Path) -> dict[str, Any]:
    """Read a database: `sqlite:///file` (relative to `root`) or `postgresql://…`."""
    parts = split(name, text(name, default))
    if parts.scheme == "sqlite":
        file = unquote(parts.path.removeprefix("/"))
        if parts.netloc or not file:
            raise invalid(
                name, "se esperaba «sqlite:///archivo» o «sqlite:////ruta/absoluta/archivo»"
            )
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(root / file)}
    if parts.scheme in POSTGRESQL_SCHEMES:
        return postgresql(name, parts)
    raise invalid(
        name,
        "se esperaba «sqlite:///archivo» o «postgresql://usuario:clave@servidor:5432/base»",
    )


def postgresql(name: str, parts: SplitResult) -> dict[str, Any]:
    options = dict(parse_qsl(parts.query))
    socket = options.pop("host", "")
    if not parts.path.strip("/"):
        raise invalid(name, "falta el nombre de la base después del servidor")
    if unknown := sorted(options.keys() - POSTGRESQL_OPTIONS):
        raise invalid(
            name,
            f"opciones desconocidas: {', '.join(unknown)}; "
            f"se admiten: host, {', '.join(sorted(POSTGRESQL_OPTIONS))}",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or socket,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def cache(name: str, default: str) -> dict[str, Any]:
    """Read a cache: `locmem://` (each process its own) or `db://table` (shared)."""
    parts = split(name, text(name, default))
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if parts.scheme == "db" and parts.netloc.isidentifier():
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": parts.netloc,
            # Nobody is to push out the counters of others by making many.
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    raise invalid(name, "se esperaba «locmem://» o «db://nombre_de_tabla»")


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves the catalogue: printed, or sent over an encrypted connection."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    implicit_tls: bool = False
    start_tls: bool = False


def mail(name: str, default: str) -> Mail:
    """Read how mail is sent: `console://`, `smtps://…` or `smtp://…`, which uses STARTTLS."""
    parts = split(name, text(name, default))
    if parts.scheme == "console":
        return Mail("django.core.mail.backends.console.EmailBackend")
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        raise invalid(
            name,
            "se esperaba «console://», «smtps://usuario:clave@servidor:465» o "
            "«smtp://usuario:clave@servidor:587»",
        )
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or SMTP_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        implicit_tls=parts.scheme == "smtps",
        start_tls=parts.scheme == "smtp",
    )


def split(name: str, value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise invalid(name, "la dirección está mal escrita") from None
    return parts


def require(name: str, reason: str, *, holds: bool) -> None:
    """Stop the start when choices that are each valid do not go together."""
    if not holds:
        raise invalid(name, reason)


def invalid(name: str, reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}: {reason}.")
