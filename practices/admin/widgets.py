"""The controls of the admin's forms."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Model

KEY = re.compile("[0-9]{0,18}", re.ASCII)
"""What a browser sends for a row: its key, or nothing; else would be a server error."""


MOST_LINES = 12
"""Lines of a text that a text area shows at once; the rest scrolls."""


class PlainTextarea(AdminTextareaWidget):
    """A text area as high as its text, whose line breaks are stored as loading stores them.

    Browsers send CR LF; kept so, opening and saving a form would look like a change. Its
    `rows` are the fewest it has, and its `cols` what goes in a line.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, "cols": 80, **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Give the text the lines that it fills, from the first draw."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        drawn = context["widget"]["attrs"]
        columns = int(drawn["cols"])
        lines = sum(len(each) // columns + 1 for each in str(value or "").split("\n"))
        drawn["rows"] = max(int(drawn["rows"]), min(lines, MOST_LINES))
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


class PlainNumber(forms.NumberInput):
    """A number without the zeros that the column adds: 257, not 257.0000."""

    def format_value(self, value: Any) -> str | None:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class KnownAutocomplete(AutocompleteSelect):
    """An autocomplete that asks nothing for a row its form has already read."""

    known: Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        if self.known is None or list(value) != [str(self.known.pk)]:
            usable = [each for each in value if KEY.fullmatch(str(each))]
            return super().optgroups(name, usable, attr)
        options = [self.create_option(name, value[0], str(self.known), selected=True, index=0)]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", selected=False, index=0))
        return [(None, options, 0)]


class SeveralAutocomplete(AutocompleteSelectMultiple):
    """An autocomplete of several rows, without the «clear» sign that breaks its list."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        usable = [each for each in value if KEY.fullmatch(str(each))]
        return super().optgroups(name, usable, attr)


def inner_widget(field: forms.Field) -> forms.Widget:
    """Return the control itself, without the links that the admin wraps around some."""
    wrapper: Any = field.widget
    widget: forms.Widget = getattr(wrapper, "widget", wrapper)
    return widget


def only_add(field: Any) -> None:
    """Let a form add to the list it chooses from, but not rename or delete what is there."""
    wrapper = getattr(field, "widget", None)
    if isinstance(wrapper, RelatedFieldWidgetWrapper):
        wrapper.can_change_related = False
        wrapper.can_delete_related = False
        wrapper.can_view_related = False
