"""The parts of a working record that tie it to territory, objectives, bodies and norms."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from practices import enums
from practices.models.constraints import one_of
from practices.models.frameworks import Objective
from practices.models.practice import Practice
from practices.models.practice_parts import Cited, Part
from practices.models.source import LegalInstrument
from practices.models.territory import Institution, Region
from practices.models.vocabulary import PopulationGroup, Theme


class PracticeRegion(Part):
    """A region where the practice happens; the first one is the main one."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="placed")
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("región"), related_name="placed"
    )

    class Meta(Part.Meta):
        verbose_name = _("región de la práctica")
        verbose_name_plural = _("regiones, la principal primero")
        constraints = [
            models.UniqueConstraint(fields=["practice", "region"], name="practice_region_once")
        ]

    def __str__(self) -> str:
        return str(self.region)


class PracticeTheme(Part):
    """A theme of the practice; the first one is the main one."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="themed")
    theme = models.ForeignKey(
        Theme, models.PROTECT, verbose_name=_("tema"), related_name="themed"
    )

    class Meta(Part.Meta):
        verbose_name = _("tema de la práctica")
        verbose_name_plural = _("temas, el principal primero")
        constraints = [
            models.UniqueConstraint(fields=["practice", "theme"], name="practice_theme_once")
        ]

    def __str__(self) -> str:
        return str(self.theme)


class PracticePopulation(Part):
    """A population group the practice is for."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="addressed")
    population = models.ForeignKey(
        PopulationGroup, models.PROTECT, verbose_name=_("población"), related_name="addressed"
    )

    class Meta(Part.Meta):
        verbose_name = _("población de la práctica")
        verbose_name_plural = _("poblaciones, la principal primero")
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "population"], name="practice_population_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.population)


class Alignment(Cited):
    """An objective that the practice serves, how much, why, and who says so."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="alignments")
    objective = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("objetivo"), related_name="alignments"
    )
    role = models.CharField(
        _("aporte"),
        max_length=12,
        choices=enums.AlignmentRole,
        default=enums.AlignmentRole.SECONDARY,
    )
    justification = models.CharField(
        _("por qué"),
        max_length=400,
        blank=True,
        help_text=_(
            "De 10 a 400 caracteres, por ejemplo: Facilita el acceso a la justicia "
            "mediante asesoría legal gratuita."
        ),
    )
    origin = models.CharField(
        _("quién lo dice"),
        max_length=12,
        choices=enums.AlignmentOrigin,
        default=enums.AlignmentOrigin.CURATION,
    )

    class Meta(Part.Meta):
        verbose_name = _("alineación")
        verbose_name_plural = _("alineaciones con objetivos")
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "objective"],
                name="alignment_objective_once",
                violation_error_message=_("La práctica ya está alineada con ese objetivo."),
            ),
            one_of("alignment", "role", enums.AlignmentRole),
            one_of("alignment", "origin", enums.AlignmentOrigin),
        ]

    def __str__(self) -> str:
        return str(self.objective)


class Partner(Part):
    """A body that leads or takes part in the practice."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="partners")
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        verbose_name=_("institución"),
        related_name="partnerships",
        null=True,
        blank=True,
    )
    name = models.CharField(
        _("como la nombra la fuente"),
        max_length=300,
        blank=True,
        help_text=_("Obligatorio si no es una sola institución, por ejemplo, Sociedad civil."),
    )
    role = models.CharField(
        _("papel"),
        max_length=16,
        choices=enums.PartnerRole,
        default=enums.PartnerRole.TAKES_PART,
    )
    role_text = models.CharField(_("papel según la fuente"), max_length=300, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("participante")
        verbose_name_plural = _("quiénes participan")
        constraints = [
            models.CheckConstraint(
                condition=Q(institution__isnull=False) | ~Q(name=""),
                name="partner_has_institution_or_name",
                violation_error_message=_("Elija una institución o escriba su nombre."),
            ),
            one_of("partner", "role", enums.PartnerRole),
        ]

    def __str__(self) -> str:
        return self.name or str(self.institution)


class InstrumentUse(Part):
    """A norm behind the practice, as the source words it and, once identified, as a row."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="instruments")
    text = models.CharField(_("como la cita la fuente"), max_length=400, blank=True)
    instrument = models.ForeignKey(
        LegalInstrument,
        models.PROTECT,
        verbose_name=_("norma"),
        related_name="uses",
        null=True,
        blank=True,
    )

    class Meta(Part.Meta):
        verbose_name = _("norma de la práctica")
        verbose_name_plural = _("base legal")
        constraints = [
            models.CheckConstraint(
                condition=Q(instrument__isnull=False) | ~Q(text=""),
                name="instrumentuse_has_instrument_or_text",
                violation_error_message=_("Elija una norma o escriba cómo la cita la fuente."),
            )
        ]

    def __str__(self) -> str:
        return self.text or str(self.instrument)


class Replication(Part):
    """The practice from which this one was adapted."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="replications")
    original = models.ForeignKey(
        Practice,
        models.PROTECT,
        verbose_name=_("práctica original"),
        related_name="replicated_by",
    )
    kept = models.TextField(_("qué se conservó"), max_length=2000, blank=True)
    changed = models.TextField(_("qué se cambió"), max_length=2000, blank=True)
    confirmed_by_original = models.BooleanField(_("lo confirma la original"), default=False)
    confirmed_by_adapter = models.BooleanField(_("lo confirma quien replica"), default=False)

    class Meta(Part.Meta):
        verbose_name = _("réplica")
        verbose_name_plural = _("adaptada de")
        constraints = [
            models.UniqueConstraint(fields=["practice", "original"], name="replication_once"),
            models.CheckConstraint(
                condition=~Q(original=F("practice")),
                name="replication_of_another",
                violation_error_message=_("Una práctica no puede ser réplica de sí misma."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.original)
