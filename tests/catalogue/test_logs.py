import json
import logging
import sys

import pytest
from django.test import RequestFactory

from catalogue.logs import REQUEST_ID, JsonFormatter, current_request_id


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("a.logger", logging.WARNING, "file", 1, message, arguments, None)


def test_a_line_is_json_in_utc() -> None:
    entry = record("Página %s", "ñandú")
    entry.created = 1_790_000_000.25

    assert json.loads(JsonFormatter().format(entry)) == {
        "time": "2026-09-21T14:13:20.250+00:00",
        "level": "WARNING",
        "logger": "a.logger",
        "message": "Página ñandú",
    }


@pytest.mark.parametrize(
    "character",
    ["\n", "\r", "\0", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\u202e", "\ud800"],
)
def test_a_line_cannot_be_broken_or_disguised(character: str) -> None:
    line = JsonFormatter().format(record(f"before{character}after"))

    assert character not in line
    assert json.loads(line)["message"] == f"before{character}after"


def test_a_line_names_the_current_request() -> None:
    token = current_request_id.set("request-1")
    try:
        line = JsonFormatter().format(record("x"))
    finally:
        current_request_id.reset(token)

    assert json.loads(line)["request"] == "request-1"


def test_a_line_names_the_request_it_is_about() -> None:
    entry = record("x")
    request = RequestFactory().get("/")
    request.META[REQUEST_ID] = "request-2"
    entry.__dict__["request"] = request

    assert json.loads(JsonFormatter().format(entry))["request"] == "request-2"


def test_a_fault_is_kept_on_one_line() -> None:
    entry = record("x")
    try:
        int("ñ")
    except ValueError:
        entry.exc_info = sys.exc_info()

    line = JsonFormatter().format(entry)

    assert "\n" not in line
    assert json.loads(line)["exception"].splitlines()[-1] == (
        "ValueError: invalid literal for int() with base 10: 'ñ'"
    )
