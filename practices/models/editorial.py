"""Who works at the desk, and what they have decided and said about each working record."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.editorial import Action, PracticeState, Role, Section
from practices.models.constraints import filled, one_of
from practices.models.practice import Practice
from practices.models.territory import Mesa


class Membership(models.Model):
    """What a person does at the desk: a role, in one mesa or, without a mesa, in all."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("persona"),
        related_name="memberships",
    )
    role = models.CharField(_("función"), max_length=16, choices=Role)
    mesa = models.ForeignKey(
        Mesa,
        models.PROTECT,
        verbose_name=_("mesa"),
        related_name="memberships",
        null=True,
        blank=True,
        help_text=_("Vacío: todas. La secretaría es siempre de una mesa."),
    )

    class Meta:
        verbose_name = _("función de una persona")
        verbose_name_plural = _("funciones de las personas")
        ordering = ["user", "role", "mesa"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "mesa"],
                name="membership_once",
                violation_error_message=_("Esta persona ya tiene esa función en esa mesa."),
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(mesa__isnull=True),
                name="membership_national_once",
                violation_error_message=_("Esta persona ya tiene esa función en todas."),
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.SECRETARIAT, mesa__isnull=True),
                name="membership_secretariat_of_a_mesa",
                violation_error_message=_("La secretaría es siempre de una mesa: elíjala."),
            ),
            one_of("membership", "role", Role),
        ]

    def __str__(self) -> str:
        where = self.mesa or _("todas las mesas")
        return f"{self.user}: {self.get_role_display()} ({where})"


class LogQuerySet(models.QuerySet["StatusChange"]):
    """Entries of the log, which are only ever added."""

    def update(self, **_values: Any) -> NoReturn:
        message = "The log is append-only."
        raise TypeError(message)

    def delete(self) -> NoReturn:
        message = "The log is append-only."
        raise TypeError(message)


class StatusChange(models.Model):
    """One decision about a working record: who took it, when, from what to what, and why.

    Nothing changes or deletes a row: neither this model nor, by triggers, the database.
    """

    practice = models.ForeignKey(
        Practice, models.PROTECT, verbose_name=_("práctica"), related_name="status_changes"
    )
    action = models.CharField(_("qué se hizo"), max_length=20, choices=Action)
    before = models.CharField(_("antes"), max_length=12, choices=PracticeState, blank=True)
    after = models.CharField(_("después"), max_length=12, choices=PracticeState)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("quién"),
        related_name="status_changes",
        null=True,
        blank=True,
        help_text=_(
            "Vacío: el programa, al cargar un archivo o no poder cumplir lo programado."
        ),
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    reason = models.TextField(_("por qué"), blank=True)
    edit_number = models.PositiveIntegerField(_("edición"))
    version = models.PositiveIntegerField(_("versión publicada"), null=True, blank=True)

    objects = LogQuerySet.as_manager()

    class Meta:
        verbose_name = _("decisión")
        verbose_name_plural = _("registro de decisiones")
        ordering = ["-at", "-id"]
        constraints = [
            one_of("statuschange", "action", Action),
            one_of("statuschange", "after", PracticeState),
        ]
        indexes = [models.Index(fields=["practice", "-at"], name="statuschange_by_practice")]

    def __str__(self) -> str:
        return f"{self.practice_id}: {self.get_action_display()}"


class Comment(models.Model):
    """What somebody asks or observes about a working record, or about a section of it."""

    practice = models.ForeignKey(
        Practice, models.CASCADE, verbose_name=_("práctica"), related_name="comments"
    )
    section = models.CharField(_("sección"), max_length=16, choices=Section, blank=True)
    text = models.TextField(_("comentario"), max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("quién"),
        related_name="comments",
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    resolved_at = models.DateTimeField(_("resuelto el"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("resuelto por"),
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("comentario")
        verbose_name_plural = _("comentarios")
        ordering = ["at", "id"]
        constraints = [
            filled("comment", "text"),
            models.CheckConstraint(
                condition=Q(section="") | Q(section__in=Section.values),
                name="comment_section_known",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PreviewLink(models.Model):
    """A private address that shows the working record; only the digest of its key is kept."""

    practice = models.ForeignKey(
        Practice, models.CASCADE, verbose_name=_("práctica"), related_name="preview_links"
    )
    token_sha256 = models.CharField(_("huella de la clave"), max_length=64, unique=True)
    label = models.CharField(
        _("para quién"), max_length=120, blank=True, help_text=_("Una nota para reconocerlo.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("quién lo hizo"),
        related_name="preview_links",
    )
    made_at = models.DateTimeField(_("hecho el"), default=timezone.now)
    expires_at = models.DateTimeField(_("vale hasta"))
    revoked_at = models.DateTimeField(_("anulado el"), null=True, blank=True)

    class Meta:
        verbose_name = _("enlace privado")
        verbose_name_plural = _("enlaces privados")
        ordering = ["-made_at", "-id"]
        constraints = [filled("previewlink", "token_sha256")]

    def __str__(self) -> str:
        return self.label or f"{self.practice_id}, {self.made_at:%Y-%m-%d}"
