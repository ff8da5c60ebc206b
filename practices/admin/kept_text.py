"""The page of who can no longer save: their session ended, or their right, or the row is gone.

It shows every text that was sent, to be copied, and says why it was not saved.
"""

import dataclasses
import functools
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Field, Model, TextField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils.text import capfirst

TEMPLATE = "admin/kept_text.html"
FORBIDDEN = 403


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """One text that was typed, and what it was for."""

    label: str
    text: str

    @property
    def lines(self) -> int:
        return min(max(self.text.count("\n") + 1, len(self.text) // 80 + 1), 12)


def page(
    request: HttpRequest, desk: Any, sent: QueryDict, *, row: Model | None = None
) -> HttpResponse:
    """Show what was typed to who cannot save it here."""
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "original": row,
        "signed_in": desk.admin_site.has_permission(request),
        "texts": list(_texts(desk, sent)),
    }
    return TemplateResponse(request, TEMPLATE, context, status=FORBIDDEN)


def guarded(desk: Any, patterns: list[URLPattern]) -> list[URLPattern]:
    """Make the addresses of forms answer who sends one without a session with their text."""
    names = {f"{desk.opts.app_label}_{desk.opts.model_name}_{each}" for each in _FORMS}
    for pattern in patterns:
        if pattern.name in names:
            pattern.callback = _keeping(desk, pattern.callback)
    return patterns


_FORMS = ("add", "change")


def _keeping(desk: Any, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not desk.admin_site.has_permission(request):
            return page(request, desk, request.POST)
        return view(request, *args, **kwargs)

    return answer


def _texts(desk: Any, sent: QueryDict) -> Iterator[Text]:
    inlines = {_prefix(desk.model, inline): inline.model for inline in desk.inlines}
    for name, values in sent.lists():
        label = _label(desk.model, inlines, name)
        for value in values:
            if label and value.strip():
                yield Text(label, value)


def _prefix(parent: type[Model], inline: Any) -> str:
    for relation in parent._meta.related_objects:  # noqa: SLF001 Django's API
        same = relation.related_model is inline.model
        if same and (inline.fk_name or relation.field.name) == relation.field.name:
            return str(relation.get_accessor_name())
    return ""


def _label(model: type[Model], inlines: dict[str, type[Model]], name: str) -> str:
    """Say what a text was for; nothing if it is not a text that was typed."""
    prefix, _dash, rest = name.partition("-")
    number, _dash, column = rest.partition("-")
    if prefix in inlines and number.isdecimal():
        part = inlines[prefix]
        found = _typed(part, column)
        rows = capfirst(str(part._meta.verbose_name_plural))  # noqa: SLF001 Django's API
        return f"{rows}, {int(number) + 1}: {found}" if found else ""
    return _typed(model, name)


def _typed(model: type[Model], name: str) -> str:
    try:
        field: Any = model._meta.get_field(name)  # noqa: SLF001 Django's API
    except FieldDoesNotExist:
        return ""
    is_text = isinstance(field, (CharField, TextField)) and isinstance(field, Field)
    return capfirst(str(field.verbose_name)) if is_text and not field.choices else ""
