"""In whose charge a working record is: a page of one choice."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.admin.desk_route import back_to
from practices.models.practice import Practice
from practices.workflow.assignment import assign, assignable


class ChargeForm(forms.Form):
    """In whose charge."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("A cargo de"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nadie"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.queryset = assignable()
        person.label_from_instance = lambda each: each.get_full_name() or each.username


def charge(request: HttpRequest, practice: Practice) -> HttpResponse:
    """Choose in whose charge a practice is."""
    user: Any = request.user
    sent = request.POST if request.method == "POST" else None
    form = ChargeForm(sent, initial={"person": practice.assigned_to_id})
    if sent is not None and form.is_valid():
        try:
            assign(practice=practice, to=form.cleaned_data["person"], by=user)
        except ValidationError as refusal:
            form.add_error("person", refusal.messages)
        else:
            messages.success(request, _("Se guardó a cargo de quién está la ficha."))
            return back_to(practice)
    context = {
        **admin.site.each_context(request),
        "title": _("A cargo de quién"),
        "practice": practice,
        "form": form,
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    return TemplateResponse(request, "admin/practices/practice/charge.html", context)
