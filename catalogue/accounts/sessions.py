"""Sessions in the database that end by themselves: idle ones, and each after a working day.

The store judges a session each time it is read, so that no door can forget to. What counts
starts when somebody signs in; being used is written at most once a minute.
"""

import time
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

IDLE = 30 * 60
ABSOLUTE = 12 * 60 * 60
PACE = 60
ENTERED = "entered_at"
SEEN = "seen_at"


class SessionStore(DatabaseStore):
    """A session that forgets who entered after half an hour idle, or twelve hours in all."""

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        if key == SESSION_KEY:  # Django writes it when somebody signs in, and never again
            now = int(time.time())
            super().__setitem__(ENTERED, now)
            super().__setitem__(SEEN, now)

    def load(self) -> dict[str, Any]:
        data = super().load()
        if SESSION_KEY not in data:
            return data
        now = int(time.time())
        if ended(data, now):
            self.delete(self.session_key)
            self._session_key = None
            return {}
        if now - data[SEEN] >= PACE:
            data[SEEN] = now
            self.modified = True
        return data


def ended(data: dict[str, Any], now: int) -> bool:
    """Tell whether a signed-in session has lasted too long; one without its times has."""
    return bool(now - data.get(ENTERED, 0) >= ABSOLUTE or now - data.get(SEEN, 0) >= IDLE)
