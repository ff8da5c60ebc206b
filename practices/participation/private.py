"""Pages behind the private link of a proposal: nobody else keeps, lists or learns them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from practices.workflow.proposals import opened_by

View = Callable[..., HttpResponse]


def behind_link(view: View) -> View:
    """Give a view the proposal that its link opens; a link that opens none says so.

    No check of forged forms: who can name the address has the key, and nobody else can. The
    check could not pass either: without a referrer, browsers send no origin.
    """

    @wraps(view)
    def opening(request: HttpRequest, token: str, **named: Any) -> HttpResponse:
        proposal = opened_by(token)
        if proposal is None:
            status = HTTPStatus.NOT_FOUND
            return keep_private(render(request, "participation/no_link.html", status=status))
        return keep_private(view(request, proposal, token, **named))

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(opening))


def keep_private(response: HttpResponse) -> HttpResponse:
    """Say in the headers of an answer that it is for one reader only.

    Nor is a refusal written into the log, as Django does: its address has the key in it.
    """
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 Django asks it
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
