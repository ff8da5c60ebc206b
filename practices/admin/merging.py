"""Two people wrote on one form: what each changed, and one text out of both.

Three states are compared: as the form was opened, as it is saved now, and as it was sent.
What only one of them changed is taken from whom changed it; what both changed differently is
asked for, field by field. Rows of inlines are matched by their key.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from practices.admin.form_state import Drawn, SentRow, State, Values, put, sent, sent_rows
from practices.admin.form_words import in_words

CHOICE = "_choice-"
MINE, SAVED = "mine", "saved"
_DELETED = "DELETE"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that the saved form says otherwise than the one that was sent."""

    name: str
    label: str
    mine: str
    saved: str

    @property
    def choice(self) -> str:
        """The name under which a browser sends which of the two stays."""
        return CHOICE + self.name


@dataclasses.dataclass(slots=True)
class Merged:
    """What came of it: the form to save, what is still to be decided, and what was taken."""

    data: QueryDict
    since: str = ""
    """When the form was opened, if it is known."""
    asked: list[Difference] = dataclasses.field(default_factory=list)
    taken: list[Difference] = dataclasses.field(default_factory=list)

    @property
    def differs(self) -> bool:
        return bool(self.asked or self.taken)


@dataclasses.dataclass(frozen=True, slots=True)
class _Three:
    """A field in its three states; `opened` is None when it is not known."""

    opened: list[str] | None
    saved: list[str]
    mine: list[str]

    @property
    def keeps(self) -> bool:
        """Whether what was sent stands: it is the same, or nobody else touched it."""
        return self.saved in (self.mine, self.opened)

    @property
    def takes(self) -> bool:
        """Whether what is saved stands: only the other person touched it."""
        return self.mine == self.opened


class Merging:
    """One form being merged; `choices` says MINE or SAVED of what was decided already."""

    def __init__(
        self, drawn: Drawn, opened: State | None, data: QueryDict, choices: Mapping[str, str]
    ) -> None:
        self._drawn = drawn
        self._saved = drawn.state()
        self._opened = opened
        self._choices = choices
        self._sent = data
        self._merged = Merged(data.copy())

    def run(self) -> Merged:
        """Compare everything, and return what came of it."""
        opened = self._opened.fields if self._opened else {}
        for name, saved in self._saved.fields.items():
            field = self._drawn.form.fields[name]
            three = _Three(opened.get(name), saved, sent(self._sent, name, field))
            values = self._decided(name, _label(field, name), field, three)
            if values is not None:
                put(self._merged.data, name, field, values)
        for formset in self._drawn.formsets:
            self._merge_rows(formset)
        return self._merged

    def _decided(
        self, name: str, label: str, field: forms.Field, three: _Three
    ) -> list[str] | None:
        """Return the saved values if they are to stand; None leaves what was sent."""
        if three.keeps:
            return None
        difference = Difference(
            name=name,
            label=label,
            mine=in_words(field, three.mine),
            saved=in_words(field, three.saved),
        )
        if three.takes:
            self._merged.taken.append(difference)
            return three.saved
        return three.saved if self._chosen(difference) == SAVED else None

    def _chosen(self, difference: Difference) -> str:
        chosen = self._choices.get(difference.choice, "")
        if chosen not in {MINE, SAVED}:
            self._merged.asked.append(difference)
        return chosen

    def _merge_rows(self, formset: Any) -> None:
        opened = self._opened.rows.get(formset.prefix, {}) if self._opened else {}
        rows = _Rows(formset, self._sent, opened)
        saved = self._saved.rows[formset.prefix]
        mine = {row.key: row for row in rows.sent if row.key}
        for key, values in saved.items():
            if key in mine:
                self._merge_row(rows, mine[key], values)
            else:
                rows.add_saved(key, values)
                self._tell_of_added(rows, key, values)
        for row in rows.sent:
            if row.key and row.key not in saved:
                self._keep_removed(rows, row)
            elif not row.key:
                rows.add_sent(row)
        rows.write(self._merged.data)

    def _tell_of_added(self, rows: "_Rows", key: str, values: Values) -> None:
        label = _("%(rows)s: una fila que otra persona agregó") % {"rows": rows.label}
        name = f"{rows.prefix}-{key}"
        text = rows.text(values)
        self._merged.taken.append(Difference(name=name, label=label, mine="", saved=text))

    def _merge_row(self, rows: "_Rows", row: SentRow, saved: Values) -> None:
        opened = rows.opened.get(row.key, {})
        name = f"{rows.prefix}-{row.key}"
        changed = {each: value for each, value in saved.items() if each != _DELETED}
        untouched = {each: opened.get(each) for each in changed} == changed
        if row.values.get(_DELETED) and not untouched:
            label = _("%(rows)s: una fila que usted quitó y otra persona cambió")
            difference = Difference(
                name=name,
                label=label % {"rows": rows.label},
                mine=_("(quitarla)"),
                saved=rows.text(saved),
            )
            chosen = self._chosen(difference)
            rows.add_sent(row, saved if chosen == SAVED else {})
            return
        taken: Values = {}
        for each, value in changed.items():
            field = rows.fields[each]
            label = f"{rows.label}, {rows.number(row)}: {_label(field, each)}"
            three = _Three(opened.get(each), value, row.values[each])
            decided = self._decided(f"{name}-{each}", label, field, three)
            if decided is not None:
                taken[each] = decided
        rows.add_sent(row, taken)

    def _keep_removed(self, rows: "_Rows", row: SentRow) -> None:
        """Decide on a row that the other person removed."""
        gone = bool(row.values.get(_DELETED))
        same = row.values == rows.opened.get(row.key)
        if gone:
            return
        label = _("%(rows)s: una fila que otra persona quitó") % {"rows": rows.label}
        difference = Difference(
            name=f"{rows.prefix}-{row.key}",
            label=label,
            mine=rows.text(row.values),
            saved=_("(quitada)"),
        )
        if same:
            self._merged.taken.append(difference)
        elif self._chosen(difference) != SAVED:
            rows.add_again(row)


class _Rows:
    """The rows of one inline as they will be sent on, one after another."""

    def __init__(self, formset: Any, data: QueryDict, opened: dict[str, Values]) -> None:
        self.prefix: str = formset.prefix
        self.opened = opened
        self.sent = sent_rows(data, formset)
        self.fields: dict[str, forms.Field] = formset.empty_form.fields
        self.label = capfirst(str(formset.model._meta.verbose_name_plural))  # noqa: SLF001 Django's API
        self._key: str = formset.model._meta.pk.name  # noqa: SLF001 Django's API
        self._data = data
        self._existing: list[Callable[[QueryDict, str], None]] = []
        self._new: list[Callable[[QueryDict, str], None]] = []

    def number(self, row: SentRow) -> str:
        return _("fila %(number)s") % {"number": self.sent.index(row) + 1}

    def text(self, values: Values) -> str:
        """Say a row in a few lines: each thing that it says."""
        said = [
            f"{_label(self.fields[name], name)}: {in_words(self.fields[name], value)}"
            for name, value in values.items()
            if value and name in self.fields and name not in {_DELETED, "position"}
        ]
        return "\n".join(said)

    def add_saved(self, key: str, values: Values) -> None:
        def write(data: QueryDict, prefix: str) -> None:
            data[prefix + self._key] = key
            self._put(data, prefix, values)

        self._existing.append(write)

    def add_sent(self, row: SentRow, instead: Values | None = None) -> None:
        """Add a row as it was sent, but for what is taken of the saved one."""

        def write(data: QueryDict, prefix: str) -> None:
            self._copy(row, data, prefix)
            self._put(data, prefix, instead or {})

        (self._existing if row.key else self._new).append(write)

    def add_again(self, row: SentRow) -> None:
        """Add as new a row that is no longer there."""

        def write(data: QueryDict, prefix: str) -> None:
            self._copy(row, data, prefix)
            data.pop(prefix + self._key, None)

        self._new.append(write)

    def write(self, data: QueryDict) -> None:
        """Put the rows in the place of those that were sent."""
        for row in self.sent:
            for name in [name for name in data if name.startswith(row.prefix)]:
                del data[name]
        rows = [*self._existing, *self._new]
        for number, put_row in enumerate(rows):
            put_row(data, f"{self.prefix}-{number}-")
        data[f"{self.prefix}-TOTAL_FORMS"] = str(len(rows))
        data[f"{self.prefix}-INITIAL_FORMS"] = str(len(self._existing))

    def _copy(self, row: SentRow, data: QueryDict, prefix: str) -> None:
        for name, values in self._data.lists():
            if name.startswith(row.prefix):
                data.setlist(prefix + name.removeprefix(row.prefix), values)

    def _put(self, data: QueryDict, prefix: str, values: Values) -> None:
        for name, value in values.items():
            put(data, prefix + name, self.fields[name], value)


def _label(field: forms.Field, name: str) -> str:
    return capfirst(str(field.label or name))
