"""What the pages of a proposal show besides the questions: the steps and the link."""

import dataclasses
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from practices.models.proposals import Proposal
from practices.participation.steps import STEPS, Fault, Step, numbered
from practices.views.site import Link

TITLE = gettext_lazy("Proponer una práctica")


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """A step in the list: done, current, to correct, or still to come."""

    number: int
    title: Promise
    url: str
    current: bool
    done: bool
    note: str
    open: bool


def step_url(token: str, step: Step) -> str:
    """Return the address of a step."""
    return reverse("practices:proposal_step", kwargs={"token": token, "step": step.slug})


def link_of(token: str) -> str:
    """Return the whole private address, to be copied."""
    return f"{settings.SITE_URL}{reverse('practices:proposal', kwargs={'token': token})}"


def stages(
    proposal: Proposal, token: str, here: Step | None, faults: Mapping[str, Sequence[Fault]]
) -> list[Stage]:
    """Return the list of steps; one can be opened if it was, or comes right after."""
    last = max((n for n, each in numbered() if each.slug in proposal.typed), default=0)
    found = []
    for number, step in numbered():
        tried, wrong = step.slug in proposal.tried, len(faults.get(step.slug, ()))
        note = ngettext("%d dato por corregir", "%d datos por corregir", wrong) % wrong
        found.append(
            Stage(
                number=number,
                title=step.title,
                url=step_url(token, step),
                current=step is here,
                done=tried and not wrong,
                note=note if tried and wrong else "",
                open=number <= last + 1 or bool(proposal.tried),
            )
        )
    return found


def next_step(proposal: Proposal, faults: Mapping[str, Sequence[Fault]]) -> Step:
    """Return the step at which to go on: the first that is not done."""
    for step in STEPS:
        if step.form and (step.slug not in proposal.tried or faults[step.slug]):
            return step
    return STEPS[-1]


def breadcrumb(here: str | Promise = "") -> list[Link]:
    """Return the way to a page of the form; the start is its first crumb."""
    if not here:
        return [Link(TITLE)]
    return [Link(TITLE, reverse("practices:proposal_start")), Link(here)]
