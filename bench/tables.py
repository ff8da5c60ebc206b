"""The tables of a run, in Markdown: what the terminal shows and what the document keeps."""

from collections.abc import Iterable, Sequence

from bench.run import AtSize, Run
from bench.targets import Target, targets, times_slower
from bench.timings import Timings

_MEGABYTE = 1e6


def tables(run: Run) -> str:
    """Return every table of a run, the targets last."""
    parts = (
        _pages(run.sizes),
        _peers(run.sizes),
        _index(run.sizes),
        _builds(run.sizes),
        _memory(run.sizes),
        _throughput(run),
        _targets(targets(run)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [list(row) for row in rows]
    if not cells:
        return ""
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    rule = ["-" * width for width in widths]
    lines = [_line(row, widths) for row in (headings, rule, *cells)]
    return "\n".join([f"### {title}", "", *lines])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _pages(sizes: Sequence[AtSize]) -> str:
    headings = (
        *("practices", "hello p50", "listing p50", "p95", "first time p50", "304 p50"),
        *("first request", "kB"),
    )
    return _table(
        "Pages over HTTP: ms, and times hello's p50",
        headings,
        (
            (
                str(each.plan.size),
                _number(each.pages.hello.p50),
                _against(each.pages.listing.p50, each),
                _against(each.pages.listing.p95, each),
                _against(each.pages.first.p50, each),
                _unchanged(each),
                _number(each.pages.start_milliseconds),
                _number(each.pages.kilobytes),
            )
            for each in sizes
        ),
    )


def _unchanged(each: AtSize) -> str:
    if not each.pages.unchanged:
        return "no ETag"
    missing = f", {each.pages.unvalidated} without ETag" if each.pages.unvalidated else ""
    return _against(each.pages.unchanged.p50, each) + missing


def _against(milliseconds: float, each: AtSize) -> str:
    return f"{_number(milliseconds)} (×{_number(milliseconds / each.pages.hello.p50)})"


def _peers(sizes: Sequence[AtSize]) -> str:
    headings = ("practices", "peer", "selections", "p50", "p95", "worst", "p50 / listing p50")
    return _table(
        "Peers over HTTP, in the same run: ms, and times hello's p50",
        headings,
        (
            (
                str(each.plan.size),
                name,
                str(len(timings.selections)),
                _against(timings.p50, each),
                _against(timings.p95, each),
                _number(timings.slowest),
                f"×{_number(times_slower(each, name) or 0)}",
            )
            for each in sizes
            for name, timings in each.pages.peers.items()
        ),
    )


def _index(sizes: Sequence[AtSize]) -> str:
    headings = ("practices", "select", "first time", "plain SQL", "SQL / select", "wrong")
    return _table(
        "Total, every count and one page of keys, in process: ms, p50 / p95",
        headings,
        (
            (
                str(each.plan.size),
                _pair(each.select),
                _pair(each.first_select),
                _pair(each.sql),
                f"×{_number(each.sql.p50 / each.select.p50)}",
                str(len(each.wrong)),
            )
            for each in sizes
        ),
    )


def _pair(timings: Timings) -> str:
    return f"{_number(timings.p50)} / {_number(timings.p95)}"


def _builds(sizes: Sequence[AtSize]) -> str:
    headings = (
        *("practices", "load, practices/s", "file MB", "index cold s", "after an edit s"),
        *(
            "bitsets and orders MB",
            "words MB",
            "process grew MB",
            "matrix ms",
            "SQL first/again",
        ),
    )
    return _table(
        "Building and holding the index",
        headings,
        (
            (
                str(each.plan.size),
                _number(each.catalogue.load_rate),
                _number(each.catalogue.megabytes),
                _number(each.inside.cold_seconds),
                _number(each.inside.edit_seconds),
                _number(each.inside.sets_bytes / _MEGABYTE),
                _number(each.inside.words_bytes / _MEGABYTE),
                _number(each.inside.grown_megabytes),
                _number(each.inside.matrix_milliseconds),
                f"{each.inside.statements_first} / {each.inside.statements_again}",
            )
            for each in sizes
        ),
    )


def _memory(sizes: Sequence[AtSize]) -> str:
    return _table(
        "Memory of each server after the run, one worker: MB",
        ("practices", "server", "resident", "proportional"),
        (
            (str(each.plan.size), name, _number(memory["Rss"]), _number(memory["Pss"]))
            for each in sizes
            for name, memory in each.pages.memory.items()
        ),
    )


def _throughput(run: Run) -> str:
    rows: list[tuple[str, str, str]] = []
    for each in run.sizes:
        size = str(each.plan.size)
        if each.exports is not None:
            out = each.exports
            grown = f"the server grew {_number(out.csv_grown)} MB"
            rows.append(
                (size, "CSV, whole catalogue", f"{_number(out.csv_rows)} rows/s, {grown}")
            )
            grown = f"the server grew {_number(out.json_grown)} MB"
            rows.append(
                (size, "JSON, pages of 500", f"{_number(out.json_rows)} rows/s, {grown}")
            )
        if each.load is not None:
            load = each.load
            rows.append(
                (size, "hello, 2 workers, 4 clients", f"{_number(load.hello)} answers/s")
            )
            told = f"{_number(load.listing)} answers/s, {_number(load.memory['Pss'])} MB in all"
            rows.append((size, "the mix, 2 workers, 4 clients", told))
    if run.import_rate is not None:
        rows.append(("2000", "import, validated", f"{_number(run.import_rate)} practices/s"))
    return _table("Throughput", ("practices", "what", "measured"), rows)


def _targets(found: Sequence[Target]) -> str:
    return _table(
        "Targets",
        ("what", "target", "measured", "met"),
        ((each.what, _limit(each), _measured(each), _verdict(each)) for each in found),
    )


def _limit(target: Target) -> str:
    return f"{'≥' if target.at_least else '≤'} {target.limit:g} {target.unit}".strip()


def _measured(target: Target) -> str:
    if target.measured is None:
        return "not measured"
    return f"{_number(target.measured)} {target.unit}".strip()


def _verdict(target: Target) -> str:
    return {True: "yes", False: "NO", None: "–"}[target.is_met]


def _number(value: float) -> str:
    """Write a figure with as many digits as it can vouch for."""
    if value >= 100:  # noqa: PLR2004  three digits are all that a timing can vouch for
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"  # noqa: PLR2004  the same
