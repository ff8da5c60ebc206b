"""The working record: its list, and a form in the order in which a person writes."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.admin.base import CatalogueAdmin
from practices.admin.practice_form import SECTIONS, PracticeForm, in_order
from practices.enums import Standing
from practices.models.practice import Practice
from practices.workflow.codes import next_codes
from practices.workflow.publishing import Release, publish
from practices.workflow.states import PublicationState, publication_states


class PracticeChangeList(ChangeList):
    """A list whose page knows what of each row is public, in a fixed number of statements."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list.with_parts())
        states = publication_states(rows)
        for row in rows:
            row.publication_state = states[row.pk]
        self.result_list = rows


class PublicFilter(admin.SimpleListFilter):
    """Whether the public sees some version of the practice."""

    title = gettext_lazy("publicación")
    parameter_name = "publicacion"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        return [
            ("publicada", _("Publicada")),
            ("sin-publicar", _("Sin publicar")),
            ("retirada", _("Retirada")),
        ]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Practice]
    ) -> QuerySet[Practice]:
        public = Practice.objects.filter(publications__standing=Standing.CURRENT)
        match self.value():
            case "publicada":
                return queryset.filter(pk__in=public.values("pk"))
            case "sin-publicar":
                return queryset.exclude(pk__in=public.values("pk"))
            case "retirada":
                return queryset.exclude(withdrawn_reason="")
            case _:
                return queryset


@admin.register(Practice)
class PracticeAdmin(CatalogueAdmin):
    """Practices as staff write them; «Guardar y publicar» makes the next public version."""

    form = PracticeForm
    public = False
    list_display = ["code", "title", "state", "main_region", "changed_at"]
    list_display_links = ["code", "title"]
    list_filter = [PublicFilter, "collection", "status", "kind", "regions"]
    search_fields = ["code", "title", "summary", "import_id", "sort_key"]
    autocomplete_fields = ["mesa"]
    date_hierarchy = "changed_at"
    fieldsets = [each for each in SECTIONS if isinstance(each, tuple)]
    inlines = [each for each in SECTIONS if not isinstance(each, tuple)]
    actions = ["publish_selected"]

    @admin.display(description=gettext_lazy("publicación"))
    def state(self, row: Any) -> str:
        return str(row.publication_state)

    @admin.display(description=gettext_lazy("región principal"))
    def main_region(self, row: Practice) -> str:
        return next((str(each.region) for each in row.placed.all()), _("No consta"))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        del request, kwargs
        return PracticeChangeList

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the user may add publications, which is what publishing does."""
        return request.user.has_perm("practices.add_publication")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Practices are deleted one by one, if at all."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def view_on_site(self, obj: Practice) -> str | None:
        current = obj.publications.current().only("code", "slug").first()
        return current.get_absolute_url() if current else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        practice = kwargs.get("obj")
        context["sections"] = in_order(context)
        context["publication_state"] = _state(practice)
        editable = practice is None or self.has_change_permission(request, practice)
        context["show_publish"] = editable and self.has_publish_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Practice, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        if change:
            obj.edit_number += 1
        else:
            obj.code = next_codes(1)[0]
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: Practice, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_publish" in request.POST:
            return self._publish_saved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Practice) -> HttpResponse:
        if "_publish" in request.POST:
            return self._publish_saved(request, obj)
        return super().response_change(request, obj)

    def _publish_saved(self, request: HttpRequest, practice: Practice) -> HttpResponse:
        """Publish what the form has just saved; a refusal keeps it saved and says why."""
        if not self.has_publish_permission(request):
            self.message_user(request, _("Su cuenta no puede publicar."), messages.ERROR)
            return _to_form(practice)
        try:
            publication = publish(practice=practice, release=_release(request))
        except ValidationError as refusal:
            self._say_why_not(request, practice, refusal)
        else:
            message = format_html(
                '{} <a href="{}">{}</a>',
                _("%(practice)s se publicó: es la versión %(number)s.")
                % {"practice": practice, "number": publication.number},
                publication.get_absolute_url(),
                _("Verla en el sitio"),
            )
            self.message_user(request, message, messages.SUCCESS)
        return _to_form(practice)

    def _say_why_not(
        self, request: HttpRequest, practice: Practice, refusal: ValidationError
    ) -> None:
        if getattr(refusal, "code", "") == "unchanged":
            self.message_user(request, refusal.messages[0], messages.INFO)
            return
        message = _("%(practice)s se guardó, pero no se publicó:")
        self.message_user(request, message % {"practice": practice}, messages.WARNING)
        for reason in refusal.messages:
            self.message_user(request, reason, messages.WARNING)

    @admin.action(
        description=gettext_lazy("Publicar las seleccionadas"), permissions=["publish"]
    )
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Practice]) -> None:
        published = 0
        for practice in queryset.order_by("code"):
            try:
                publish(practice=practice, release=_release(request))
            except ValidationError as refusal:
                reasons = {"practice": practice.code, "reasons": " ".join(refusal.messages)}
                message = _("%(practice)s no se publicó. %(reasons)s") % reasons
                self.message_user(request, message, messages.WARNING)
            else:
                published += 1
        if published:
            message = ngettext(
                "Se publicó %(count)s práctica.",
                "Se publicaron %(count)s prácticas.",
                published,
            )
            self.message_user(request, message % {"count": published}, messages.SUCCESS)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Refuse in words to delete what has ever been public."""
        practice = self.get_object(request, object_id)
        if practice and practice.publications.exists():
            message = _(
                "%(practice)s no se puede borrar: tiene versiones publicadas, que se conservan "
                "para que se puedan citar. Si ya no debe verse, retírela."
            )
            self.message_user(request, message % {"practice": practice}, messages.ERROR)
            return _to_form(practice)
        return super().delete_view(request, object_id, extra_context)


def _release(request: HttpRequest) -> Release:
    signed_in: Any = request.user
    return Release(by=signed_in)


def _to_form(practice: Practice) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:practices_practice_change", args=[practice.pk]))


def _state(practice: Practice | None) -> PublicationState:
    if practice is None:
        return PublicationState()
    return publication_states(Practice.objects.with_parts().filter(pk=practice.pk))[practice.pk]
