"""What routes are made of: codes in addresses, and views that only read."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from practices.views.freshness import revalidated


class CodeConverter:
    """A practice's code in any case; the view answers the lower-case one."""

    regex = "[Bb][Pp]-[0-9]{4,9}"

    def to_python(self, value: str) -> str:
        """Return it as it was written."""
        return value

    def to_url(self, value: str) -> str:
        """Write it in lower case, as addresses do."""
        return value.lower()


class ObjectiveCodeConverter:
    """A code of an objective: «10», «10.7», «11.a», «derechos-humanos»."""

    regex = "[0-9A-Za-z][0-9A-Za-z.-]{0,59}"

    def to_python(self, value: str) -> str:
        """Return it as it was written."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class FileNameConverter:
    """The name of a published file: the digest of its bytes, its size and its ending."""

    regex = "[0-9a-f]{64}(?:-miniatura)?[.](?:webp|jpg|png|pdf)"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(FileNameConverter, "file_name")
register_converter(CodeConverter, "code")
register_converter(ObjectiveCodeConverter, "objective_code")


def reading(
    route: str, view: Callable[..., HttpResponseBase], name: str, *, daily: bool = False
) -> URLPattern:
    """Return the route of a view that only reads the catalogue, which it is given.

    A write is answered 405 before anything is read; the check of forms would come first, with
    a 403.
    """
    fresh = require_safe(revalidated(view, daily=daily))
    return path(route, csrf_exempt(fresh), name=name)


def standing(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Return the route of a view that only reads, and needs no index for it."""
    return path(route, csrf_exempt(view), name=name)
