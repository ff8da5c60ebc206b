"""Who works at the desk: accounts with what each does. Only administration comes here."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practices.admin.base import CatalogueAdmin, CatalogueFormSet, StackInline
from practices.admin.catalogue_form import CatalogueForm
from practices.admin.invitation import Invitation
from practices.editorial import Role
from practices.models.editorial import Membership
from practices.workflow.second_factor import with_second_factor

LAST = _(
    "Es la única cuenta de administración activa: dé antes esa función a otra persona, o nadie "
    "podría administrar las cuentas."
)
INVITED = "people.invited"
"""Where a request keeps the account that it made, for the mail that follows."""


def administrators() -> QuerySet[User]:
    """Return the active accounts that administer the desk."""
    holders = Membership.objects.filter(user=OuterRef("pk"), role=Role.ADMINISTRATOR)
    return User.objects.filter(Q(is_superuser=True) | Exists(holders), is_active=True)


class PersonForm(CatalogueForm):
    """An account as administration sees it: nothing of Django's groups and permissions."""

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "is_active"]
        labels = {
            "username": _("Usuario"),
            "email": _("Correo electrónico"),
            "is_active": _("Puede ingresar"),
        }
        help_texts = {
            "username": _("Letras, números y @ . + - _; sin espacios. Con él se ingresa."),
            "email": _("Ahí llega el enlace para elegir su contraseña, y los avisos."),
            "is_active": _("Quítelo cuando deje el equipo: las cuentas no se borran."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = True

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if self._others(username__iexact=name):
            raise ValidationError(_("Ya hay una cuenta con ese usuario."), code="taken")
        return name

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if self._others(email__iexact=email):
            raise ValidationError(_("Ya hay una cuenta con ese correo."), code="taken")
        return email

    def _others(self, **wanted: str) -> bool:
        return User.objects.filter(**wanted).exclude(pk=self.instance.pk).exists()


class MembershipFormSet(CatalogueFormSet):
    """What a person does; somebody must always be left to administer."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        person: User = self.instance
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data]
        roles = {each["role"] for each in kept if not each.get("DELETE")}
        administers = person.is_superuser or Role.ADMINISTRATOR in roles
        if person.is_active and administers:
            return
        # Locked, so that the last two cannot remove each other at once.
        left = administrators().exclude(pk=person.pk).select_for_update()
        if not list(left.values_list("pk", flat=True)):
            raise ValidationError(LAST, code="last")


class MembershipInline(StackInline):
    """What a person does at the desk, and in which mesa."""

    model = Membership
    formset = MembershipFormSet
    fields = ["role", "mesa"]
    first_rows = 1
    related_rows = ["mesa"]
    verbose_name = _("función")
    verbose_name_plural = _("Qué hace en la mesa de trabajo")

    def limit_choices(self, field: Any, parent: Any) -> None:
        """Choose among the mesas there are: a new one is made in its own place."""
        del parent
        field.widget.can_add_related = False


@admin.register(User)
class PersonAdmin(CatalogueAdmin):
    """Accounts: made here, invited by mail, and never deleted."""

    form = PersonForm
    public = False
    list_display = [
        "username",
        "whole_name",
        "roles",
        "protected",
        "active",
        "entered",
        "email",
    ]
    list_filter = ["is_active", "memberships__role", "memberships__mesa"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    actions = ["invite"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "is_active"]}),
    ]
    inlines = [MembershipInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        people = super().get_queryset(request).prefetch_related("memberships__mesa__region")
        return with_second_factor(people)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(
            request, {"title": _("Personas"), **(extra_context or {})}
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave an account that the server made to another such account."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del request, obj
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,  # noqa: FBT001 Django's signature
    ) -> None:
        """Let Django's own flag follow what the person does, and invite whoever is new."""
        super().save_related(request, form, formsets, change)
        person: User = form.instance
        works = Membership.objects.filter(user=person).exists()
        person.is_staff = person.is_superuser or works
        person.save(update_fields=["is_staff"])
        if not change:
            request.META[INVITED] = person

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Mail the invitation after the transaction, which no mail server may hold up."""
        response = super().changeform_view(request, *args, **kwargs)
        if person := request.META.get(INVITED):
            self._send(request, [person])
        return response

    @admin.action(description=_("Enviar un enlace para elegir contraseña"))
    def invite(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        reachable = [each for each in queryset if self.has_change_permission(request, each)]
        self._send(request, [each for each in reachable if each.is_active and each.email])

    def _send(self, request: HttpRequest, people: list[User]) -> None:
        unsent = [each for each in people if not Invitation(each).send()]
        sent = len(people) - len(unsent)
        if sent:
            text = ngettext(
                "Se envió un enlace para elegir contraseña.",
                "Se enviaron %(number)d enlaces para elegir contraseña.",
                sent,
            )
            self.message_user(request, text % {"number": sent}, messages.SUCCESS)
        for each in unsent:
            warning = _(
                "No se pudo enviar el correo a %(email)s. Cuando el correo funcione, elija la "
                "cuenta en la lista y la acción «Enviar un enlace para elegir contraseña»."
            )
            self.message_user(request, warning % {"email": each.email}, messages.WARNING)

    @admin.display(description=_("Nombre"), ordering="last_name")
    def whole_name(self, person: User) -> str:
        return person.get_full_name()

    @admin.display(description=_("Qué hace"))
    def roles(self, person: User) -> str:
        held = [self._said(each) for each in person.memberships.all()]
        if person.is_superuser:
            held.insert(0, str(_("Administración (cuenta del servidor)")))
        return "; ".join(held)

    def _said(self, membership: Membership) -> str:
        role = membership.get_role_display()
        mesa = membership.mesa
        return f"{role} ({mesa.region or mesa})" if mesa else role

    @admin.display(description=_("Verificación en dos pasos"), boolean=True)
    def protected(self, person: Any) -> bool:
        return bool(person.protected)

    @admin.display(description=_("Último ingreso"), ordering="last_login")
    def entered(self, person: User) -> Any:
        return person.last_login

    @admin.display(description=_("Puede ingresar"), boolean=True, ordering="is_active")
    def active(self, person: User) -> bool:
        return person.is_active
