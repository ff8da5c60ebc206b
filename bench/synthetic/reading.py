"""What the generator takes from the product: the official keys and the real practices."""

from bench.synthetic.records import Generator, Keys
from practices import reference
from practices.enums import Facet
from practices.ingest.practices_yaml import YamlRecordsFile
from practices.models.territory import Institution
from practices.names import Names


def generator(names: Names) -> Generator:
    """Return a generator over a database that holds the official lists."""
    entries = YamlRecordsFile(reference.PRACTICES_FILE).entries()
    real = [each.record for each in entries if each.record is not None]
    return Generator(real, _keys(names))


def _keys(names: Names) -> Keys:
    institutions = Institution.objects.order_by("slug").values_list("slug", flat=True)
    return Keys(
        regions=list(names.regions),
        mesas=[each.slug for each in names.mesas.values() if each.region],
        themes=list(names.terms[Facet.THEME]),
        populations=list(names.terms[Facet.POPULATION]),
        institutions=list(institutions),
        objectives=list(names.objectives),
        collections=list(names.terms[Facet.COLLECTION]),
    )
