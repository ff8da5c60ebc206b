import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentRole
from practices.index.holder import current
from practices.models.frameworks import Framework, Objective
from practices.queries.objective_page import ObjectivePage
from tests.builders import make_practice
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    make_lists()


def page_of(client: Client, path: str) -> ObjectivePage:
    """Return what an objective's page was made from."""
    page: ObjectivePage = client.get(path).context["page"]
    return page


def facts_of(client: Client, path: str) -> dict[str, tuple[str, str]]:
    """Return the value and address of each fact of an objective, by label."""
    return {str(fact.label): (fact.value, fact.url) for fact in page_of(client, path).facts}


def test_index_counts_how_much_of_each_framework_is_covered(client: Client) -> None:
    publish_practice("Una")

    context = client.get("/objetivos/").context

    counted = {
        part: [
            (each.framework.slug, each.covered, len(each.objectives)) for each in context[part]
        ]
        for part in ("core", "further")
    }
    assert counted == {"core": [("ods", 1, 3), ("pmm", 1, 2)], "further": [("pnm", 0, 2)]}


def test_description_names_the_objective(client: Client) -> None:
    name = page_of(client, "/objetivos/ods/10/").objective.name

    html = client.get("/objetivos/ods/10/").content.decode()

    assert f"aportan al ODS 10 ({name}) y por qué." in html


def test_framework_lists_all_its_objectives_and_no_targets(client: Client) -> None:
    publish_practice("Una")

    coverage = client.get("/objetivos/ods/").context["coverage"]

    assert [(each.code, each.count, each.url) for each in coverage.objectives] == [
        ("9", 0, "/objetivos/ods/9/"),
        ("10", 1, "/objetivos/ods/10/"),
        ("14", 0, "/objetivos/ods/14/"),
    ]


def test_framework_groups_its_objectives_by_what_they_are(client: Client) -> None:
    coverage = client.get("/objetivos/pnm/").context["coverage"]

    assert [
        (str(group.title), [each.code for each in group.objectives])
        for group in coverage.groups
    ] == [("Ejes", ["retornados"]), ("Principios", ["principio-1"])]


def test_framework_without_a_known_address_says_so(client: Client) -> None:
    text = client.get("/objetivos/pnm/").content.decode()

    assert "No consta la dirección del texto oficial." in text


@pytest.mark.parametrize(
    "path",
    [
        "/objetivos/nada/",
        "/objetivos/nada/10/",
        "/objetivos/ods/99/",
        "/objetivos/ods/010/",
        "/objetivos/pmm/10/",
        "/objetivos/ods/10/metas/10.99/",
        "/objetivos/ods/10/metas/9/",
        "/objetivos/pmm/10/metas/10.7/",
    ],
)
def test_unknown_objective_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/objetivos/ods/10.7/", "/objetivos/ods/9/metas/10.7/", "/objetivos/ods/99/metas/10.7/"],
)
def test_target_under_another_address_leads_to_its_own(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 301
    assert response["Location"] == "/objetivos/ods/10/metas/10.7/"


def test_goal_counts_the_practices_of_its_targets(client: Client) -> None:
    publish_practice("A la meta")
    publish_practice("Al objetivo", alignments=tuple(aligned("ods:10", "pmm:15")))

    page = page_of(client, "/objetivos/ods/10/")

    assert page.practices.total == 2
    assert [(each.code, each.count) for each in page.targets] == [("10.7", 1)]


def test_target_counts_only_its_own_practices(client: Client) -> None:
    publish_practice("A la meta")
    publish_practice("Al objetivo", alignments=tuple(aligned("ods:10", "pmm:15")))

    page = page_of(client, "/objetivos/ods/10/metas/10.7/")

    assert [card.title for card in page.practices.cards] == ["A la meta"]
    assert page.practices.url == "/practicas/?ods=10.7"


def test_facts_give_each_figure_beside_its_whole_and_its_listing(client: Client) -> None:
    publish_practice("Una", regions=("24", "02"))
    secondary = aligned("ods:10", role=AlignmentRole.SECONDARY)
    publish_practice("Dos", alignments=(*aligned("ods:9", "pmm:15"), *secondary))
    publish_practice("Ajena", alignments=tuple(aligned("ods:9", "pmm:15")))

    assert facts_of(client, "/objetivos/ods/10/") == {
        "Prácticas": ("2 de 3", "/practicas/?ods=10"),
        "Regiones con práctica": ("2 de 2", ""),
        "Como aporte principal": ("1", "/practicas/?ods=10&rol=principal"),
        "Metas con práctica": ("1 de 1", ""),
        "Más unido a": ("PMM 15", ""),
    }


def test_facts_of_an_empty_objective_lead_nowhere(client: Client) -> None:
    publish_practice("Una")

    assert facts_of(client, "/objetivos/ods/14/") == {
        "Prácticas": ("0 de 1", ""),
        "Regiones con práctica": ("0 de 2", ""),
        "Como aporte principal": ("0", ""),
    }


def test_empty_objective_keeps_its_page_and_says_why_it_may_be_empty(client: Client) -> None:
    text = " ".join(client.get("/objetivos/ods/14/").content.decode().split())

    assert "<h1>Objetivo 14</h1>" in text
    assert "no significa que nadie trabaje en ello" in text


def test_objective_crosses_with_the_other_core_framework_only(client: Client) -> None:
    publish_practice("Una")
    publish_practice("Dos", alignments=tuple(aligned("ods:9", "pmm:23")))

    page = page_of(client, "/objetivos/pmm/15/")

    assert [each.framework.slug for each in page.coverages] == ["ods"]
    assert [(each.code, each.count, each.url) for each in page.coverages[0].objectives] == [
        ("9", 0, "/objetivos/ods/9/"),
        ("10", 1, "/practicas/?ods=10&pmm=15"),
        ("14", 0, "/objetivos/ods/14/"),
    ]


def test_bars_are_the_objectives_served_the_most_served_first(client: Client) -> None:
    publish_practice("Una", alignments=tuple(aligned("ods:10", "pmm:15")))
    publish_practice("Dos", alignments=tuple(aligned("ods:10", "pmm:23")))
    publish_practice("Tres", alignments=tuple(aligned("ods:10", "ods:9", "pmm:23")))

    bars = page_of(client, "/objetivos/ods/10/").coverages[0].bars

    assert [(bar.objective.code, bar.objective.count, bar.share) for bar in bars] == [
        ("23", 2, 100),
        ("15", 1, 50),
    ]


def test_map_and_list_of_an_objective_say_the_same(client: Client) -> None:
    publish_practice("Una", regions=("24", "02"))
    publish_practice("Dos", regions=("24",))

    page = page_of(client, "/objetivos/ods/10/")

    listed = {(each.slug, each.count, each.url) for each in page.regions}
    assert listed == {
        ("ancash", 1, "/practicas/?region=ancash&ods=10"),
        ("tumbes", 2, "/practicas/?region=tumbes&ods=10"),
    }
    assert {(each.slug, each.count, each.url) for each in page.map.counted} == listed


def test_cloth_of_an_objective_has_the_threads_of_its_practices_only(client: Client) -> None:
    publish_practice("Una", alignments=tuple(aligned("ods:10", "pmm:15")))
    publish_practice("Ajena", alignments=tuple(aligned("ods:9", "pmm:23")))

    cloth = page_of(client, "/objetivos/ods/10/").cloth

    assert 'class="ods-10 main"' in cloth
    assert "ods-9" not in cloth


def test_objective_without_practices_invites_to_propose_one(client: Client) -> None:
    text = client.get("/objetivos/ods/14/").content.decode()

    assert 'href="/proponer/"' in text


def test_objective_of_a_further_framework_crosses_with_both_and_keeps_the_colon(
    client: Client,
) -> None:
    publish_practice("Una", alignments=tuple(aligned("ods:10", "pmm:15", "pnm:retornados")))

    page = page_of(client, "/objetivos/pnm/retornados/")

    assert [each.framework.slug for each in page.coverages] == ["ods", "pmm"]
    assert page.practices.url == "/practicas/?objetivo=pnm:retornados"


def test_regions_of_an_objective_lead_to_the_listing_of_both(client: Client) -> None:
    publish_practice("Una", regions=("24",))

    page = page_of(client, "/objetivos/ods/10/")

    assert [(each.name, each.count, each.url) for each in page.regions] == [
        ("Tumbes", 1, "/practicas/?region=tumbes&ods=10")
    ]


def test_neighbours_are_the_objectives_before_and_after_skipping_targets(
    client: Client,
) -> None:
    page = page_of(client, "/objetivos/ods/10/")

    assert page.previous is not None
    assert page.following is not None
    assert [page.previous.url, page.following.url] == [
        "/objetivos/ods/9/",
        "/objetivos/ods/14/",
    ]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/objetivos/ods/10/", "ODS 9, Objetivo 9"),
        ("/objetivos/pnm/principio-1/", "Objetivo retornados"),
    ],
)
def test_neighbour_without_a_number_is_named_once(
    client: Client, path: str, title: str
) -> None:
    previous = page_of(client, path).previous

    assert previous is not None
    assert previous.title == title


def test_first_and_last_objective_have_one_neighbour(client: Client) -> None:
    assert page_of(client, "/objetivos/ods/9/").previous is None
    assert page_of(client, "/objetivos/ods/14/").following is None


def test_targets_of_another_goal_are_no_neighbours(client: Client) -> None:
    nine = Objective.objects.get(framework__slug="ods", code="9")
    Objective.objects.create(
        framework=nine.framework, code="9.1", parent=nine, title_es="t", short_es="s"
    )

    page = page_of(client, "/objetivos/ods/10/metas/10.7/")

    assert (page.previous, page.following) == (None, None)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/objetivos/ods/10/", "ODS 10"),
        ("/objetivos/ods/10/metas/10.7/", "Meta 10.7"),
        ("/objetivos/pnm/retornados/", "Objetivo retornados"),
    ],
)
def test_objective_is_called_by_its_number_when_it_has_one(
    client: Client, path: str, label: str
) -> None:
    assert page_of(client, path).label == label


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/objetivos/ods/10/", "Título oficial."),
        ("/objetivos/ods/14/", "Redacción propia del catálogo"),
    ],
)
def test_page_says_whose_words_the_title_is(client: Client, path: str, words: str) -> None:
    text = client.get(path).content.decode()

    said = [
        each for each in ("Título oficial.", "Redacción propia del catálogo") if each in text
    ]
    assert said == [words]


def test_objective_of_the_compact_names_its_round_table(client: Client) -> None:
    text = " ".join(client.get("/objetivos/pmm/15/").content.decode().split())

    assert "la mesa redonda 3 del Foro de Examen de la Migración Internacional" in text


def test_objective_names_those_of_other_frameworks_that_deal_with_the_same(
    client: Client,
) -> None:
    compact = Objective.objects.get(framework__slug="pmm", code="23")
    compact.related.add(Objective.objects.get(framework__slug="ods", code="10.7"))

    related = page_of(client, "/objetivos/pmm/23/").related

    assert [(each.label, each.url) for each in related] == [
        ("Meta 10.7", "/objetivos/ods/10/metas/10.7/")
    ]


def test_drafts_are_invisible_in_an_objective(client: Client) -> None:
    make_practice("Borrador", alignments=tuple(aligned("ods:10.7", "pmm:15")))

    response = client.get("/objetivos/ods/10/")

    assert response.context["page"].practices.total == 0
    assert "Borrador" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["/objetivos/ods/10/", "/objetivos/ods/10/metas/10.7/"])
def test_objective_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, count: int
) -> None:
    compact = make_related(count)
    for number in range(count):
        publish_practice(f"Práctica {number}")
    current()

    with django_assert_num_queries(4):
        response = client.get(path)

    assert len(response.context["page"].practices.cards) == count
    assert len(response.context["page"].related) == len(compact)


def make_related(count: int) -> list[Objective]:
    """Tie new objectives of the compact to ODS 10 and its target."""
    pmm = Framework.objects.get(slug="pmm")
    made = [
        Objective.objects.create(framework=pmm, code=str(30 + n), title_es="t", short_es="s")
        for n in range(count)
    ]
    for objective in Objective.objects.filter(code__in=["10", "10.7"]):
        objective.related.add(*made)
    return made


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "statements"), [("/objetivos/", 1), ("/objetivos/ods/", 2)])
def test_framework_statements_do_not_grow(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    path: str,
    statements: int,
    count: int,
) -> None:
    for number in range(count):
        publish_practice(f"Práctica {number}")
    current()

    with django_assert_num_queries(statements):
        response = client.get(path)

    assert response.status_code == 200
