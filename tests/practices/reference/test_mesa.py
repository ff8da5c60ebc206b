"""The national mesa and its regional ones."""

from practices.enums import MesaState
from practices.reference import mapping, mesas, offices, regions
from practices.reference.files import read_data


def test_the_national_mesa_comes_first() -> None:
    assert [mesa.slug for mesa in mesas()] == [
        "mtigm",
        *(row["slug"] for row in read_data("mesas.json")["mesas"]),
    ]


def test_every_regional_mesa_is_a_replica_of_the_national_one() -> None:
    assert {mesa.replica_of for mesa in mesas()[1:]} == {"mtigm"}


def test_only_the_national_mesa_has_no_region() -> None:
    known = {region.ubigeo for region in regions()}

    assert [mesa.slug for mesa in mesas() if mesa.ubigeo not in known] == ["mtigm"]


def test_every_state_is_one_of_the_catalogue() -> None:
    assert {mesa.state for mesa in mesas()} - set(MesaState.values) == set()


def test_an_unconfirmed_mesa_has_no_known_state() -> None:
    unconfirmed = {
        row["slug"]
        for row in read_data("mesas.json")["mesas"]
        if row["status"] == "sin-confirmar"
    }

    assert unconfirmed == {
        mesa.slug for mesa in mesas()[1:] if mesa.state == MesaState.UNKNOWN.value
    }


def test_an_unconfirmed_mesa_says_that_it_is_not_known_to_be_active() -> None:
    doubtful = {mesa.slug for mesa in mesas() if "No consta si sigue activa." in mesa.notes}

    assert doubtful == {mesa.slug for mesa in mesas()[1:] if mesa.state == MesaState.UNKNOWN}


def test_the_office_of_a_mesa_is_in_its_region() -> None:
    region_of = {office.slug: office.ubigeo for office in offices()}
    with_office = [mesa for mesa in mesas() if mesa.office]

    assert [region_of[mesa.office] for mesa in with_office] == [
        mesa.ubigeo for mesa in with_office
    ]


def test_an_office_is_given_only_where_the_source_names_its_city() -> None:
    city_of = {office.slug: office.city for office in offices()}
    unsupported = [
        mesa.slug
        for mesa in mesas()
        if mesa.office and city_of[mesa.office] not in f"{mesa.convener} {mesa.secretariat}"
    ]

    assert unsupported == []


def test_a_mesa_without_creation_date_says_so() -> None:
    note = "No consta la fecha de creación."

    assert {mesa.slug for mesa in mesas() if note in mesa.notes} == {
        mesa.slug for mesa in mesas() if not mesa.created
    }


def test_unverified_functions_are_left_out() -> None:
    functions = read_data("mesas.json")["national"]["functions"]

    assert list(mesas()[0].functions) == [
        function["text_es"] for function in functions if function["verified"]
    ]


def test_every_member_is_covered_by_the_mapping() -> None:
    unknown = [
        (mesa.slug, member.name)
        for mesa in mesas()
        for member in mesa.members
        if not mapping().parts_for(member.name, regions=(mesa.ubigeo,))
    ]

    assert unknown == []


def test_every_source_of_a_mesa_has_a_publisher() -> None:
    unsigned = [source for mesa in mesas() for source in mesa.sources if not source.publisher]

    assert unsigned == []
