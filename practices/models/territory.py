"""Territory and bodies: regions, offices, mesas and institutions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practices.enums import MesaState
from practices.models.constraints import filled, one_of
from practices.models.fields import FoldedField, ImpreciseDateField, SortKeyField
from practices.validators import validate_term_slug, validate_ubigeo, validate_web_address


class Region(models.Model):
    """One of the 24 departamentos of Peru, or the Provincia Constitucional del Callao."""

    ubigeo = models.CharField(
        _("UBIGEO"), max_length=2, unique=True, validators=[validate_ubigeo]
    )
    iso_code = models.CharField(_("código ISO 3166-2"), max_length=6, unique=True)
    slug = models.SlugField(
        _("clave"), max_length=40, unique=True, validators=[validate_term_slug]
    )
    name = models.CharField(_("nombre"), max_length=60)
    official_name = models.CharField(_("nombre oficial"), max_length=120)
    capital = models.CharField(_("capital"), max_length=60)
    latitude = models.DecimalField(_("latitud de la capital"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitud de la capital"), max_digits=7, decimal_places=4)
    border_countries = models.CharField(
        _("países limítrofes"),
        max_length=120,
        blank=True,
        help_text=_("Separados por coma; por ejemplo: Ecuador, Colombia."),
    )
    population = models.PositiveIntegerField(_("población"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("año de la población"), null=True, blank=True
    )
    population_source = models.CharField(
        _("fuente de la población"), max_length=200, blank=True
    )
    mesa_note = models.TextField(
        _("sobre su mesa regional"),
        blank=True,
        help_text=_("Lo que se sabe cuando ninguna fuente nombra la mesa de la región."),
    )
    sort_key = SortKeyField(source="name")

    class Meta:
        verbose_name = _("región")
        verbose_name_plural = _("regiones")
        ordering = ["sort_key"]
        constraints = [
            filled("region", "ubigeo", "slug", "name"),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="region_position_on_earth",
                violation_error_message=_("La latitud o la longitud no existe."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """An Oficina Desconcentrada of the Foreign Ministry."""

    slug = models.SlugField(
        _("clave"), max_length=60, unique=True, validators=[validate_term_slug]
    )
    name = models.CharField(_("nombre"), max_length=160)
    short_name = models.CharField(_("nombre corto"), max_length=80)
    city = models.CharField(_("ciudad"), max_length=60)
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("región"), related_name="offices"
    )
    note = models.TextField(_("lo que no consta"), blank=True)
    sources = models.ManyToManyField(
        "practices.Source", verbose_name=_("fuentes"), related_name="offices", blank=True
    )
    sort_key = SortKeyField(source="city")

    class Meta:
        verbose_name = _("oficina desconcentrada")
        verbose_name_plural = _("oficinas desconcentradas")
        ordering = ["sort_key"]
        constraints = [filled("office", "slug", "name", "city")]

    def __str__(self) -> str:
        return self.short_name


class Institution(models.Model):
    """A body that leads, pays for or takes part in practices."""

    slug = models.SlugField(
        _("clave"), max_length=100, unique=True, validators=[validate_term_slug]
    )
    name = models.CharField(_("nombre"), max_length=200)
    acronym = models.CharField(_("sigla"), max_length=40, blank=True)
    kind = models.ForeignKey(
        "practices.InstitutionKind",
        models.PROTECT,
        verbose_name=_("tipo"),
        related_name="institutions",
        null=True,
        blank=True,
    )
    website = models.URLField(
        _("página web"), max_length=500, blank=True, validators=[validate_web_address]
    )
    reviewed = models.BooleanField(
        _("revisada"),
        default=True,
        help_text=_("Sin marcar: el nombre llegó de un archivo y nadie lo ha revisado."),
    )
    sort_key = SortKeyField(source="name")

    class Meta:
        verbose_name = _("institución")
        verbose_name_plural = _("instituciones")
        ordering = ["sort_key", "slug"]
        constraints = [filled("institution", "slug", "name")]

    def __str__(self) -> str:
        return self.name


class InstitutionName(models.Model):
    """Another way in which sources write an institution's name."""

    institution = models.ForeignKey(
        Institution, models.CASCADE, verbose_name=_("institución"), related_name="alternates"
    )
    name = models.CharField(_("nombre alterno"), max_length=200)
    folded = FoldedField(source="name", unique=True)

    class Meta:
        verbose_name = _("nombre alterno")
        verbose_name_plural = _("nombres alternos")
        ordering = ["folded"]
        constraints = [filled("institutionname", "name")]

    def __str__(self) -> str:
        return self.name


class Mesa(models.Model):
    """The MTIGM, or a regional mesa that replicates it."""

    slug = models.SlugField(
        _("clave"), max_length=80, unique=True, validators=[validate_term_slug]
    )
    name = models.CharField(_("nombre oficial"), max_length=200)
    name_en = models.CharField(_("nombre en inglés"), max_length=200, blank=True)
    acronym = models.CharField(_("sigla"), max_length=20, blank=True)
    alternate_names = models.TextField(_("otros nombres, uno por línea"), blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("región"),
        related_name="mesas",
        null=True,
        blank=True,
        help_text=_("Vacío solo para la MTIGM, que es nacional."),
    )
    office = models.ForeignKey(
        Office,
        models.PROTECT,
        verbose_name=_("oficina desconcentrada"),
        related_name="mesas",
        null=True,
        blank=True,
    )
    replica_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("réplica de"),
        related_name="replicas",
        null=True,
        blank=True,
    )
    created = ImpreciseDateField(_("creación"))
    reactivated = ImpreciseDateField(_("reactivación"))
    instrument_text = models.CharField(_("norma que la creó"), max_length=300, blank=True)
    instrument_seen = models.BooleanField(
        _("norma leída"), default=False, help_text=_("Marque si alguien leyó la norma misma.")
    )
    state = models.CharField(
        _("situación"), max_length=16, choices=MesaState, default=MesaState.UNKNOWN
    )
    state_as_of = ImpreciseDateField(_("situación según fuente del"))
    convener = models.CharField(_("quién convoca"), max_length=300, blank=True)
    secretariat = models.CharField(_("secretaría técnica"), max_length=300, blank=True)
    functions = models.TextField(_("funciones, una por línea"), blank=True)
    technical_assistance = models.CharField(_("asistencia técnica"), max_length=300, blank=True)
    work_plan = models.CharField(_("plan de trabajo"), max_length=300, blank=True)
    link_to_mtigm = models.TextField(_("relación con la MTIGM"), blank=True)
    members_complete = models.BooleanField(_("lista completa de integrantes"), default=False)
    note = models.TextField(_("lo que no consta"), blank=True)
    sources = models.ManyToManyField(
        "practices.Source", verbose_name=_("fuentes"), related_name="mesas", blank=True
    )
    sort_key = SortKeyField(source="name")

    class Meta:
        verbose_name = _("mesa")
        verbose_name_plural = _("mesas")
        ordering = ["region__sort_key", "sort_key"]
        constraints = [
            filled("mesa", "slug", "name"),
            one_of("mesa", "state", MesaState),
            models.CheckConstraint(
                condition=Q(region__isnull=True, replica_of__isnull=True)
                | Q(region__isnull=False, replica_of__isnull=False),
                name="mesa_regional_replicates_national",
                violation_error_message=_(
                    "Una mesa regional tiene región y dice de qué mesa es réplica; "
                    "la nacional, ninguna de las dos."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MesaMember(models.Model):
    """A member of a mesa: an institution, or the source's words when it is not identified."""

    mesa = models.ForeignKey(
        Mesa, models.CASCADE, verbose_name=_("mesa"), related_name="members"
    )
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        verbose_name=_("institución"),
        related_name="memberships",
        null=True,
        blank=True,
    )
    name = models.CharField(_("como la nombra la fuente"), max_length=200)
    kind = models.ForeignKey(
        "practices.InstitutionKind",
        models.PROTECT,
        verbose_name=_("tipo"),
        related_name="mesa_members",
        null=True,
        blank=True,
    )
    position = models.PositiveSmallIntegerField(_("orden"), default=99)

    class Meta:
        verbose_name = _("integrante")
        verbose_name_plural = _("integrantes")
        ordering = ["position", "id"]
        constraints = [filled("mesamember", "name")]

    def __str__(self) -> str:
        return self.name


class MesaMilestone(models.Model):
    """Something a mesa did, dated as its source dates it."""

    mesa = models.ForeignKey(
        Mesa, models.CASCADE, verbose_name=_("mesa"), related_name="milestones"
    )
    date = ImpreciseDateField(_("fecha"))
    text = models.CharField(_("qué pasó"), max_length=400)

    class Meta:
        verbose_name = _("hito")
        verbose_name_plural = _("hitos")
        ordering = ["date", "id"]
        constraints = [filled("mesamilestone", "text")]

    def __str__(self) -> str:
        return self.text
