"""What people are told of the decisions and comments that concern them, and how."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.editorial import Delivery
from practices.models.constraints import one_of
from practices.models.editorial import Comment, StatusChange
from practices.models.practice import Practice

MAILED_WITHIN = dt.timedelta(days=2)
"""What could not be mailed by then is old news, and stays in the inbox only."""
CLAIM_LASTS = dt.timedelta(minutes=15)
"""After it, whoever claimed a notice to mail it is taken for dead."""


class NoticePreference(models.Model):
    """How a person wants to be told; who has no row is told as `Delivery.AT_ONCE`."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("persona"),
        related_name="notice_preference",
    )
    delivery = models.CharField(
        _("cómo recibir los avisos"), max_length=12, choices=Delivery, default=Delivery.AT_ONCE
    )
    digest_on = models.DateField(_("último resumen"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("preferencia de avisos")
        verbose_name_plural = _("preferencias de avisos")
        constraints = [one_of("noticepreference", "delivery", Delivery)]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_delivery_display()}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Sets of notices."""

    def unread(self) -> Self:
        """Those that their person has not opened."""
        return self.filter(read_at__isnull=True)

    def to_mail(self, delivery: Delivery, *, at: dt.datetime) -> Self:
        """Those that wait to be mailed in a way, and that nobody else is mailing."""
        free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=at - CLAIM_LASTS)
        return self.unread().filter(
            free, delivery=delivery, mailed_at__isnull=True, at__gt=at - MAILED_WITHIN
        )

    def with_story(self) -> Self:
        """With what a sentence about each reads."""
        return self.select_related("practice", "change__by", "comment__author")


class Notice(models.Model):
    """One person told of one decision or of one comment."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("para quién"),
        related_name="notices",
    )
    practice = models.ForeignKey(
        Practice, models.CASCADE, verbose_name=_("práctica"), related_name="notices"
    )
    change = models.ForeignKey(
        StatusChange,
        models.CASCADE,
        verbose_name=_("decisión"),
        related_name="notices",
        null=True,
        blank=True,
    )
    comment = models.ForeignKey(
        Comment,
        models.CASCADE,
        verbose_name=_("comentario"),
        related_name="notices",
        null=True,
        blank=True,
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    read_at = models.DateTimeField(_("leído el"), null=True, blank=True)
    delivery = models.CharField(_("por correo"), max_length=12, choices=Delivery)
    claimed_at = models.DateTimeField(_("tomado para enviar el"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("enviado por correo el"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("aviso")
        verbose_name_plural = _("avisos")
        ordering = ["-at", "-id"]
        constraints = [
            one_of("notice", "delivery", Delivery),
            models.CheckConstraint(
                condition=Q(change__isnull=True, comment__isnull=False)
                | Q(change__isnull=False, comment__isnull=True),
                name="notice_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["recipient", "change"], name="notice_once_of_a_change"
            ),
            models.UniqueConstraint(
                fields=["recipient", "comment"], name="notice_once_of_a_comment"
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-at"], name="notice_by_recipient"),
            models.Index(
                fields=["at"],
                condition=Q(mailed_at__isnull=True),
                name="notice_not_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id}: {self.practice_id}"
