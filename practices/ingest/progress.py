"""Telling how far a long loading has got, on standard error."""

import time
from typing import TextIO

_FIRST_AFTER = 2.0
_BAR_EVERY = 0.2
_LINE_EVERY = 5.0
_WIDTH = 30


class Progress:
    """A bar on a terminal, or a line every few seconds in a log; silent when it is quick.

    The number of records of a file is not known beforehand: the bar shows the count and moves.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._every = _BAR_EVERY if self._is_terminal else _LINE_EVERY
        self._began = time.monotonic()
        self._next = self._began + (_FIRST_AFTER if self._is_terminal else _LINE_EVERY)
        self._count = 0
        self._shown = False

    def step(self) -> None:
        """Count one record more."""
        self._count += 1
        now = time.monotonic()
        if now >= self._next:
            self._next = now + self._every
            self._show(now)

    def end(self) -> None:
        """Clear the bar."""
        if self._shown and self._is_terminal:
            self._stream.write("\r\x1b[K")

    def _show(self, now: float) -> None:
        rate = self._count / (now - self._began)
        verb, noun = ("Va", "ficha") if self._count == 1 else ("Van", "fichas")
        text = f"{self._count} {noun} ({rate:.0f} por segundo)"
        if self._is_terminal:
            at = self._count // 100 % _WIDTH
            bar = "·" * at + "█" + "·" * (_WIDTH - at - 1)
            self._stream.write(f"\r\x1b[K[{bar}] {text}")
        else:
            self._stream.write(f"{verb} {text}\n")
        self._stream.flush()
        self._shown = True
