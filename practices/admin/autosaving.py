"""What a form of the admin keeps of itself while it is written, and gives back."""

import contextlib
import dataclasses
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.admin.kept_fields import MERGED, SEEN, SUBMITS
from practices.admin.merging import CHOICE
from practices.models.autosave import Autosave
from practices.models.practice import Practice
from practices.workflow import autosaves, once

ASK = "recuperar"
"""Asked for in the address of a form: what was left unsaved in it."""
DISCARD = "_discard"
_NEW = "add"
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", once.FIELD, MERGED, *SUBMITS})


@dataclasses.dataclass(frozen=True, slots=True)
class Left:
    """What somebody left unsaved in a form: when, and its fields."""

    kept: Autosave

    @property
    def data(self) -> QueryDict:
        return QueryDict(self.kept.fields, mutable=True)

    @property
    def when(self) -> str:
        return _moment(self.kept)


def _moment(kept: Autosave) -> str:
    return date_format(timezone.localtime(kept.saved_at), _("j \\d\\e F, H:i"))


def _form_key(model: type[Model], object_id: Any) -> str:
    return f"{model._meta.model_name}:{object_id or _NEW}"[:80]  # noqa: SLF001 Django's API


def _person(request: HttpRequest) -> User:
    person: Any = request.user
    return person  # type: ignore[no-any-return]


def patterns(desk: Any) -> list[URLPattern]:
    """Return the addresses at which the forms of a model keep themselves."""
    name = f"{desk.opts.app_label}_{desk.opts.model_name}_autosave"

    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        return _answer(request, desk, object_id)

    guarded = desk.admin_site.admin_view(view)
    return [
        path(f"{_NEW}/autoguardar/", guarded, name=f"{name}_new"),
        path("<int:object_id>/autoguardar/", guarded, name=name),
    ]


def _answer(request: HttpRequest, desk: Any, object_id: Any) -> HttpResponse:
    request.session.modified = False  # a form that keeps itself does not lengthen the session
    row = desk.get_object(request, str(object_id)) if object_id else None
    if not _may_write(request, desk, object_id, row):
        raise PermissionDenied
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    if DISCARD in request.POST:
        autosaves.discard(user=_person(request), form=_form_key(desk.model, object_id))
        return HttpResponseRedirect(_form_address(desk.model, object_id))
    kept = keep(request, desk.model, object_id)
    if kept is None:
        return JsonResponse({"said": _("Es demasiado texto para guardarlo solo.")}, status=413)
    said = _("Borrador guardado a las %(time)s")
    time = date_format(timezone.localtime(kept.saved_at), "H:i")
    return JsonResponse({"said": said % {"time": time}})


def _may_write(request: HttpRequest, desk: Any, object_id: Any, row: Model | None) -> bool:
    if not object_id:
        return bool(desk.has_add_permission(request))
    return row is not None and bool(desk.has_change_permission(request, row))


def _form_address(model: type[Model], object_id: Any) -> str:
    route = f"admin:{model._meta.app_label}_{model._meta.model_name}"  # noqa: SLF001 Django's API
    if object_id:
        return reverse(f"{route}_change", args=[object_id])
    return reverse(f"{route}_add")


def keep(request: HttpRequest, model: type[Model], object_id: Any) -> Autosave | None:
    """Keep the fields that a form sent; None if they are too many."""
    fields = request.POST.copy()
    for name in [name for name in fields if _is_left_out(name)]:
        del fields[name]
    practice = None
    if model is Practice and object_id:
        practice = Practice.objects.filter(pk=object_id).first()
    try:
        return autosaves.keep(
            user=_person(request),
            form=_form_key(model, object_id),
            fields=fields.urlencode(),
            seen=fields.get(SEEN, ""),
            practice=practice,
        )
    except autosaves.TooLargeError:
        return None


def _is_left_out(name: str) -> bool:
    return name in _NOT_KEPT or name.startswith(CHOICE) or "password" in name


def forget(request: HttpRequest, model: type[Model], object_id: Any) -> None:
    """Forget what was kept of a form: it has just been saved."""
    autosaves.discard(user=_person(request), form=_form_key(model, object_id))


def left_unsaved(request: HttpRequest, model: type[Model], object_id: Any) -> Left | None:
    """Return what the person left unsaved in a form."""
    kept = autosaves.kept(user=_person(request), form=_form_key(model, object_id))
    return Left(kept) if kept else None


def told(request: HttpRequest, model: type[Model], row: Model | None) -> dict[str, Any]:
    """Return what the page of a form says of its keeping."""
    key = row.pk if row else None
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_autosave"  # noqa: SLF001 Django's API
    address = reverse(name, args=[key]) if key else reverse(f"{name}_new")
    left = None if request.method == "POST" else left_unsaved(request, model, key)
    return {
        "autosave_address": address,
        "left": left,
        "recovered": left_unsaved(request, model, key) if is_recovering(request) else None,
        "recover_address": f"{_form_address(model, key)}?{ASK}=1",
    }


@contextlib.contextmanager
def recovering(request: HttpRequest, left: Left) -> Iterator[None]:
    """Draw a form as if what was left unsaved in it had been sent, and refused."""
    data = left.data
    data[once.FIELD] = once.new_token()
    assert not request.FILES  # noqa: S101  reading them is what settles the fields of a GET
    asked: Any = request
    asked.POST, asked.method, asked.is_recovering = data, "POST", True
    try:
        yield
    finally:
        asked.method = "GET"


def is_recovering(request: HttpRequest) -> bool:
    """Tell whether the form is drawn with what was left unsaved in it."""
    return getattr(request, "is_recovering", False)


def never_valid(form: type[Any]) -> type[Any]:
    """Return a form that is drawn with its errors and never saved."""
    return type(form.__name__, (form,), {"is_valid": lambda _form: False})
