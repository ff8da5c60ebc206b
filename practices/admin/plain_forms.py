"""Forms for a browser that runs no script: whole lists to choose from, and empty rows to fill.

Scripts search in long lists and add rows. Without them, the same forms are asked for with
`?sin-script=1`; a link in `<noscript>` says so.
"""

from django.http import HttpRequest

PLAIN = "sin-script"
EMPTY_ROWS = 2
"""How many more rows of each kind a form then offers; saved, it offers as many again."""


def is_plain(request: HttpRequest) -> bool:
    """Tell whether a form is asked for that needs no script."""
    return PLAIN in request.GET
