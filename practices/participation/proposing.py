"""The pages of a proposal: its start, its state behind the private link, and its steps."""

import dataclasses
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from practices.editorial import ProposalState
from practices.index.catalogue import CatalogueIndex
from practices.index.holder import current
from practices.models.proposals import Proposal
from practices.participation.guard import drawn_now, suspicion
from practices.participation.limits import (
    BEGINNING,
    MAILING,
    SAVING,
    SENDING,
    exceeded,
    exceeded_by,
)
from practices.participation.pages import (
    breadcrumb,
    link_of,
    next_step,
    stages,
    step_url,
)
from practices.participation.private import behind_link, keep_private
from practices.participation.review import review
from practices.participation.saving import Saving, faults_by_step, save
from practices.participation.steps import (
    BY_SLUG,
    STEPS,
    Filled,
    Step,
    TooMuchError,
    Typed,
    fill,
    kept,
)
from practices.workflow.proposals import StaleStepError, begin, mail_link, send

AUTOSAVE, LEAVE, ANYWAY, MORE, BACK = "_autosave", "_leave", "_anyway", "_more", "_back"
_REVIEW = STEPS[-1]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Say what is asked and what happens with it; begin a proposal when asked to."""
    notice, status = "", HTTPStatus.OK
    if request.method == "POST":
        if request.POST.get("sitio"):
            notice, status = suspicion(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
        elif exceeded(request, BEGINNING):
            notice, status = too_many(), HTTPStatus.TOO_MANY_REQUESTS
        else:
            _proposal, token = begin(language=get_language() or "es")
            return keep_private(redirect(step_url(token, STEPS[0])))
    context = {"breadcrumb": breadcrumb(), "steps": STEPS, "notice": notice}
    return render(request, "participation/start.html", context, status=status)


def too_many() -> str:
    """Say to who sends too much what to do."""
    return _(
        "Llegaron demasiados envíos desde tu conexión o al sitio. No se perdió nada de lo que "
        "ves aquí: espera unos minutos y vuelve a pulsar el botón."
    )


@behind_link
def entry(request: HttpRequest, proposal: Proposal, token: str) -> HttpResponse:
    """Show in what state a proposal is, and the way to go on with it."""
    faults = faults_by_step(proposal, current())
    context = {
        **_shared(proposal, token),
        "breadcrumb": breadcrumb(_("Tu propuesta")),
        "stages": stages(proposal, token, None, faults),
        "go_on": step_url(token, next_step(proposal, faults)),
        "changes": proposal.changes.all(),
        "observed": sum(map(len, faults.values())),
        "states": ProposalState,
    }
    return render(request, "participation/state.html", context)


@behind_link
def step(request: HttpRequest, proposal: Proposal, token: str, step: str) -> HttpResponse:
    """Show a step of a proposal, and keep what is written in it."""
    chosen = BY_SLUG.get(step)
    if chosen is None:
        raise Http404
    if not proposal.is_open:
        return redirect("practices:proposal", token=token)
    if chosen is _REVIEW:
        return _review(request, proposal, token)
    page = _Page(request, proposal, token, chosen, current())
    return page.save() if request.method == "POST" else page.show()


def _shared(proposal: Proposal, token: str) -> dict[str, Any]:
    return {"proposal": proposal, "private_link": link_of(token), "token": token}


def _review(request: HttpRequest, proposal: Proposal, token: str) -> HttpResponse:
    index, notice, status = current(), "", HTTPStatus.OK
    if request.method == "POST":
        if not exceeded(request, SENDING):
            send(proposal=proposal, token=token)
            return redirect("practices:proposal", token=token)
        notice, status = too_many(), HTTPStatus.TOO_MANY_REQUESTS
    faults = faults_by_step(proposal, index)
    context = {
        **_shared(proposal, token),
        "step": _REVIEW,
        "number": len(STEPS),
        "breadcrumb": breadcrumb(_REVIEW.title),
        "stages": stages(proposal, token, _REVIEW, faults),
        "lines": list(review(proposal, token, faults, index.names)),
        "missing": [each for found in faults.values() for each in found],
        "notice": notice,
    }
    return render(request, "participation/review.html", context, status=status)


@dataclasses.dataclass(slots=True)
class _Page:
    """A step that asks, for one request."""

    request: HttpRequest
    proposal: Proposal
    token: str
    step: Step
    index: CatalogueIndex

    def show(self) -> HttpResponse:
        typed = self.proposal.typed.get(self.step.slug, {})
        checked = self.step.slug in self.proposal.tried
        return self._drawn(fill(self.step, typed, self.index, checked=checked))

    def save(self) -> HttpResponse:
        sent = self.request.POST
        try:
            typed = kept(self.step, sent, self.index)
        except TooMuchError:
            return self._refused({}, _("Es demasiado texto para un paso: acórtalo."), 413)
        refusal = self._refusal()
        if refusal:
            return self._refused(typed, *refusal)
        done = not {AUTOSAVE, LEAVE, MORE, BACK}.intersection(sent)
        saving = Saving(step=self.step, typed=typed, seen=self._seen(), tried=done)
        try:
            self.proposal = save(proposal=self.proposal, saving=saving, index=self.index)
        except StaleStepError:
            return self._conflict(typed)
        except PermissionDenied:  # it was sent from another window meanwhile
            return redirect("practices:proposal", token=self.token)
        return self._saved(typed)

    def _seen(self) -> int:
        seen = self.request.POST.get("seen", "")
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0  # noqa: PLR2004

    def _refusal(self) -> tuple[str, int] | None:
        """Return why a sending is not taken now; what it says is drawn again."""
        if exceeded(self.request, SAVING):
            return too_many(), HTTPStatus.TOO_MANY_REQUESTS
        if self.step is STEPS[0] and AUTOSAVE not in self.request.POST:
            said = suspicion(self.request.POST)
            return (said, HTTPStatus.UNPROCESSABLE_ENTITY) if said else None
        return None

    def _saved(self, typed: Typed) -> HttpResponse:
        sent = self.request.POST
        if AUTOSAVE in sent:
            said = _("Borrador guardado hace un momento. Puedes cerrar y volver con tu enlace.")
            return JsonResponse({"said": said, "seen": self.proposal.edit_number})
        self._mail_link()
        if MORE in sent:
            filled = fill(self.step, typed, self.index, checked=False, more=2)
            return self._drawn(filled, more=True)
        if LEAVE in sent:
            return redirect("practices:proposal", token=self.token)
        if BACK in sent:
            return redirect(step_url(self.token, self._beside(-1)))
        filled = fill(self.step, typed, self.index, checked=True)
        if filled.faults() and ANYWAY not in sent:
            return self._drawn(filled, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect(step_url(self.token, self._beside(1)))

    def _beside(self, distance: int) -> Step:
        return STEPS[max(0, STEPS.index(self.step) + distance)]

    def _mail_link(self) -> None:
        address = self.proposal.email
        wanted = address and address != self.proposal.mailed_to
        if wanted and not exceeded_by(address.casefold(), MAILING):
            mail_link(proposal=self.proposal, token=self.token)

    def _refused(self, typed: Typed, said: str, status: int) -> HttpResponse:
        if AUTOSAVE in self.request.POST:
            return JsonResponse({"said": said}, status=status)
        filled = fill(self.step, typed, self.index, checked=False)
        return self._drawn(filled, status=status, notice=said, seen=self._seen())

    def _conflict(self, typed: Typed) -> HttpResponse:
        """Show both texts: that of this window in the form, that of the other beside it."""
        self.proposal.refresh_from_db()
        said = _(
            "Otra ventana guardó este paso después de que abrieras esta. Abajo está lo que "
            "escribiste aquí; junto a cada respuesta distinta está lo que guardó la otra. Deja "
            "la que valga y guarda."
        )
        if AUTOSAVE in self.request.POST:
            return JsonResponse({"said": said}, status=HTTPStatus.CONFLICT)
        other = self.proposal.typed.get(self.step.slug, {})
        filled = fill(self.step, typed, self.index, checked=False)
        differing = list(_differences(filled, typed, other))
        return self._drawn(filled, status=HTTPStatus.CONFLICT, notice=said, differing=differing)

    def _drawn(self, filled: Filled, *, status: int = 200, **further: Any) -> HttpResponse:
        all_faults = faults_by_step(self.proposal, self.index)
        faults = filled.faults() if filled.checked else []
        context = {
            **_shared(self.proposal, self.token),
            "step": self.step,
            "number": STEPS.index(self.step) + 1,
            "breadcrumb": breadcrumb(self.step.title),
            "stages": stages(self.proposal, self.token, self.step, all_faults),
            "filled": filled,
            "faults": faults,
            "first": self.step is STEPS[0],
            "seen": self.proposal.edit_number,
            "drawn": drawn_now(),
            **further,
        }
        return render(self.request, "participation/step.html", context, status=status)


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """An answer that two windows wrote differently."""

    label: str
    here: str
    there: str


def _differences(filled: Filled, here: Typed, there: Typed) -> Any:
    """Give what two windows wrote differently in a step, by the question."""
    for name in sorted({*here, *there}):
        if here.get(name) != there.get(name):
            field = filled.form.fields.get(name)
            label = str(field.label) if field and field.label else _label_of_row(filled, name)
            mine, other = ("; ".join(each.get(name, [])) for each in (here, there))
            yield Difference(label, mine, other)


def _label_of_row(filled: Filled, name: str) -> str:
    kind = filled.step.rows
    _row, _dash, rest = name.partition("-")
    number, _dash, column = rest.partition("-")
    if kind is None or column not in kind.form.base_fields:
        return name.upper()
    return f"{kind.legend} {int(number) + 1}: {kind.form.base_fields[column].label}"
