"""No form of the admin overwrites what somebody else saved, nor loses what somebody typed.

A form carries what stood in the database when it was drawn. It is compared, under a lock and
in the transaction of the save, with what stands there now; when somebody saved meanwhile, a
page shows both texts and asks which stays. A form sent twice is obeyed once.
"""

import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from practices.admin import autosaving, kept_fields, kept_text
from practices.admin.conflict import conflict_page
from practices.admin.form_state import Drawn
from practices.admin.merging import CHOICE, Merged, Merging
from practices.workflow import once


class KeptForms:
    """For a ModelAdmin: its forms are locked, merged, kept while being written, sent once."""

    edition_field = ""
    """The column that counts the editions of a row; without one, a digest of the form."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        rest = (object_id, form_url, extra_context)
        if request.method != "POST":
            return self._opened(request, *rest)
        with transaction.atomic():
            token = request.POST.get(once.FIELD, "")
            led = once.claim(token=token, content=request.POST.lists(), by=request.user)
            if led:
                said = _("Este envío llegó dos veces: se guardó una sola vez.")
                messages.info(request, said)
                return HttpResponseRedirect(led)
            answer = self._sent(request, *rest)
            self._settle(request, answer, object_id)
        return answer

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        parent: Any = super()
        parent.save_related(request, form, formsets, change)
        request.saved_row = form.instance

    def get_form(self, request: Any, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        parent: Any = super()
        form = parent.get_form(request, obj, *args, **kwargs)
        return autosaving.never_valid(form) if autosaving.is_recovering(request) else form

    def get_urls(self) -> list[Any]:
        parent: Any = super()
        return [*autosaving.patterns(self), *kept_text.guarded(self, parent.get_urls())]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        desk: Any = self
        row = kwargs.get("obj")
        if row is None or desk.has_change_permission(request, row):
            context |= autosaving.told(request, desk.model, row)
            context["kept_fields"] = self._hidden(request, context, row)
        parent: Any = super()
        answer: HttpResponse = parent.render_change_form(request, context, *args, **kwargs)
        return answer

    def _hidden(
        self, request: HttpRequest, context: dict[str, Any], row: Model | None
    ) -> dict[str, str]:
        if request.method == "POST":
            return kept_fields.repeated(request)
        if row is None:
            return kept_fields.fresh(None, "")
        drawn = kept_fields.drawn_in(context)
        return kept_fields.fresh(drawn.state(), self._edition(row, drawn))

    def _edition(self, row: Model, drawn: Drawn | None) -> str:
        if drawn is None or self.edition_field:
            return str(getattr(row, self.edition_field))
        return drawn.state().digest()

    def _opened(self, request: HttpRequest, object_id: str | None, *rest: Any) -> HttpResponse:
        desk: Any = self
        if autosaving.ASK in request.GET:
            row = desk.get_object(request, unquote(object_id)) if object_id else None
            left = autosaving.left_unsaved(request, desk.model, object_id)
            if left and object_id and not (row and desk.has_change_permission(request, row)):
                return kept_text.page(request, desk, left.data)
            if left:
                with autosaving.recovering(request, left):
                    recovered: HttpResponse = desk._changeform_view(  # noqa: SLF001 Django's API
                        request, object_id, *rest
                    )
                    return recovered
        parent: Any = super()
        answer: HttpResponse = parent.changeform_view(request, object_id, *rest)
        return answer

    def _sent(self, request: HttpRequest, object_id: str | None, *rest: Any) -> HttpResponse:
        desk: Any = self
        if object_id is not None and "_saveasnew" not in request.POST:
            row = self._locked(request, object_id)
            if row is None and kept_fields.SEEN not in request.POST:
                raise Http404
            if row is None or not desk.has_change_permission(request, row):
                return self._keep_and_show(request, object_id, row)
            conflict = self._conflict(request, row)
            if conflict:
                autosaving.keep(request, desk.model, object_id)
                return conflict
        parent: Any = super()
        answer: HttpResponse = parent.changeform_view(request, object_id, *rest)
        return answer

    def _locked(self, request: HttpRequest, object_id: str) -> Model | None:
        """Return the row, which nobody else changes until the transaction ends."""
        desk: Any = self
        row = desk.get_object(request, unquote(object_id), request.POST.get(TO_FIELD_VAR))
        if row is None:
            return None
        rows = type(row)._base_manager.select_for_update(of=("self",))  # noqa: SLF001 Django's API
        locked: Model | None = rows.filter(pk=row.pk).first()
        return locked

    def _keep_and_show(
        self, request: HttpRequest, object_id: str, row: Model | None
    ) -> HttpResponse:
        """Refuse to save, but not to keep: the person may copy what they typed."""
        desk: Any = self
        if row is not None and desk.has_view_permission(request, row):
            autosaving.keep(request, desk.model, object_id)
        return kept_text.page(request, desk, request.POST, row=row)

    def _conflict(self, request: HttpRequest, row: Model) -> HttpResponse | None:
        """Return the page of conflicts; None when there is nothing against saving."""
        sent: Any = request.POST
        drawn = None if self.edition_field else self._drawn(request, row)
        edition = self._edition(row, drawn)
        current = sent.get(kept_fields.SEEN) == edition
        if current and kept_fields.MERGED not in sent:
            return None
        drawn = drawn or self._drawn(request, row)
        merged = self._merge(request, drawn, decided=current)
        if merged.asked or (merged.taken and not current):
            desk: Any = self
            context = desk.admin_site.each_context(request)
            return conflict_page(request, context, row, merged, edition)
        token = sent.get(once.FIELD, "")
        for name, value in kept_fields.fresh(drawn.state(), edition, token).items():
            merged.data[name] = value
        request.POST = merged.data  # type: ignore[assignment]
        return None

    def _merge(self, request: HttpRequest, drawn: Drawn, *, decided: bool) -> Merged:
        """Merge; choices made for another edition than the saved one are asked for again."""
        opened, since = kept_fields.opened_state(request)
        sent: Any = request.POST
        choices = {name: sent[name] for name in sent if name.startswith(CHOICE)}
        merged = Merging(drawn, opened, sent, choices if decided else {}).run()
        merged.since = since
        return merged

    def _drawn(self, request: HttpRequest, row: Model) -> Drawn:
        """Return the form as it would be drawn now."""
        desk: Any = self
        asking = copy.copy(request)
        asking.method = "GET"
        fields = flatten_fieldsets(desk.get_fieldsets(asking, row))
        form = desk.get_form(asking, row, change=True, fields=fields)(instance=row)
        formsets, _inlines = desk._create_formsets(asking, row, change=True)  # noqa: SLF001 Django's API
        return Drawn(form, formsets)

    def _settle(
        self, request: HttpRequest, answer: HttpResponse, object_id: str | None
    ) -> None:
        desk: Any = self
        token = request.POST.get(once.FIELD, "")
        saved = getattr(request, "saved_row", None)
        if saved is None:
            once.release(token=token)
            return
        once.settle(token=token, result=answer.get("Location") or request.path)
        autosaving.forget(request, desk.model, object_id)
