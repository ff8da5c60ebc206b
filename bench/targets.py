"""The figures to reach, and whether a run reached them."""

import dataclasses
from collections.abc import Callable, Iterator

from bench.plan import DATASETTE, NAIVE
from bench.run import AtSize, Run

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
_MEGABYTE = 1e6


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """One figure to reach: `limit` is the most it may be, or the least if `at_least`."""

    what: str
    limit: float
    measured: float | None
    at_least: bool = False
    unit: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether it was reached; None if it was not measured."""
        if self.measured is None:
            return None
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def targets(run: Run) -> list[Target]:
    """Return every target of the issue and of the design, with what the run measured."""
    by_size = {each.plan.size: each for each in run.sizes}
    found: list[Target] = []
    for size, each in by_size.items():
        found += _pages(each, large=size >= LARGE)
        found += _peers(each)
        found += _inside(each)
    found += _growth(by_size)
    found += _rates(run)
    return found


def _pages(each: AtSize, *, large: bool) -> Iterator[Target]:
    pages, where = each.pages, _where(each)
    hello = pages.hello.p50
    yield Target(f"listing p50 / hello, {where}", 8 if large else 6, pages.listing.p50 / hello)
    yield Target(
        f"listing p95 / hello, {where}", 30 if large else 12, pages.listing.p95 / hello
    )
    unchanged = pages.unchanged.p50 / hello if pages.unchanged else None
    yield Target(f"304 / hello, {where}", 1.5, unchanged)
    yield Target(f"SQL statements, cards kept, {where}", 4, each.inside.statements_again)
    yield Target(f"SQL statements, cards not kept, {where}", 10, each.inside.statements_first)


_QUICKER = {
    (NAIVE, MIDDLE): 30,
    (NAIVE, LARGE): 200,
    (DATASETTE, SMALL): 10,
    (DATASETTE, MIDDLE): 70,
}


def _peers(each: AtSize) -> Iterator[Target]:
    for (name, size), least in _QUICKER.items():
        if size == each.plan.size:
            what = f"{name} p50 / listing p50, {_where(each)}"
            yield Target(what, least, times_slower(each, name), at_least=True)


def times_slower(each: AtSize, name: str) -> float | None:
    """Return how many times slower a peer is, over the selections that it was asked."""
    peer = each.pages.peers.get(name)
    if not peer:
        return None
    return peer.p50 / each.pages.listing.of(peer.selections).p50


def _inside(each: AtSize) -> Iterator[Target]:
    inside, where = each.inside, _where(each)
    yield Target(f"selections with wrong counts, {where}", 0, len(each.wrong))
    if each.plan.size == MIDDLE:
        yield _times_sql(each, 50)
        yield Target(f"rebuild after an edit, {where}", 0.5, inside.edit_seconds, unit="s")
        yield Target(
            f"bitsets and orders, {where}", 1, inside.sets_bytes / _MEGABYTE, unit="MB"
        )
        yield Target(f"matrix ODS × PMM, {where}", 2, inside.matrix_milliseconds, unit="ms")
    if each.plan.size == LARGE:
        yield _times_sql(each, 80)
        yield Target(
            f"bitsets and orders, {where}", 10, inside.sets_bytes / _MEGABYTE, unit="MB"
        )
        yield Target(f"matrix ODS × PMM, {where}", 10, inside.matrix_milliseconds, unit="ms")


def _times_sql(each: AtSize, least: float) -> Target:
    ratio = each.sql.p50 / each.select.p50
    return Target(f"plain SQL p50 / select p50, {_where(each)}", least, ratio, at_least=True)


def _growth(by_size: dict[int, AtSize]) -> Iterator[Target]:
    yield Target("select p50, 10k / 1k", 3, _ratio(by_size, MIDDLE, SMALL, _select))
    yield Target("select p50, 100k / 10k", 8, _ratio(by_size, LARGE, MIDDLE, _select))
    yield Target("listing p50, 100k / 1k", 1.6, _ratio(by_size, LARGE, SMALL, _listing))


def _ratio(
    by_size: dict[int, AtSize], above: int, below: int, figure: Callable[[AtSize], float]
) -> float | None:
    if above not in by_size or below not in by_size:
        return None
    return figure(by_size[above]) / figure(by_size[below])


def _select(each: AtSize) -> float:
    return each.select.p50


def _listing(each: AtSize) -> float:
    return each.pages.listing.p50


def _rates(run: Run) -> Iterator[Target]:
    for each in run.sizes:
        where = _where(each)
        if each.exports is not None:
            rows = each.exports.csv_rows
            yield Target(f"CSV, {where}", 8_000, rows, at_least=True, unit="rows/s")
        if each.plan.size >= MIDDLE:
            rate = each.catalogue.load_rate
            yield Target(f"bulk load, {where}", 1_500, rate, at_least=True, unit="practices/s")
    what = "import with validation and preview"
    yield Target(what, 500, run.import_rate, at_least=True, unit="practices/s")


def _where(each: AtSize) -> str:
    return f"{each.plan.size // 1000}k" if each.plan.size >= SMALL else str(each.plan.size)
