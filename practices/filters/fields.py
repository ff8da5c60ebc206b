"""Form fields that drop what they do not know, and say what they dropped.

An address typed by hand, or kept for years, must still give a page: none of these fields
rejects the form. Each one says in `dropped` what it left out.
"""

import dataclasses
import re
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from practices.search.analysis import terms
from practices.text import excerpt, one_line

LONGEST_TEXT = 200
MOST_VALUES = 20
FIRST_YEAR, LAST_YEAR = 1900, 2100
_LONGEST_SHOWN = 60
_LONGEST_NUMBER = 9
_WHOLE = re.compile(r"[0-9]+", re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class Dropped:
    """A value that a listing could not use: where, which, what would be valid, and a notice."""

    parameter: str
    value: str
    valid: tuple[str, ...]
    notice: str


class LenientField(forms.Field):
    """What the fields have in common: a name in the address and a list of dropped values."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.parameter = ""
        self.dropped: list[Dropped] = []

    def __deepcopy__(self, memo: dict[int, Any]) -> "LenientField":
        """Give each form its own list; the rest is never changed, or is set anew by each form.

        Django would copy the widget, the messages and the validators of 23 fields per page.
        """
        copied = type(self).__new__(type(self))
        copied.__dict__ |= self.__dict__
        memo[id(self)] = copied
        copied.dropped = []
        return copied

    def drop(self, value: str, *valid: str, notice: str = "") -> None:
        """Note a value that was left out; the notice names it unless another one is given."""
        shown = excerpt(value, limit=_LONGEST_SHOWN)
        message = notice or _("«%(value)s» no existe en «%(label)s».")
        notice = message % {"value": shown, "label": self.label}
        self.dropped.append(Dropped(self.parameter, shown, valid, notice))


class TextField(LenientField):
    """The text to search, cleaned and cut."""

    def clean(self, value: object) -> str:
        """Return the text on one line; empty when it has nothing to search."""
        text = one_line(str(value or "")[: LONGEST_TEXT * 4])
        if len(text) > LONGEST_TEXT:
            notice = _("El texto es muy largo: se buscó solo su comienzo.")
            self.drop(text, _("un texto de hasta %s caracteres") % LONGEST_TEXT, notice=notice)
            text = text[:LONGEST_TEXT].rstrip()
        if text and not terms(text):
            notice = _("«%(value)s» no tiene letras ni cifras que buscar: se dejó de lado.")
            self.drop(text, _("un texto con alguna letra o cifra"), notice=notice)
            return ""
        return text


class ValuesField(LenientField):
    """Values of one facet; what is not among the known ones is dropped, one by one.

    When none is known the first one is kept and `impossible` says so: the answer is nobody,
    not everybody. `aliases` are other names of known values; `aliased` says that one was used.
    """

    widget = forms.MultipleHiddenInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.known: Collection[str] = ()
        self.valid: tuple[str, ...] = ()
        self.aliases: Mapping[str, str] = {}
        self.aliased = False
        self.impossible = False

    def clean(self, value: list[str] | None) -> list[str]:
        """Return the values to narrow by."""
        given = [one_line(each[: LONGEST_TEXT * 4]).casefold() for each in value or []]
        given = list(dict.fromkeys(each for each in given if each))
        if len(given) > MOST_VALUES:
            notice = _("«%(label)s» tiene demasiados valores: los últimos se dejaron de lado.")
            self.drop(given[MOST_VALUES], _("hasta %s valores") % MOST_VALUES, notice=notice)
        given = given[:MOST_VALUES]
        self.aliased = any(each in self.aliases for each in given)
        given = [self.aliases.get(each, each) for each in given]
        for each in given:
            if each not in self.known:
                self.drop(each, *self.valid)
        kept = [each for each in given if each in self.known]
        self.impossible = bool(given) and not kept
        return kept or [excerpt(each, limit=_LONGEST_SHOWN) for each in given[:1]]


class YearField(LenientField):
    """A year, or none."""

    def clean(self, value: object) -> int | None:
        """Return the year; None for no year or for what cannot be one."""
        text = one_line(str(value or "")[: LONGEST_TEXT * 4])
        if not text:
            return None
        year = int(text) if _WHOLE.fullmatch(text) and len(text) <= _LONGEST_NUMBER else 0
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
        valid = _("un año de %(first)s a %(last)s") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        self.drop(text, valid, notice=_("«%(value)s» no es un año: se dejó de lado."))
        return None


class OneOfField(LenientField):
    """One value of a closed list, or none."""

    def __init__(self, *, known: Collection[str], **options: Any) -> None:
        super().__init__(**options)
        self.known = known

    def clean(self, value: object) -> str:
        """Return the value; empty for none and for an unknown one."""
        text = one_line(str(value or "")[: LONGEST_TEXT * 4]).casefold()
        if text and text not in self.known:
            self.drop(text, *self.known)
            return ""
        return text


class NumberField(LenientField):
    """A whole number from 1 on, with a usual one and, if `largest` is set, a largest one."""

    def __init__(self, *, usual: int, **options: Any) -> None:
        super().__init__(**options)
        self.usual = usual
        self.largest: int | None = None

    def clean(self, value: object) -> int:
        """Return the number; the usual one for none, the largest one for a larger one."""
        text = one_line(str(value or "")[: LONGEST_TEXT * 4])
        if not text:
            return self.usual
        digits = text.lstrip("0") if _WHOLE.fullmatch(text) else ""
        if not digits:
            notice = _("«%(value)s» no vale para «%(label)s»: se usó lo habitual.")
            self.drop(text, _("un número entero desde 1"), notice=notice)
            return self.usual
        number = int(digits[:_LONGEST_NUMBER])
        if self.largest is not None and (
            number > self.largest or len(digits) > _LONGEST_NUMBER
        ):
            notice = _("«%(value)s» es demasiado para «%(label)s»: se usó el máximo.")
            self.drop(text, _("un número de 1 a %s") % self.largest, notice=notice)
            return self.largest
        return number
