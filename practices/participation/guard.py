"""What tells a person from a program without asking anybody else, and without losing either.

A form that raises suspicion is drawn again with all that was typed and the reason: a person
sends it once more, a program seldom does.
"""

import time

from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _

TRAP = "sitio"
"""A field that nobody sees, and programs fill in."""
DRAWN = "dibujado"
LEAST = 2.0  # seconds in which nobody reads and fills in a form
_SALT = "practices.participation.drawn"


def drawn_now() -> str:
    """Return the signed moment that a form just drawn carries."""
    return signing.dumps(time.time(), salt=_SALT)


def suspicion(sent: QueryDict) -> str:
    """Return why a form is not taken yet; nothing for one that is."""
    if sent.get(TRAP, "").strip():
        return _(
            "Se escribió algo en una casilla que debía quedar vacía; la vaciamos. Revisa y "
            "vuelve a pulsar el botón."
        )
    try:
        drawn = float(signing.loads(sent.get(DRAWN, ""), salt=_SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return _("No pudimos comprobar el formulario. Vuelve a pulsar el botón.")
    if time.time() - drawn < LEAST:
        return _("Llegó demasiado rápido. Revisa lo que escribiste y vuelve a pulsar el botón.")
    return ""
