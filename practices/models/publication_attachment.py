"""The files that publications show: only these are ever given to whoever asks."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practices.enums import AttachmentKind, Standing
from practices.models.constraints import filled, one_of
from practices.models.fields import ByteOrderedCharField, ImpreciseDateField
from practices.models.publication import Publication


class PublicationAttachmentQuerySet(models.QuerySet["PublicationAttachment"]):
    """Sets of files of publications."""

    def readable(self) -> Self:
        """Those of a version in force or archived: what the public may have."""
        standings = (Standing.CURRENT, Standing.ARCHIVED)
        return self.filter(publication__standing__in=standings)


class PublicationAttachment(models.Model):
    """A file of a version, written when it was published, and never changed.

    The database itself refuses people who can be recognised, and minors, without the
    reference and the date of their consent, and an image that was not drawn anew.
    """

    publication = models.ForeignKey(
        Publication, models.CASCADE, verbose_name=_("publicación"), related_name="attachments"
    )
    position = models.PositiveSmallIntegerField(_("orden"))
    kind = models.CharField(_("qué es"), max_length=12, choices=AttachmentKind)
    sha256 = ByteOrderedCharField(_("huella SHA-256"), max_length=64)
    file = models.CharField(_("nombre en el almacén"), max_length=200)
    thumbnail = models.CharField(
        _("nombre de la miniatura en el almacén"), max_length=200, blank=True
    )
    title = models.CharField(_("título"), max_length=200)
    width = models.PositiveIntegerField(_("ancho"), null=True, blank=True)
    height = models.PositiveIntegerField(_("alto"), null=True, blank=True)
    shows_people = models.BooleanField(_("se reconoce a personas"), default=False)
    shows_minors = models.BooleanField(_("se ve a menores de edad"), default=False)
    consent_reference = models.CharField(
        _("documento de consentimiento"), max_length=200, blank=True
    )
    consent_date = ImpreciseDateField(_("fecha del consentimiento"))

    objects = PublicationAttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("archivo publicado")
        verbose_name_plural = _("archivos publicados")
        ordering = ["publication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"], name="publicationattachment_position_once"
            ),
            models.CheckConstraint(
                condition=Q(shows_people=False, shows_minors=False)
                | (~Q(consent_reference="") & ~Q(consent_date="")),
                name="publicationattachment_with_consent",
                violation_error_message=_(
                    "Falta el consentimiento de las personas que se ven."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(kind=AttachmentKind.IMAGE)
                | (Q(width__isnull=False, height__isnull=False) & ~Q(thumbnail="")),
                name="publicationattachment_image_drawn_anew",
                violation_error_message=_("La imagen no pasó por el catálogo."),
            ),
            filled("publicationattachment", "sha256", "file", "title"),
            one_of("publicationattachment", "kind", AttachmentKind),
        ]
        indexes = [models.Index(fields=["sha256"], name="publicationattachment_sha256")]

    def __str__(self) -> str:
        return self.title
