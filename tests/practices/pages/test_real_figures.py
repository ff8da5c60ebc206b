"""Every figure of these pages is the total of the listing that it stands for."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from practices.enums import Facet
from practices.names import Names, read_names
from practices.queries.cards import objective_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue")]


def listing(client: Client, query: str = "") -> dict[str, Any]:
    """Return the listing's JSON for a query."""
    answer: dict[str, Any] = client.get(f"/practicas.json?{query}&tamano=1").json()
    return answer


def totals(client: Client, facet: Facet, query: str = "") -> dict[str, int]:
    """Return how many practices the listing gives for each value of a facet, zeros left out."""
    counts: dict[str, int] = listing(client, query)["facets"].get(facet, {})
    return {value: count for value, count in counts.items() if count}


def query_of(address: str) -> str:
    """Return the query of the address of a listing."""
    parts = urlsplit(address)
    assert parts.path == "/practicas/"
    return parts.query


def goals(names: Names, framework: str) -> list[str]:
    """Return the codes of a framework's objectives, targets left out."""
    return [
        each.code
        for each in names.objectives.values()
        if each.framework == framework and not each.is_target
    ]


def test_home_counts_what_the_listing_counts(client: Client) -> None:
    context = client.get("/").context

    assert context["total"] == listing(client)["total"]
    assert {each.slug: each.count for each in context["regions"] if each.count} == totals(
        client, Facet.REGION
    )


@pytest.mark.parametrize("facet", [Facet.ODS, Facet.PMM])
def test_frameworks_count_what_the_listing_counts(client: Client, facet: Facet) -> None:
    names = read_names()

    coverage = client.get(f"/objetivos/{facet}/").context["coverage"]

    counted = totals(client, facet)
    assert {each.code: each.count for each in coverage.objectives} == {
        code: counted.get(code, 0) for code in goals(names, facet)
    }


@pytest.mark.parametrize(
    ("path", "facet"), [("/temas/", Facet.THEME), ("/poblaciones/", Facet.POPULATION)]
)
def test_vocabularies_count_what_the_listing_counts(
    client: Client, path: str, facet: Facet
) -> None:
    context = client.get(path).context

    terms = [*context["documented"], *context["pending"]]
    assert {each.slug: each.count for each in terms if each.count} == totals(client, facet)


def test_mesas_count_what_the_listing_counts(client: Client) -> None:
    context = client.get("/mesas/").context

    mesas = [*context["national"], *context["regional"]]
    assert {each.slug: each.count for each in mesas if each.count} == totals(client, Facet.MESA)


def test_every_region_counts_what_its_listing_counts(client: Client) -> None:
    for region in read_names().regions.values():
        context = client.get(f"/regiones/{region.slug}/").context

        query = query_of(context["practices"].url)
        assert query == f"region={region.slug}"
        assert context["practices"].total == listing(client, query)["total"]
        for coverage in context["coverages"]:
            found = totals(client, Facet(coverage.framework.slug), query)
            for each in coverage.objectives:
                assert each.count == found.get(each.code, 0)
        themes = totals(client, Facet.THEME, query)
        assert all(each.count == themes[each.slug] for each in context["themes"])


@pytest.mark.parametrize("framework", ["ods", "pmm"])
def test_every_objective_counts_what_its_listing_counts(client: Client, framework: str) -> None:
    names = read_names()
    other = Facet.PMM if framework == "ods" else Facet.ODS
    for code in goals(names, framework):
        page = client.get(f"/objetivos/{framework}/{code}/").context["page"]

        found = listing(client, query_of(page.practices.url))
        assert page.practices.total == found["total"]
        targets = {each.code: each.count for each in page.targets if each.count}
        expected = totals(client, Facet(framework))
        assert targets == {
            value: count for value, count in expected.items() if value.startswith(f"{code}.")
        }
        crossed = found["facets"].get(other, {})
        for each in page.coverages[0].objectives:
            assert each.count == crossed.get(each.code, 0)


@pytest.mark.parametrize("framework", ["ods", "pmm"])
def test_every_principal_figure_is_the_total_of_its_listing(
    client: Client, framework: str
) -> None:
    pages = [
        client.get(f"/objetivos/{framework}/{code}/").context["page"]
        for code in goals(read_names(), framework)
    ]

    facts = [fact for page in pages for fact in page.facts if "rol=principal" in fact.url]
    assert facts
    assert [int(fact.value) for fact in facts] == [
        listing(client, query_of(fact.url))["total"] for fact in facts
    ]


def test_every_target_with_practices_counts_what_its_listing_counts(client: Client) -> None:
    names = read_names()
    counted = totals(client, Facet.ODS)
    targets = [each for each in names.objectives.values() if each.is_target]
    served = [each for each in targets if each.code in counted]

    totals_of_pages = {
        each.code: client.get(objective_url(each)).context["page"].practices.total
        for each in served
    }

    assert totals_of_pages == {each.code: counted[each.code] for each in served}
    assert served


def test_every_term_counts_what_its_listing_counts(client: Client) -> None:
    names = read_names()
    for facet, route in ((Facet.THEME, "temas"), (Facet.POPULATION, "poblaciones")):
        counted = totals(client, facet)
        for slug in names.terms[facet]:
            practices = client.get(f"/{route}/{slug}/").context["practices"]

            assert query_of(practices.url) == f"{facet}={slug}"
            assert practices.total == counted.get(slug, 0)
