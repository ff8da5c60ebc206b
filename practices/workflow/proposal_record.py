"""From the answers of a proposal to a draft: what it says, and nothing that it does not."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from practices import record as rec
from practices.enums import AlignmentRole, Bound, PartnerRole, ResultKind
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.models.proposals import Proposal
from practices.snapshot.loading import load
from practices.snapshot.references import References
from practices.text import fold
from practices.workflow.codes import next_codes
from practices.workflow.editing import record_edit

Answers = dict[str, Any]
_LONGEST_COMMENT = 4000


def draft_of(proposal: Proposal, *, by: User) -> Practice:
    """Write a proposal as a draft of a person; the caller holds the transaction and the row."""
    references = References.read()
    record = record_of(proposal, references, code=next_codes(1)[0])
    practice = load([record], references)[0]
    practice.edit_number = 0
    record_edit(practice, by=by)
    for text in _further(proposal):
        Comment.objects.create(practice=practice, author=by, text=text[:_LONGEST_COMMENT])
    return practice


def record_of(proposal: Proposal, references: References, *, code: str) -> rec.Record:
    """Return what a proposal says as a Record; of what the catalogue lacks by now, nothing."""
    answers = proposal.answers
    untitled = _("Propuesta %(receipt)s, sin título") % {"receipt": proposal.receipt}
    region, mesa = answers.get("region", ""), answers.get("mesa", "")
    lead = answers.get("lead", "")
    citations = tuple(_citations(answers))
    return rec.Record(
        title=answers.get("title") or untitled,
        code=code,
        **{name: answers.get(name, "") for name in ("summary", "problem", "description")},
        **{name: answers.get(name, "") for name in ("start", "end")},
        regions=(region,) if region in references.regions else (),
        mesa=mesa if mesa in references.terms["mesa"] else "",
        contact_office=answers.get("office", ""),
        contact_role=answers.get("role", ""),
        completeness_note=_gaps(answers),
        alignments=tuple(_alignments(answers, references)),
        steps=tuple(
            rec.StepEntry(text=each["text"], date=each.get("date", ""))
            for each in answers.get("actions", ())
        ),
        partners=(rec.PartnerEntry(name=lead, role=PartnerRole.LEADS),) if lead else (),
        results=tuple(_result(each, citations) for each in answers.get("results", ())),
        citations=citations,
    )


def _gaps(answers: Answers) -> str:
    if answers.get("no_results") and not answers.get("results"):
        return _("Quien propuso la práctica indica que todavía no hay resultados respaldados.")
    return ""


def _alignments(answers: Answers, references: References) -> Iterator[rec.AlignmentEntry]:
    for framework in ("ods", "pmm"):
        for each in answers.get(framework, ()):
            if (framework, each["code"]) in references.objectives:
                principal = each["principal"]
                yield rec.AlignmentEntry(
                    framework=framework,
                    code=each["code"],
                    role=AlignmentRole.PRINCIPAL if principal else AlignmentRole.SECONDARY,
                    justification=each["reason"],
                )


def _citations(answers: Answers) -> Iterator[rec.CitationEntry]:
    found = {
        (each.get("url", ""), each["title"], each["publisher"], each.get("date", ""))
        for each in answers.get("sources", ())
    }
    for each in answers.get("sources", ()):
        key = (each.get("url", ""), each["title"], each["publisher"], each.get("date", ""))
        if key in found:
            found.discard(key)
            url, title, publisher, date = key
            yield rec.CitationEntry(title=title, publisher=publisher, url=url, date=date)


def _result(each: Answers, citations: tuple[rec.CitationEntry, ...]) -> rec.ResultEntry:
    value = each.get("value")
    return rec.ResultEntry(
        kind=ResultKind.RESULT,
        statement=each["statement"],
        value=Decimal(value) if value else None,
        bound=Bound.EXACT if value else None,
        unit=each.get("unit", ""),
        cut_off=each.get("cut_off", ""),
        citation=_cited(each.get("source", ""), citations),
    )


def _cited(said: str, citations: tuple[rec.CitationEntry, ...]) -> int | None:
    """Return the number of the source that a result names by its title or address."""
    wanted = fold(said)
    for number, each in enumerate(citations, start=1):
        if wanted and wanted in {fold(each.title), fold(each.url)}:
            return number
    return None


def _further(proposal: Proposal) -> Iterator[str]:
    """Give, as comments, where it comes from and what was answered that no record holds."""
    answers: Answers = proposal.answers
    yield _("Viene de la propuesta %(receipt)s.") % {"receipt": proposal.receipt}
    named = answers.get("mesa_name")
    if named:
        yield _("La propone: %(name)s (no está en la lista de mesas).") % {"name": named}
    for each in answers.get("results", ()):
        if each.get("source"):
            message = _("Fuente que da la propuesta para «%(statement)s»: %(source)s")
            yield message % {"statement": each["statement"], "source": each["source"]}
    for label, text in answers.get("unread", ()):
        yield _("No se pudo leer «%(label)s»: %(text)s") % {"label": label, "text": text}
