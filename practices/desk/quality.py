"""What the working records have and lack: the same questions count them and list them."""

import dataclasses

from django.contrib.auth.models import User
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.enums import AttachmentKind
from practices.models.practice import Practice
from practices.models.practice_links import InstrumentUse
from practices.models.practice_parts import Attachment, Citation, PracticeTranslation, Result
from practices.models.source import Source
from practices.workflow.permissions import OPEN, visible_to

ANSWERS_THAT_OPEN = r"^(abre|redirige|2[0-9][0-9]|3[0-9][0-9])"
"""How the note of a checked address begins when the address leads somewhere."""


class Lack(TextChoices):
    """Something that a working record lacks; the value is what the filter's address says."""

    FIGURE = "sin-cifra", _("Sin ninguna cifra")
    START = "sin-inicio", _("Sin fecha de inicio")
    MESA = "sin-mesa", _("Sin mesa señalada")
    LEGAL = "sin-base-legal", _("Sin base legal")
    SECOND_SOURCE = "menos-de-dos-fuentes", _("Con menos de dos fuentes")
    ALTERNATIVE = "sin-texto-alternativo", _("Con imágenes sin texto alternativo")
    ENGLISH = "sin-ingles", _("Sin traducción al inglés")
    ADDRESS = "direccion-que-no-responde", _("Con direcciones que no responden")


HAVING: dict[Lack, Promise] = {
    Lack.FIGURE: _("Con alguna cifra"),
    Lack.START: _("Con fecha de inicio"),
    Lack.MESA: _("Con mesa señalada"),
    Lack.LEGAL: _("Con base legal"),
    Lack.SECOND_SOURCE: _("Con dos fuentes o más"),
}
"""What is counted by those that have it; the rest, by those that have the fault."""


@dataclasses.dataclass(frozen=True, slots=True)
class Measure:
    """How many of the working records `label` says something of; `lacking`, to be mended."""

    lack: Lack
    label: str
    count: int
    total: int
    lacking: int


def measured(user: User) -> QuerySet[Practice]:
    """Return the working records whose quality counts: not those put away."""
    return visible_to(user).filter(state__in=OPEN)


def lacking(practices: QuerySet[Practice], lack: Lack) -> QuerySet[Practice]:
    """Return the practices that lack something."""
    return practices.filter(_condition(lack))


def measure_quality(user: User) -> list[Measure]:
    """Count every lack among the records that the person sees, in one statement."""
    counts = {each.name: Count("pk", filter=_condition(each)) for each in Lack}
    found = measured(user).aggregate(total=Count("pk"), **counts)
    return [_measure(each, found[each.name], found["total"]) for each in Lack]


def _measure(lack: Lack, lacking: int, total: int) -> Measure:
    if lack in HAVING:
        return Measure(lack, str(HAVING[lack]), total - lacking, total, lacking)
    return Measure(lack, str(lack.label), lacking, total, lacking)


def broken_sources() -> QuerySet[Source]:
    """Return the sources whose address was checked and does not lead anywhere."""
    checked = Source.objects.exclude(url="").exclude(checked_on=None).exclude(check_answer="")
    return checked.exclude(check_answer__iregex=ANSWERS_THAT_OPEN)


def _condition(lack: Lack) -> Q:
    here = {"practice": OuterRef("pk")}
    images = Attachment.objects.filter(kind=AttachmentKind.IMAGE, alternative_text="", **here)
    cited = Citation.objects.filter(**here)
    two = cited.order_by().values("practice").annotate(count=Count("pk")).filter(count__gte=2)
    broken = cited.filter(source__in=broken_sources().values("pk"))
    english = PracticeTranslation.objects.filter(language="en", **here)
    conditions = {
        Lack.FIGURE: ~Exists(Result.objects.filter(value__isnull=False, **here)),
        Lack.START: Q(start=""),
        Lack.MESA: Q(mesa=None),
        Lack.LEGAL: ~Exists(InstrumentUse.objects.filter(**here)),
        Lack.SECOND_SOURCE: ~Exists(two),
        Lack.ALTERNATIVE: Exists(images),
        Lack.ENGLISH: ~Exists(english),
        Lack.ADDRESS: Exists(broken),
    }
    return Q(conditions[lack])
