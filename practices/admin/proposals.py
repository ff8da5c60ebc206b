"""«Recibidas»: proposals of people without an account, as the desk reads and decides them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.admin.received import ACTION, Answer, ReceivedAdmin, back_to_row, reason_in
from practices.desk.activity import name_of
from practices.desk.similar import Written, similar
from practices.editorial import ProposalState
from practices.models.proposals import Proposal
from practices.names import Names, read_names
from practices.workflow import proposals

_TONES = {
    ProposalState.RECEIVED: "waiting",
    ProposalState.IN_REVIEW: "waiting",
    ProposalState.RETURNED: "attention",
    ProposalState.ACCEPTED: "good",
}


_PLAIN: tuple[tuple[str, Promise], ...] = (
    ("mesa_name", gettext_lazy("Mesa o entidad que no está en la lista")),
    ("office", gettext_lazy("Oficina de contacto")),
    ("role", gettext_lazy("Cargo")),
    ("email", gettext_lazy("Correo (no se publica)")),
    ("title", gettext_lazy("Nombre")),
    ("summary", gettext_lazy("Resumen")),
    ("lead", gettext_lazy("Entidad que la dirige")),
    ("start", gettext_lazy("Desde cuándo")),
    ("end", gettext_lazy("Hasta cuándo")),
    ("problem", gettext_lazy("El problema")),
    ("description", gettext_lazy("Qué se hizo")),
)
_ROWS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    ("actions", gettext_lazy("Acciones con fecha"), ("date", "text")),
    (
        "results",
        gettext_lazy("Resultados"),
        ("statement", "value", "unit", "cut_off", "source"),
    ),
    ("sources", gettext_lazy("Fuentes"), ("title", "publisher", "url", "date")),
)
_CONFIRMED: tuple[tuple[str, Promise], ...] = (
    ("no_results", gettext_lazy("Todavía no hay resultados")),
    ("consent", gettext_lazy("La entidad está de acuerdo y no hay datos de personas")),
    ("licence", gettext_lazy("Acepta la licencia")),
)


def told_answers(proposal: Proposal, names: Names) -> Iterator[Answer]:
    """Give what a proposal answers, in the order of its form."""
    answers: dict[str, Any] = proposal.answers
    yield Answer(_("Mesa"), [str(proposal.mesa)] if proposal.mesa else [])
    yield Answer(_("Región"), [str(proposal.region)] if proposal.region else [])
    for name, label in _PLAIN:
        yield Answer(label, [answers[name]] if answers.get(name) else [])
    for name, label, columns in _ROWS:
        rows = answers.get(name, ())
        yield Answer(label, [_in_a_line(row, columns) for row in rows])
    for framework in ("ods", "pmm"):
        yield Answer(framework.upper(), list(_objectives(answers, framework, names)))
    for name, label in _CONFIRMED:
        yield Answer(label, [_("Sí")] if answers.get(name) else [_("No")])
    unread = answers.get("unread", ())
    if unread:
        lines = [f"{label}: {text}" for label, text in unread]
        yield Answer(_("Escrito, pero no se pudo leer"), lines)


def _in_a_line(row: dict[str, Any], columns: Iterable[str]) -> str:
    return " · ".join(str(row[name]) for name in columns if row.get(name))


def _objectives(answers: dict[str, Any], framework: str, names: Names) -> Iterator[str]:
    for each in answers.get(framework, ()):
        known = names.objectives.get((framework, each["code"]))
        role = _(" (principal)") if each["principal"] else ""
        name = known.short if known else ""
        yield f"{each['code']} {name}{role}: {each['reason'] or _('sin explicar')}"


@admin.register(Proposal)
class ProposalAdmin(ReceivedAdmin):
    """«Recibidas»: proposals that become drafts, go back, or end here."""

    list_display = ["number", "title", "stage", "mesa", "region", "lacks", "sent_at"]
    list_display_links = ["number", "title"]
    list_filter = ["state", ("mesa", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["mesa", "region"]
    search_fields = ["title", "email"]
    page = "admin/practices/proposal/page.html"

    @admin.display(description=gettext_lazy("número"), ordering="pk")
    def number(self, row: Proposal) -> str:
        return row.receipt

    @admin.display(description=gettext_lazy("estado"), ordering="state")
    def stage(self, row: Proposal) -> str:
        tone = _TONES.get(ProposalState(row.state), "quiet")
        return format_html(
            '<span class="chip chip-{}">{}</span>', tone, row.get_state_display()
        )

    @admin.display(description=gettext_lazy("qué falta"))
    def lacks(self, row: Proposal) -> str:
        if not row.missing:
            return _("Nada")
        first, *more = row.missing
        if not more:
            return str(first)
        return _("%(first)s (y %(more)s más)") % {"first": first, "more": len(more)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        return super().get_queryset(request).exclude(state=ProposalState.WRITING)

    def told(self, request: HttpRequest, row: Proposal) -> dict[str, Any]:
        person: Any = request.user
        changes = row.changes.select_related("by")
        return {
            "answers": list(told_answers(row, read_names())),
            "changes": [(each, name_of(each.by) if each.by else "") for each in changes],
            "alike": similar(_written(row), person) if row.practice is None else (),
            "decidable": row.state in proposals.DECIDABLE,
            "received": row.state == ProposalState.RECEIVED,
        }

    def decide(self, request: HttpRequest, row: Proposal) -> HttpResponse:
        action = request.POST.get(ACTION, "")
        by: Any = request.user
        said = reason_in(request)
        if action == "accept":
            practice = proposals.accept(proposal=row, by=by)
            message = _("%(receipt)s es ahora el borrador %(practice)s.")
            values = {"receipt": row.receipt, "practice": practice}
            messages.success(request, message % values)
            return redirect("admin:practices_practice_change", practice.pk)
        doing = self._moves(row, by, said).get(action)
        if doing is None:
            raise ValidationError(_("Elija qué hacer con la propuesta."))
        doing()
        messages.success(
            request, _("Hecho. Se ve en su enlace privado, y se le avisa por correo.")
        )
        return back_to_row(row)

    def _moves(self, row: Proposal, by: Any, reason: str) -> dict[str, Callable[[], object]]:
        return {
            "take": lambda: proposals.take_up(proposal=row, by=by),
            "return": lambda: proposals.give_back(proposal=row, by=by, reason=reason),
            "reject": lambda: proposals.reject(proposal=row, by=by, reason=reason),
        }


def _written(row: Proposal) -> Written:
    """Return what is compared of a proposal with the practices that are there."""
    summary = row.answers.get("summary", "")
    regions = [row.region.pk] if row.region else []
    return Written(title=row.title, summary=summary, regions=regions)
