"""Run where the catalogue is served: who takes part in the journey, and what they were told.

Without a word, people are made and their sessions printed; with «avisos», their notices.
"""

import importlib
import json
import sys

import django


def enter() -> dict[str, str]:
    """Make a secretariat, a reviewer and a publisher, each signed in, and a source to cite."""
    from django.conf import settings  # noqa: PLC0415  after the setup
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415

    from practices.editorial import Role  # noqa: PLC0415
    from practices.models.source import Source  # noqa: PLC0415
    from practices.models.territory import Mesa  # noqa: PLC0415
    from tests.builders import make_member  # noqa: PLC0415

    Source.objects.create(title="Nota de la travesía", publisher="Diario")
    mesa = Mesa.objects.filter(region__isnull=False).order_by("pk")[0]
    people = [
        make_member("secretaria", Role.SECRETARIAT, mesa),
        make_member("revisora", Role.REVIEWER),
        make_member("publica", Role.PUBLISHER, second_factor=True),
    ]
    keys = {}
    for person in people:
        session = importlib.import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        keys[person.username] = session.session_key
    return keys


def told() -> list[list[str]]:
    """Return what each of the people was told and mailed, in order."""
    from practices.models.notices import Notice  # noqa: PLC0415  after the setup

    rows = Notice.objects.filter(mailed_at__isnull=False).order_by("pk")
    return [
        [each.recipient.username, each.change.action if each.change else "comentario"]
        for each in rows.select_related("recipient", "change")
    ]


if __name__ == "__main__":
    django.setup()
    print(json.dumps(told() if "avisos" in sys.argv else enter()))  # noqa: T201  the answer
