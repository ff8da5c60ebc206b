"""Log lines as JSON, in UTC, with the identifier of the request they belong to."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

REQUEST_ID = "catalogue.request_id"

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")

# json.dumps escapes the C0 controls. These also end a line, reorder it, or cannot be encoded.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if identifier := request_id(record):
            line["request"] = identifier
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return UNSAFE.sub(escaped, json.dumps(line, ensure_ascii=False))


def request_id(record: logging.LogRecord) -> str:
    """Find the request of a record: Django logs an error after the middleware has ended."""
    environ = getattr(getattr(record, "request", None), "META", {})
    return str(environ.get(REQUEST_ID, "")) or current_request_id.get()


def escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character.group()):04x}"
