"""What was said about a working record, section by section: read, add, resolve, open again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.admin.widgets import PlainTextarea
from practices.editorial import Action, Section
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.workflow.comments import LONGEST, add_comment, reopen, resolve
from practices.workflow.permissions import may

PAGE = "admin:practice_comments"
_CHANGES = {"resolver": resolve, "reabrir": reopen}


class CommentForm(forms.Form):
    """A comment, on the whole record or on a section of it."""

    section = forms.ChoiceField(
        label=gettext_lazy("Sección"),
        required=False,
        choices=[("", gettext_lazy("Toda la ficha")), *Section.choices],
    )
    text = forms.CharField(
        label=gettext_lazy("Comentario"),
        max_length=LONGEST,
        widget=PlainTextarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Escriba el comentario.")},
    )


def comments(request: HttpRequest, practice: Practice) -> HttpResponse:
    """Show every comment of a practice, open ones first, and take a new one."""
    user: Any = request.user
    sent = request.POST if request.method == "POST" else None
    form = CommentForm(sent, initial={"section": request.GET.get("seccion", "")})
    if sent is not None and form.is_valid():
        try:
            add_comment(practice=practice, by=user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, _("Se guardó el comentario."))
            return redirect(PAGE, practice.pk)
    said = list(practice.comments.select_related("author", "resolved_by"))
    context = {
        **admin.site.each_context(request),
        "title": _("Comentarios"),
        "practice": practice,
        "open": [each for each in said if each.resolved_at is None],
        "resolved": [each for each in said if each.resolved_at is not None],
        "form": form if may(user, Action.COMMENT, practice) else None,
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    return TemplateResponse(request, "admin/practices/practice/comments.html", context)


def change_comment(
    request: HttpRequest, practice: Practice, comment: int, change: str
) -> HttpResponse:
    """Resolve a comment, or open it again."""
    if request.method != "POST" or change not in _CHANGES:
        return redirect(PAGE, practice.pk)
    user: Any = request.user
    found = get_object_or_404(Comment, pk=comment, practice=practice)
    _CHANGES[change](comment=found, by=user)
    return redirect(PAGE, practice.pk)
