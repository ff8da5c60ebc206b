"""What people without an account send: proposals of practices, and requests to correct one."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.editorial import CorrectionKind, CorrectionState, ProposalState
from practices.models.constraints import filled, one_of
from practices.models.practice import Practice
from practices.models.territory import Mesa, Region

LIFE = dt.timedelta(days=60)
"""How long a proposal is kept after its last change, and its link with it."""
_AWAITED = (ProposalState.RECEIVED, ProposalState.IN_REVIEW)


def _end_of_life() -> dt.datetime:
    return timezone.now() + LIFE


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Sets of proposals."""

    def sent(self) -> "ProposalQuerySet":
        """Leave out those that nobody has sent yet: staff do not see them."""
        return self.exclude(state=ProposalState.WRITING)

    def expired(self, *, at: dt.datetime) -> "ProposalQuerySet":
        """Narrow to those whose life is over; one that awaits a decision never is."""
        return self.filter(expires_at__lte=at).exclude(state__in=_AWAITED)


class Proposal(models.Model):
    """A practice that somebody without an account tells, step by step, by a private link."""

    state = models.CharField(
        _("estado"), max_length=16, choices=ProposalState, default=ProposalState.WRITING
    )
    edit_number = models.PositiveIntegerField(_("número de edición"), default=0)
    language = models.CharField(_("idioma de quien la envía"), max_length=8, default="es")
    typed = models.JSONField(
        _("lo escrito en cada paso"), default=dict, help_text=_("Tal como se escribió.")
    )
    answers = models.JSONField(_("respuestas que valen"), default=dict)
    missing = models.JSONField(_("lo que falta"), default=list)
    editions = models.JSONField(_("edición de cada paso"), default=dict)
    tried = models.JSONField(_("pasos terminados alguna vez"), default=list)
    title = models.CharField(_("título"), max_length=300, blank=True)
    mesa = models.ForeignKey(
        Mesa,
        models.SET_NULL,
        verbose_name=_("mesa"),
        related_name="proposals",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        Region,
        models.SET_NULL,
        verbose_name=_("región"),
        related_name="proposals",
        null=True,
        blank=True,
    )
    email = models.EmailField(_("correo institucional"), blank=True)
    mailed_to = models.EmailField(_("el enlace se envió a"), blank=True)
    created_at = models.DateTimeField(_("empezada el"), default=timezone.now)
    changed_at = models.DateTimeField(_("último cambio"), default=timezone.now)
    expires_at = models.DateTimeField(_("se guarda hasta"), default=_end_of_life)
    sent_at = models.DateTimeField(_("enviada el"), null=True, blank=True)
    practice = models.OneToOneField(
        Practice,
        models.SET_NULL,
        verbose_name=_("ficha"),
        related_name="proposal",
        null=True,
        blank=True,
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("propuesta recibida")
        verbose_name_plural = _("propuestas recibidas")
        ordering = ["-sent_at", "-id"]
        constraints = [
            one_of("proposal", "state", ProposalState),
            models.CheckConstraint(
                condition=Q(state=ProposalState.WRITING) | Q(sent_at__isnull=False),
                name="proposal_sent_before_it_is_read",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="proposal_by_end_of_life")]

    def __str__(self) -> str:
        return f"{self.receipt} {self.title}".strip()

    @property
    def receipt(self) -> str:
        """The number that its author is given."""
        return f"P-{self.pk:05d}" if self.pk else "P"

    @property
    def is_open(self) -> bool:
        """Whether its author may write on it."""
        return self.state in {ProposalState.WRITING, ProposalState.RETURNED}


class ProposalLink(models.Model):
    """A private address of a proposal; only the digest of its key is kept."""

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, verbose_name=_("propuesta"), related_name="links"
    )
    token_sha256 = models.CharField(_("huella de la clave"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("hecho el"), default=timezone.now)

    class Meta:
        verbose_name = _("enlace de una propuesta")
        verbose_name_plural = _("enlaces de propuestas")
        ordering = ["made_at", "id"]
        constraints = [filled("proposallink", "token_sha256")]

    def __str__(self) -> str:
        return f"{self.proposal_id}, {self.made_at:%Y-%m-%d}"


class ProposalChange(models.Model):
    """One step on the way of a proposal: who moved it, when, to what and why."""

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, verbose_name=_("propuesta"), related_name="changes"
    )
    after = models.CharField(_("después"), max_length=16, choices=ProposalState)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("quién"),
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Vacío: quien la propone."),
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    reason = models.TextField(_("qué se le dijo"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("cambio de una propuesta")
        verbose_name_plural = _("cambios de propuestas")
        ordering = ["-at", "-id"]
        constraints = [one_of("proposalchange", "after", ProposalState)]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.get_after_display()}"


class Correction(models.Model):
    """What somebody without an account asks to change in, or take from, a published record."""

    practice = models.ForeignKey(
        Practice, models.PROTECT, verbose_name=_("práctica"), related_name="corrections"
    )
    version = models.PositiveIntegerField(_("versión que se leía"))
    kind = models.CharField(_("qué pide"), max_length=12, choices=CorrectionKind)
    part = models.CharField(_("parte de la ficha"), max_length=16, blank=True)
    wrong = models.TextField(_("qué dato"), max_length=2000)
    right = models.TextField(_("qué debería decir"), max_length=2000, blank=True)
    source = models.TextField(_("fuente"), max_length=1000, blank=True)
    email = models.EmailField(_("correo para responder"), blank=True)
    language = models.CharField(_("idioma"), max_length=8, default="es")
    state = models.CharField(
        _("estado"),
        max_length=12,
        choices=CorrectionState,
        default=CorrectionState.RECEIVED,
    )
    received_at = models.DateTimeField(_("recibida el"), default=timezone.now)
    answer = models.TextField(
        _("respuesta"),
        max_length=4000,
        blank=True,
        help_text=_("Si dejó un correo, se le envía."),
    )
    resolved_at = models.DateTimeField(_("respondida el"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("respondida por"),
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("pedido de corrección")
        verbose_name_plural = _("pedidos de corrección")
        ordering = ["-received_at", "-id"]
        constraints = [
            filled("correction", "wrong"),
            one_of("correction", "kind", CorrectionKind),
            one_of("correction", "state", CorrectionState),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.RECEIVED, resolved_at__isnull=True)
                | (~Q(state=CorrectionState.RECEIVED) & Q(resolved_at__isnull=False)),
                name="correction_resolved_with_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt

    @property
    def receipt(self) -> str:
        """The number that its author is given."""
        return f"C-{self.pk:05d}" if self.pk else "C"
