"""«Correcciones»: what somebody asks to change in a published record."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.admin.received import ACTION, Answer, ReceivedAdmin, back_to_row, reason_in
from practices.desk.activity import name_of
from practices.editorial import CorrectionState, Section
from practices.models.proposals import Correction
from practices.workflow import corrections


@admin.register(Correction)
class CorrectionAdmin(ReceivedAdmin):
    """«Correcciones»: what somebody asks to change in a published record."""

    list_display = ["number", "practice", "kind", "told_part", "state", "received_at"]
    list_display_links = ["number"]
    list_filter = ["state", "kind"]
    list_select_related = ["practice"]
    search_fields = ["practice__code", "practice__title", "wrong", "right"]
    page = "admin/practices/correction/page.html"

    @admin.display(description=gettext_lazy("número"), ordering="pk")
    def number(self, row: Correction) -> str:
        return row.receipt

    @admin.display(description=gettext_lazy("parte"))
    def told_part(self, row: Correction) -> str:
        return str(Section(row.part).label) if row.part in Section.values else "—"

    def told(self, request: HttpRequest, row: Correction) -> dict[str, Any]:
        del request
        return {
            "answers": list(_asked(row)),
            "decidable": row.state == CorrectionState.RECEIVED,
            "by": name_of(row.resolved_by) if row.resolved_by else "",
            "form_url": reverse("admin:practices_practice_change", args=[row.practice_id]),
        }

    def decide(self, request: HttpRequest, row: Correction) -> HttpResponse:
        action = request.POST.get(ACTION, "")
        by: Any = request.user
        if action not in {CorrectionState.DONE, CorrectionState.DECLINED}:
            raise ValidationError(_("Elija cómo se resuelve."))
        corrections.resolve(
            correction=row,
            by=by,
            state=CorrectionState(action),
            answer=reason_in(request),
        )
        messages.success(request, _("%(receipt)s quedó respondida.") % {"receipt": row.receipt})
        return back_to_row(row)


def _asked(row: Correction) -> Iterable[Answer]:
    yield Answer(_("Qué pide"), [row.get_kind_display()])
    part = [str(Section(row.part).label)] if row.part in Section.values else []
    yield Answer(_("Parte de la ficha"), part)
    yield Answer(_("Versión que leía"), [str(row.version)])
    plain = (
        (_("Qué dato"), row.wrong),
        (_("Qué debería decir"), row.right),
        (_("Dónde consta"), row.source),
        (_("Correo para responder"), row.email),
    )
    yield from (Answer(label, [text] if text else []) for label, text in plain)
