"""Working out again what publications derive."""

import pytest

from practices.enums import Standing
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.workflow import rebuilding
from practices.workflow.rebuilding import rebuild
from practices.workflow.verification import discrepancies
from tests.builders import make_publication

pytestmark = pytest.mark.django_db


def facets() -> list[tuple[str, str, str, bool]]:
    rows = PublicationFacet.objects.order_by("publication__code", "facet", "value")
    return list(rows.values_list("publication__code", "facet", "value", "principal"))


def test_facets_and_texts_that_were_lost_come_back() -> None:
    make_publication("Feria informativa")
    PublicationFacet.objects.all().delete()
    PublicationText.objects.all().delete()

    rebuild()

    assert facets() == [
        ("BP-0001", "evidencia", "documentada", False),
        ("BP-0001", "region", "tumbes", False),
    ]
    assert PublicationText.objects.get().title == "bp-0001 feria informativa"


def test_columns_that_are_wrong_are_put_right() -> None:
    make_publication("Feria informativa", start="2019-05")
    Publication.objects.update(
        title="x", slug="x", title_key="x", region_key="x", start="x", alignment_count=9
    )

    rebuild()

    publication = Publication.objects.get()
    assert (publication.title, publication.slug) == ("Feria informativa", "feria-informativa")
    assert (publication.title_key, publication.region_key) == ("feria0informativa", "tumbes")
    assert (publication.start, publication.alignment_count) == ("2019-05", 0)


def test_what_a_version_out_of_force_still_had_goes() -> None:
    first = make_publication("Feria informativa")
    Publication.objects.filter(pk=first.pk).update(standing=Standing.PREVIOUS)

    rebuild()

    assert (PublicationFacet.objects.count(), PublicationText.objects.count()) == (0, 0)


def test_texts_are_named_anew_so_that_processes_read_them_again() -> None:
    make_publication("Feria informativa")
    before = PublicationText.objects.get().pk

    rebuild()

    assert PublicationText.objects.get().pk != before


def test_every_publication_is_rebuilt_when_they_take_several_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    for number in range(5):
        make_publication(f"Feria {number}")
    PublicationFacet.objects.all().delete()

    total = rebuild()

    assert (total, list(discrepancies())) == (5, [])
