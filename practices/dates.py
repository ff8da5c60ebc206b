"""Imprecise dates: a year, a year and a month, or a whole day, as sources give them."""

import dataclasses
import datetime as dt
import re

from django.utils.translation import gettext, pgettext_lazy

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MONTHS = (
    pgettext_lazy("abbreviated month", "ene."),
    pgettext_lazy("abbreviated month", "feb."),
    pgettext_lazy("abbreviated month", "mar."),
    pgettext_lazy("abbreviated month", "abr."),
    pgettext_lazy("abbreviated month", "may."),
    pgettext_lazy("abbreviated month", "jun."),
    pgettext_lazy("abbreviated month", "jul."),
    pgettext_lazy("abbreviated month", "ago."),
    pgettext_lazy("abbreviated month", "set."),
    pgettext_lazy("abbreviated month", "oct."),
    pgettext_lazy("abbreviated month", "nov."),
    pgettext_lazy("abbreviated month", "dic."),
)


@dataclasses.dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date as precise as its source: 2014, 2014-02 or 2014-02-11.

    Its ISO text sorts rightly as plain text: a year before its months, a month before its days.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "ImpreciseDate":
        """Read `AAAA`, `AAAA-MM` or `AAAA-MM-DD`; ValueError for anything else."""
        match = _SHAPE.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        dt.date(year or 0, month or 1, day or 1)
        return cls(year or 0, month, day)

    @property
    def iso(self) -> str:
        """The text it was read from."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def display(self) -> str:
        """Return the date as Peru writes it: «2014», «feb. 2014», «11 feb. 2014»."""
        if self.month is None:
            return str(self.year)
        month = MONTHS[self.month - 1]
        if self.day is None:
            return f"{month} {self.year}"
        return f"{self.day} {month} {self.year}"

    def may_precede(self, other: "ImpreciseDate") -> bool:
        """Whether this date can be earlier than or the same as `other`, as far as both say."""
        size = min(len(self.iso), len(other.iso))
        return self.iso[:size] <= other.iso[:size]


def display(text: str) -> str:
    """Return a stored date as people read it; empty text gives «sin fecha»."""
    return ImpreciseDate.parse(text).display() if text else gettext("sin fecha")


def year_of(text: str) -> int | None:
    """Return the year of a stored date, or None when it has none."""
    return ImpreciseDate.parse(text).year if text else None


def is_period(start: str, end: str) -> bool:
    """Whether `end` can follow `start`; nothing is held against a date that is not one."""
    try:
        return ImpreciseDate.parse(start).may_precede(ImpreciseDate.parse(end))
    except ValueError:
        return True
