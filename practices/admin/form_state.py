"""What a form of the admin says, as plain values: as it is drawn, and as a browser sends it."""

import base64
import binascii
import dataclasses
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from practices.admin.widgets import inner_widget

Values = dict[str, list[str]]
"""Of a form or of a row: the values of each field, as a browser sends them; [] is empty."""

LARGEST = 4_000_000
"""Characters of the state of one form, once unpacked."""
ROWS = 1000
"""Rows of one inline, which is what Django reads of it."""
_COUNT = re.compile("[0-9]{1,6}", re.ASCII)


@dataclasses.dataclass(slots=True)
class State:
    """Everything that a form says: its own fields, and its inlines' rows by key."""

    fields: Values
    rows: dict[str, dict[str, Values]]

    def digest(self) -> str:
        return hashlib.sha256(_plain(self).encode()).hexdigest()

    def packed(self, moment: str) -> str:
        """Return it as the text of a hidden field, with the moment at which it was read."""
        plain = json.dumps([self.fields, self.rows, moment], ensure_ascii=False)
        return base64.b64encode(zlib.compress(plain.encode())).decode()


def _plain(state: State) -> str:
    return json.dumps([state.fields, state.rows], ensure_ascii=False, sort_keys=True)


def unpacked(text: str) -> tuple[State, str] | None:
    """Read a hidden field, which anyone can have written: None if it is not one of ours."""
    try:
        opened = zlib.decompressobj()
        plain = opened.decompress(base64.b64decode(text, validate=True), LARGEST)
        fields, rows, moment = json.loads(plain)
    except (ValueError, TypeError, zlib.error, binascii.Error, RecursionError):
        return None
    if not (_are_values(fields) and _are_rows(rows) and isinstance(moment, str)):
        return None
    return State(fields, rows), moment


def _are_values(given: Any) -> bool:
    return isinstance(given, dict) and all(
        isinstance(values, list) and all(isinstance(each, str) for each in values)
        for values in given.values()
    )


def _are_rows(given: Any) -> bool:
    return isinstance(given, dict) and all(
        isinstance(rows, dict) and all(_are_values(row) for row in rows.values())
        for rows in given.values()
    )


@dataclasses.dataclass(slots=True)
class Drawn:
    """A form and its inlines as the database has them now."""

    form: forms.ModelForm
    formsets: Sequence[Any]

    def state(self) -> State:
        own = {name: shown(self.form[name]) for name in asked(self.form)}
        rows = {formset.prefix: dict(_rows(formset)) for formset in self.formsets}
        return State(own, rows)


def _rows(formset: Any) -> Iterator[tuple[str, Values]]:
    for form in formset.initial_forms:
        values = {name: shown(form[name]) for name in row_fields(formset)}
        yield str(form.instance.pk), values


def row_fields(formset: Any) -> list[str]:
    """Return what a row of an inline asks, besides which row it is and of which whole."""
    identity = {formset.model._meta.pk.name, formset.fk.name}  # noqa: SLF001 Django's API
    return [name for name in asked(formset.empty_form) if name not in identity]


def asked(form: forms.BaseForm) -> list[str]:
    """Return the fields that say something in words: files and passwords are sent apart."""
    widgets = {name: inner_widget(field) for name, field in form.fields.items()}
    return [
        name
        for name, widget in widgets.items()
        if not (widget.needs_multipart_form or isinstance(widget, forms.PasswordInput))
    ]


def shown(bound: forms.BoundField) -> list[str]:
    """Return what a browser would send of a field as it is drawn."""
    widget = inner_widget(bound.field)
    return _kept(widget, _formatted(widget, bound.value()))


def drawn_at_first(form: forms.BaseForm, name: str) -> list[str]:
    """Return what a browser would send of a field as it is drawn before anything is typed."""
    field = form.fields[name]
    widget = inner_widget(field)
    value = field.prepare_value(form.get_initial_for_field(field, name))
    return _kept(widget, _formatted(widget, value))


def _formatted(widget: forms.Widget, value: Any) -> list[str]:
    if isinstance(widget, forms.MultiWidget):
        parts = zip(widget.widgets, widget.decompress(value) or (), strict=False)
        return ["\n".join(_formatted(*part)) for part in parts]
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    formatted = widget.format_value(value)
    several = formatted if isinstance(formatted, (list, tuple)) else [formatted]
    return ["" if each is None else str(each) for each in several]


def sent(data: QueryDict, name: str, field: forms.Field) -> list[str]:
    """Return what a browser sent of a field."""
    widget = inner_widget(field)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if data.get(name) else []
    return _kept(widget, [value for key in keys(name, field) for value in data.getlist(key)])


def keys(name: str, field: forms.Field) -> list[str]:
    """Return the names under which a browser sends a field."""
    widget = inner_widget(field)
    if isinstance(widget, forms.MultiWidget):
        names: Any = widget
        return [name + suffix for suffix in names.widgets_names]
    return [name]


def put(data: QueryDict, name: str, field: forms.Field, values: list[str]) -> None:
    """Write the values of a field where a browser would send them."""
    names = keys(name, field)
    if len(names) == 1:
        data.setlist(name, values)
        return
    for each, value in zip(names, [*values, *[""] * len(names)], strict=False):
        data[each] = value


def _kept(widget: forms.Widget, values: Sequence[str]) -> list[str]:
    """Drop what saving would not keep, so that two ways to write the same are one."""
    plain = [value.replace("\r\n", "\n").replace("\r", "\n").strip() for value in values]
    if isinstance(widget, forms.MultiWidget):
        return plain if any(plain) else []
    return sorted(filter(None, plain))


@dataclasses.dataclass(frozen=True, slots=True)
class SentRow:
    """One row of an inline as it was sent: its key if it had one, and where it stood."""

    key: str
    prefix: str
    values: Values


def sent_rows(data: QueryDict, formset: Any) -> list[SentRow]:
    """Return the rows of an inline as a browser sent them."""
    total = str(data.get(f"{formset.prefix}-TOTAL_FORMS", "0"))
    count = min(int(total), ROWS) if _COUNT.fullmatch(total) else 0
    empty = formset.empty_form
    key_name = formset.model._meta.pk.name  # noqa: SLF001 Django's API
    rows = []
    for number in range(count):
        prefix = f"{formset.prefix}-{number}-"
        values = {
            name: sent(data, prefix + name, empty.fields[name]) for name in row_fields(formset)
        }
        rows.append(SentRow(data.get(prefix + key_name, ""), prefix, values))
    return rows
