"""Working records in every state, and whoever enters, for the pages of the desk.

Run inside the served catalogue: it prints a session and the keys that the pages need. What the
public sees stays as it was.
"""

import datetime as dt
import json

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from practices.editorial import Action, CorrectionKind, PracticeState, ProposalState
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.models.proposals import Correction, Proposal
from practices.workflow.editing import record_edit
from practices.workflow.transitions import Ask, perform

PATHS = {
    "draft": (),
    "submitted": (Action.SUBMIT,),
    "returned": (Action.SUBMIT, Action.RETURN),
    "approved": (Action.SUBMIT, Action.APPROVE),
    "scheduled": (Action.SUBMIT, Action.APPROVE),
}
"""What is done to a public record, once written on, to bring it to a state."""


def main() -> None:
    """Make the rows and say what they are called."""
    member = User.objects.get(is_superuser=True)
    rows = list(Practice.objects.filter(state=PracticeState.PUBLISHED).order_by("-code")[1:10])
    keys = {"published": rows.pop().pk}
    for name, actions in PATHS.items():
        practice = rows.pop()
        record_edit(practice, by=None)
        for action in actions:
            practice.refresh_from_db()
            perform(Ask(action=action, practice=practice, by=None, reason="Por revisar."))
        keys[name] = practice.pk
    scheduled = Practice.objects.filter(pk=keys["scheduled"])
    scheduled.update(publish_at=timezone.now() + dt.timedelta(days=9), publish_by=member)
    due = Practice.objects.filter(pk=keys["published"])
    due.update(review_on=timezone.localdate())
    withdrawn = Practice.objects.filter(state=PracticeState.WITHDRAWN).first()
    keys["withdrawn"] = withdrawn.pk if withdrawn else 0
    text = "¿De dónde sale esta cifra?"
    Comment.objects.create(practice_id=keys["returned"], text=text, author=member)
    make_received(keys["published"])
    client = Client()
    client.force_login(member)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key}
    print(json.dumps({"cookie": cookie, "keys": keys}))  # noqa: T201  what is asked for


def make_received(published: int) -> None:
    """Make what the public sends: a proposal and a request of correction."""
    Proposal.objects.create(
        state=ProposalState.RECEIVED,
        sent_at=timezone.now(),
        answers={
            "region": "24",
            "office": "Gerencia",
            "email": "mesa@example.org",
            "title": "Feria de servicios",
            "sources": [{"title": "Nota", "publisher": "Diario", "url": "https://x.pe/n"}],
        },
        title="Feria de servicios",
        email="mesa@example.org",
    )
    Correction.objects.create(
        practice_id=published, version=1, kind=CorrectionKind.CORRECTION, wrong="La fecha."
    )


if __name__ == "__main__":
    main()
