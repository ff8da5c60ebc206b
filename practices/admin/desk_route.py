"""Addresses of the desk about one working record, each behind the right that it needs."""

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from practices.editorial import Action
from practices.models.practice import Practice
from practices.workflow.permissions import may, visible_to

DeskView = Callable[..., HttpResponseBase]
"""Takes the request, a practice that the person may see and do the route's action to, and
what the path names further."""


@dataclasses.dataclass(frozen=True, slots=True)
class DeskRoute:
    """`path` comes after the practice's key: «vista-previa/». Named `admin:practice_<name>`.

    With `anywhen`, the right is asked for whatever the state of the record: for a view that
    itself says why the moment is not right.
    """

    path: str
    view: DeskView
    name: str
    action: Action
    anywhen: bool = False

    def pattern(self, site: AdminSite) -> URLPattern:
        """Return the route, guarded, for the admin of practices."""

        @functools.wraps(self.view)
        def guarded(request: HttpRequest, key: int, **named: Any) -> HttpResponseBase:
            return self._guarded(request, key, **named)

        view = site.admin_view(guarded)
        return path(f"<int:key>/{self.path}", view, name=f"practice_{self.name}")

    def _guarded(self, request: HttpRequest, key: int, **named: Any) -> HttpResponseBase:
        practice = get_object_or_404(visible_to(request.user), pk=key)
        if not may(request.user, self.action, None if self.anywhen else practice):
            raise PermissionDenied
        return self.view(request, practice, **named)


def back_to(practice: Practice) -> HttpResponse:
    """Lead back to the form of a practice."""
    return redirect("admin:practices_practice_change", practice.pk)
