"""Saving a step: what was typed, what of it holds, and what the whole still lacks."""

import dataclasses
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from practices.index.catalogue import CatalogueIndex
from practices.models.proposals import Proposal
from practices.participation.steps import ASKING, Fault, Step, Typed, fill
from practices.workflow.proposals import Content, Writing, locked, write


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """What a form of a step sends: its words, and the edition that it was drawn from."""

    step: Step
    typed: Typed
    seen: int
    tried: bool


@transaction.atomic
def save(*, proposal: Proposal, saving: Saving, index: CatalogueIndex) -> Proposal:
    """Keep a step, with the rest of the proposal as it is by now.

    Raises StaleStepError if another window saved other words in that step.
    """
    row = locked(proposal)
    typed = {**row.typed, saving.step.slug: saving.typed}
    writing = Writing(
        step=saving.step.slug,
        content=content_of(typed, index),
        seen=saving.seen,
        tried=saving.tried,
    )
    return write(proposal=row, writing=writing)


def content_of(typed: dict[str, Any], index: CatalogueIndex) -> Content:
    """Work out what of the words holds, and what is missing, as staff read it."""
    answers: dict[str, Any] = {}
    missing: list[str] = []
    unread: list[list[str]] = []
    with translation.override(settings.LANGUAGE_CODE):
        for step in ASKING:
            filled = fill(step, typed.get(step.slug, {}), index, checked=True)
            missing += [each.message for each in filled.faults()]
            answers |= filled.answers()
            unread += filled.unread()
    if unread:
        answers["unread"] = unread
    return Content(typed=typed, answers=answers, missing=missing)


def faults_by_step(proposal: Proposal, index: CatalogueIndex) -> dict[str, list[Fault]]:
    """Return what each step lacks, in the reader's language."""
    return {
        step.slug: fill(step, proposal.typed.get(step.slug, {}), index, checked=True).faults()
        for step in ASKING
    }
