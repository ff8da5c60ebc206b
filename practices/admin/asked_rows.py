"""What an address or a form may ask of a list of the admin: a closed set; else is refused.

Django lets an address filter a list by whatever column of its table, with whatever lookup;
here, only by what the list offers. What no list can mean is said in words, never a fault of
the server.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import FieldDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

KEY = re.compile("[0-9]{1,18}", re.ASCII)
"""The key of a row; longer ones are of no row, and the database has no place for them."""
_CELL = re.compile("form-([0-9]{1,4})-(.+)", re.ASCII)
_ENDINGS = "(__id)?(__exact|__isnull|__gte|__lt|__year|__month|__day)?"


class AskedRows:
    """For a ModelAdmin: refuses what its lists and forms never ask for."""

    asked_by: Sequence[str] = ()
    """Columns by which some page leads to the list, beside those of its filters."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Filter by what the list offers, in the ways in which it offers it."""
        parent: Any = super()
        if not parent.lookup_allowed(lookup, value, request):
            return False
        desk: Any = self
        try:
            desk.opts.get_field(lookup.partition("__")[0])
        except FieldDoesNotExist:
            return True  # of a filter of our own, or of none
        names = [_name_of(each) for each in desk.get_list_filter(request)]
        names += [*self.asked_by, desk.date_hierarchy or ""]
        offered = "|".join(re.escape(name) for name in names if name)
        return bool(offered) and bool(re.fullmatch(f"({offered}){_ENDINGS}", lookup))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Take what is asked of the list; what it cannot mean leads to the whole list."""
        parent: Any = super()
        try:
            return parent.get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if _unusable_rows(request):
            message = _("Marque filas de la lista: lo que se envió no lo son. No se hizo nada.")
            messages.warning(request, message)
            return redirect(request.path)
        if request.method == "POST" and "_save" in request.POST:
            self._leave_out_unseen(request)
        if request.method == "GET" and "e" in request.GET:
            message = _("La dirección pedía algo que esta lista no tiene: se muestra entera.")
            messages.warning(request, message)
        parent: Any = super()
        answer: HttpResponse = parent.changelist_view(request, extra_context)
        return answer

    def get_object(self, request: HttpRequest, object_id: Any, from_field: Any = None) -> Any:
        """Find a row by its key: by no other column that an address or a form names."""
        del from_field
        if not KEY.fullmatch(str(object_id)):
            return None
        parent: Any = super()
        return parent.get_object(request, object_id)

    def _get_obj_does_not_exist_redirect(self, *_args: Any) -> HttpResponse:
        """Answer the same for what is not there and for what the person does not see."""
        raise Http404

    def _get_edited_object_pks(self, request: HttpRequest, prefix: str) -> list[str]:
        parent: Any = super()
        keys = parent._get_edited_object_pks(request, prefix)  # noqa: SLF001 Django's API
        return [each for each in keys if KEY.fullmatch(each)]

    def _leave_out_unseen(self, request: HttpRequest) -> None:
        """Leave out of an edited list the rows that are not there, or not for the person."""
        desk: Any = self
        sent = request.POST
        found = [match for name in sent if (match := _CELL.fullmatch(name))]
        keys = {int(each[1]): sent[each[0]] for each in found if each[2] == "id"}
        usable = [each for each in keys.values() if KEY.fullmatch(each)]
        seen = desk.get_queryset(request).filter(pk__in=usable).values_list("pk", flat=True)
        unplaced = {str(key) for key in seen}
        places: dict[int, int] = {}
        for number, key in sorted(keys.items()):
            if key in unplaced:
                unplaced.remove(key)
                places[number] = len(places)
        cells = {each[0]: (int(each[1]), each[2]) for each in found}
        kept = QueryDict(mutable=True)
        for name, values in sent.lists():
            number, rest = cells.get(name, (-1, ""))
            if name not in cells:
                kept.setlist(name, values)
            elif number in places:
                kept.setlist(f"form-{places[number]}-{rest}", values)
        kept["form-TOTAL_FORMS"] = kept["form-INITIAL_FORMS"] = str(len(places))
        if len(places) < len(keys):
            message = _("Alguna fila ya no está en su lista: de ella no se guardó nada.")
            messages.warning(request, message)
        request.POST = kept  # type: ignore[assignment]


def _name_of(offered: Any) -> str:
    """Return the column of a filter of a list; nothing for a filter of our own."""
    first = offered[0] if isinstance(offered, tuple) else offered
    return first if isinstance(first, str) else ""


def _unusable_rows(request: HttpRequest) -> bool:
    return any(not KEY.fullmatch(each) for each in request.POST.getlist(ACTION_CHECKBOX_NAME))
