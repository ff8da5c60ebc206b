"""What a person does at the desk: open a form, change some of it, send it."""

from typing import Any

from django import forms
from django.test import Client

Form = dict[str, Any]


def sent_as_is(response: Any) -> Form:
    """Return what a browser would send of a form, as it was shown."""
    context = response.context
    shown: list[forms.BaseForm] = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        shown += [inline.formset.management_form, *inline.formset.forms]
    form: Form = dict(context.get("kept_fields", {}))
    for each in shown:
        for bound in each:
            value = bound.value()
            if value is True:
                form[bound.html_name] = "on"
            elif isinstance(value, list):
                form[bound.html_name] = [str(each) for each in value]
            elif value is not False and value not in {None, ""}:
                form[bound.html_name] = _as_shown(bound.field.widget, value)
    return form


def _as_shown(widget: forms.Widget, value: Any) -> str:
    """Return the text in the control, with the line breaks that browsers send."""
    text = value if isinstance(widget, forms.Select) else widget.format_value(value)
    return str(text).replace("\n", "\r\n")


def open_form(client: Client, address: str) -> Form:
    """Open a form and return what sending it untouched would send."""
    return sent_as_is(client.get(address))


def add_row(form: Form, prefix: str, **values: Any) -> None:
    """Add a row to an inline, as its link «Agregar» does."""
    number = int(form.get(f"{prefix}-TOTAL_FORMS", 0))
    form[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    for name, value in {"position": 99, **values}.items():
        form[f"{prefix}-{number}-{name}"] = value


def said(response: Any) -> list[str]:
    """Return the messages on the page, in order."""
    return [str(each) for each in response.context["messages"]]
