"""Asking for a correction of a published record, or for something to be taken from it."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from practices.editorial import CorrectionKind, Section
from practices.models.proposals import Correction
from practices.models.publication import Publication
from practices.participation.fields import Line, Text
from practices.participation.guard import drawn_now, suspicion
from practices.participation.limits import CORRECTING, exceeded
from practices.participation.proposing import too_many
from practices.participation.steps import Fault
from practices.views.codes import elsewhere, readable
from practices.views.site import Link
from practices.workflow.corrections import Request, receive
from practices.workflow.once import FIELD, claim, new_token, settle

PARTS = (
    Section.IDENTITY, Section.PROBLEM, Section.ACTIONS, Section.RESULTS, Section.ALIGNMENT,
    Section.TERRITORY, Section.PARTNERS, Section.LEGAL, Section.SOURCES, Section.ATTACHMENTS,
    Section.CONTACT, Section.TRANSLATION,
)  # fmt: skip
"""The parts of a record that a reader sees."""


class CorrectionForm(forms.Form):
    """What is asked about a record; of whoever asks, an address at most."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=gettext_lazy("Qué pides"),
        choices=CorrectionKind.choices,
        initial=CorrectionKind.CORRECTION,
        widget=forms.RadioSelect,
    )
    part = forms.ChoiceField(
        label=gettext_lazy("En qué parte de la ficha"),
        choices=[
            ("", gettext_lazy("No lo sé, o en varias")),
            *((each.value, each.label) for each in PARTS),
        ],
        required=False,
        widget=forms.Select(attrs={"class": "field"}),
    )
    wrong = Text(
        label=gettext_lazy("Qué dato está mal, falta o se debe retirar"),
        help_text=gettext_lazy("Cópialo tal como está en la ficha, si puedes."),
        max_length=2000,
        rows=3,
        missing=gettext_lazy("Di qué dato es."),
    )
    right = Text(
        label=gettext_lazy("Qué debería decir"),
        help_text=gettext_lazy("Si pides que se retire, puedes dejarlo vacío."),
        max_length=2000,
        rows=3,
    )
    source = Line(
        label=gettext_lazy("Dónde consta"),
        help_text=gettext_lazy("La dirección o el título de la fuente que lo muestra."),
        max_length=1000,
    )
    email = forms.EmailField(
        label=gettext_lazy("Correo para responderte (opcional)"),
        help_text=gettext_lazy("No se publica, y se borra 60 días después de responderte."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "field", "autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy("Escribe el correo completo, o deja la casilla vacía.")
        },
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        asks_for_words = found.get("kind") == CorrectionKind.CORRECTION
        if asks_for_words and "right" not in self.errors and not found.get("right"):
            self.add_error("right", _("Di qué debería decir."))
        return found

    def faults(self) -> list[Fault]:
        """Return what is wrong or missing, in the order of the page."""
        return [
            Fault(name, self[name].auto_id, str(each))
            for name, messages in self.errors.items()
            for each in messages
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a correction of a record, and take it."""
    publication = readable(code)
    url = reverse("practices:correction", kwargs={"code": publication.code})
    if answer := elsewhere(request, publication, url, route="practices:correction"):
        return answer
    if request.method != "POST":
        return _page(request, publication, CorrectionForm())
    form = CorrectionForm(_without_nul(request))
    if not form.is_valid():
        return _page(request, publication, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if said := suspicion(request.POST):
        return _page(request, publication, form, HTTPStatus.UNPROCESSABLE_ENTITY, said)
    if exceeded(request, CORRECTING):
        return _page(request, publication, form, HTTPStatus.TOO_MANY_REQUESTS, too_many())
    return redirect(_taken(request, publication, form))


def _without_nul(request: HttpRequest) -> Any:
    sent = request.POST.copy()
    for name in sent:
        sent.setlist(name, [each.replace("\0", "") for each in sent.getlist(name)])
    return sent


@transaction.atomic
def _taken(request: HttpRequest, publication: Publication, form: CorrectionForm) -> str:
    """Take a request, once however often it is sent; return where its receipt is."""
    token = request.POST.get(FIELD, "")
    fields = [(n, v) for n, v in request.POST.lists() if n in form.fields]
    if led := claim(token=token, content=fields, by=None):
        return led
    asked = Request(**form.cleaned_data)
    language = get_language() or "es"
    made = receive(publication=publication, request=asked, language=language)
    named = {"code": publication.code, "number": made.pk}
    led = reverse("practices:correction_received", kwargs=named)
    settle(token=token, result=led)
    return led


@require_safe
@never_cache
def received(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say that a request was taken, its number, and what happens now."""
    publication = readable(code)
    mine = Correction.objects.filter(pk=number, practice__code=publication.code)
    correction = mine.first()
    if correction is None:
        raise Http404
    context = {
        "breadcrumb": _breadcrumb(publication),
        "publication": publication,
        "correction": correction,
    }
    return render(request, "participation/correction_received.html", context)


def _breadcrumb(publication: Publication) -> list[Link]:
    return [
        Link(_("Prácticas"), reverse("practices:list")),
        Link(publication.title, publication.get_absolute_url(), language="es"),
        Link(_("Pedir una corrección")),
    ]


def _page(
    request: HttpRequest,
    publication: Publication,
    form: CorrectionForm,
    status: int = HTTPStatus.OK,
    notice: str = "",
) -> HttpResponse:
    context = {
        "breadcrumb": _breadcrumb(publication),
        "publication": publication,
        "form": form,
        "faults": form.faults() if form.is_bound else [],
        "notice": notice,
        "drawn": drawn_now(),
        "once": request.POST.get(FIELD) or new_token(),
    }
    return render(request, "participation/correction.html", context, status=status)
