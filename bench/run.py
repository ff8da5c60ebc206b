"""One run: every measure at every size, one after another so that none disturbs the next."""

import dataclasses
import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import making, pages, places, throughput
from bench.in_process import InProcess
from bench.making import Catalogue
from bench.pages import Pages
from bench.plan import Plan
from bench.throughput import Exports, Load
from bench.timings import Timing, Timings


@dataclasses.dataclass(frozen=True, slots=True)
class AtSize:
    """What was measured at one size; what the plan leaves out is None."""

    plan: Plan
    catalogue: Catalogue
    inside: InProcess
    pages: Pages
    exports: Exports | None
    load: Load | None

    @property
    def select(self) -> Timings:
        """The index in process, each selection asked before."""
        return _timings(self.inside.again)

    @property
    def first_select(self) -> Timings:
        """The index in process, each selection asked for the first time."""
        return _timings(self.inside.first)

    @property
    def sql(self) -> Timings:
        """The same answers by plain SQL."""
        return _timings(self.inside.sql)

    @property
    def wrong(self) -> set[int]:
        """The selections with some count, total or page that is not plain SQL's."""
        return {*self.inside.wrong, *self.pages.wrong}


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Everything that one command measured; `import_rate` is in practices per second."""

    sizes: Sequence[AtSize]
    import_rate: float | None


def run(plans: Sequence[Plan], *, with_import: bool) -> Run:
    """Measure everything; the catalogues that are missing are made first."""
    making.static_files()
    catalogues = [making.catalogue(plan.size) for plan in plans]
    sizes = [_at(plan, each) for plan, each in zip(plans, catalogues, strict=True)]
    return Run(sizes, throughput.import_rate() if with_import else None)


def _at(plan: Plan, catalogue: Catalogue) -> AtSize:
    print(f"Measuring {plan.size} practices…", flush=True)
    inside = _inside(plan, catalogue.file)
    return AtSize(
        plan=plan,
        catalogue=catalogue,
        inside=inside,
        pages=pages.measure(plan, catalogue.file, inside.totals),
        exports=throughput.exports(catalogue.file) if plan.exports else None,
        load=throughput.load(catalogue.file) if plan.loads else None,
    )


def _inside(plan: Plan, catalogue: Path) -> InProcess:
    with _copy(catalogue) as copy:
        done = subprocess.run(
            places.module("bench.in_process", str(plan.rounds)),
            env=places.variables(copy),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return InProcess(**json.loads(done.stdout))


@contextmanager
def _copy(catalogue: Path) -> Iterator[Path]:
    copy = catalogue.with_suffix(".copy")
    shutil.copyfile(catalogue, copy)
    try:
        yield copy
    finally:
        places.remove(copy)


def _timings(pairs: Sequence[tuple[int, float]]) -> Timings:
    return Timings([Timing(*pair) for pair in pairs])
