"""How a long loading says that it goes on."""

import io
import time

import pytest

from practices.ingest.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the seconds that the program sees: those of the last item."""
    seconds = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: seconds[-1])
    return seconds


def steps(shown: Progress, clock: list[float], count: int, *, until: float) -> None:
    began = clock[-1]
    for number in range(1, count + 1):
        clock.append(began + (until - began) * number / count)
        shown.step()


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_quick_loading_says_nothing(clock: list[float], stream: io.StringIO) -> None:
    shown = Progress(stream)

    steps(shown, clock, 100, until=1.9)
    shown.end()

    assert stream.getvalue() == ""


def test_a_log_gets_a_line_every_five_seconds(clock: list[float]) -> None:
    stream = io.StringIO()
    shown = Progress(stream)

    steps(shown, clock, 1200, until=12.0)
    shown.end()

    assert stream.getvalue() == (
        "Van 500 fichas (100 por segundo)\nVan 1000 fichas (100 por segundo)\n"
    )


def test_one_record_is_told_in_the_singular(clock: list[float]) -> None:
    stream = io.StringIO()

    steps(Progress(stream), clock, 1, until=6.0)

    assert stream.getvalue() == "Va 1 ficha (0 por segundo)\n"


def test_a_terminal_gets_a_bar_that_is_cleared_at_the_end(clock: list[float]) -> None:
    stream = Terminal()
    shown = Progress(stream)

    steps(shown, clock, 2, until=4.0)
    shown.end()

    bar = "█" + "·" * 29
    assert stream.getvalue() == (
        f"\r\x1b[K[{bar}] 1 ficha (0 por segundo)"
        f"\r\x1b[K[{bar}] 2 fichas (0 por segundo)"
        "\r\x1b[K"
    )
