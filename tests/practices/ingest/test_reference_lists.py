"""The official lists: what is loaded, and that staff's words are never undone."""

from collections import Counter

import pytest
from django.apps import apps

from practices import reference
from practices.enums import MesaState, ObjectiveKind
from practices.ingest.reference_lists import VOCABULARIES, load_reference_lists
from practices.models.frameworks import Framework, Objective
from practices.models.territory import (
    Institution,
    InstitutionName,
    Mesa,
    MesaMember,
    Office,
    Region,
)
from practices.models.vocabulary import QualityCriterion, Theme
from practices.text import fold

pytestmark = pytest.mark.usefixtures("references")


def row_counts() -> dict[str, int]:
    config = apps.get_app_config("practices")
    return {
        model.__name__: model._base_manager.count()  # noqa: SLF001 Django's API
        for model in config.get_models(include_auto_created=True)
    }


def test_the_lists_hold_what_the_files_hold() -> None:
    assert (Region.objects.count(), Office.objects.count(), Mesa.objects.count()) == (
        len(reference.regions()),
        len(reference.offices()),
        len(reference.mesas()),
    )


@pytest.mark.parametrize("vocabulary", sorted(VOCABULARIES))
def test_a_vocabulary_keeps_the_terms_in_the_order_of_the_file(vocabulary: str) -> None:
    listed = [term.slug for term in reference.vocabularies()[vocabulary]]

    terms = VOCABULARIES[vocabulary]._default_manager  # noqa: SLF001 Django's API
    slugs = terms.values_list("slug", flat=True)

    assert list(slugs) == listed


def test_every_vocabulary_of_the_files_is_loaded() -> None:
    assert set(VOCABULARIES) == set(reference.vocabularies())


def test_objectives_are_counted_by_framework_and_kind() -> None:
    rows = Objective.objects.values_list("framework__slug", "kind")

    assert Counter(rows) == {
        ("ods", ObjectiveKind.OBJECTIVE): 17,
        ("ods", ObjectiveKind.TARGET): 169,
        ("pmm", ObjectiveKind.OBJECTIVE): 23,
        ("principios", ObjectiveKind.PRINCIPLE): 10,
        ("enfoques", ObjectiveKind.APPROACH): 6,
        ("pnm", ObjectiveKind.AXIS): 4,
        ("pnm", ObjectiveKind.PRINCIPLE): 6,
    }


def test_only_ods_and_pmm_are_required_to_publish() -> None:
    required = Framework.objects.filter(required_to_publish=True)

    assert [each.slug for each in required] == ["ods", "pmm"]


def test_a_target_belongs_to_its_goal() -> None:
    target = Objective.objects.get(framework__slug="ods", code="10.7")

    assert target.parent is not None
    assert (target.parent.code, target.official_wording) == ("10", False)


def test_targets_follow_their_goal_in_the_order_of_their_numbers() -> None:
    codes = Objective.objects.filter(framework__slug="ods").values_list("code", flat=True)

    listed = [
        code
        for goal in reference.goals()
        for code in (goal.code, *(target.code for target in goal.targets))
    ]

    assert list(codes) == listed


def test_principles_have_codes_in_spanish_in_the_order_of_their_letters() -> None:
    codes = Objective.objects.filter(framework__slug="principios").values_list(
        "code", flat=True
    )

    assert codes[0] == "centrarse-en-las-personas"


def test_a_pmm_objective_is_related_to_the_targets_of_the_file() -> None:
    (listed,) = (each for each in reference.gcm_objectives() if each.code == "10")

    objective = Objective.objects.get(framework__slug="pmm", code="10")

    assert set(objective.related.values_list("code", flat=True)) == {
        each.code for each in listed.targets
    }


def test_a_theme_suggests_the_objectives_of_the_file() -> None:
    suggested = Theme.objects.get(slug="salud").suggested_objectives

    assert set(suggested.values_list("framework__slug", "code")) == {
        ("pmm", "15"),
        ("pmm", "7"),
        ("ods", "3"),
    }


def test_a_criterion_keeps_its_hint_as_its_description() -> None:
    (listed,) = (
        term
        for term in reference.vocabularies()["quality_criteria"]
        if term.slug == "replicable"
    )

    criterion = QualityCriterion.objects.get(slug="replicable")

    assert (criterion.description, bool(listed.description_es)) == (
        listed.description_es,
        True,
    )


def test_alternate_names_belong_to_their_institution() -> None:
    name = InstitutionName.objects.get(folded=fold("Cancillería Tumbes"))

    assert name.institution.slug == "od-tumbes"


def test_a_regional_mesa_replicates_the_national_one() -> None:
    mesa = Mesa.objects.get(slug="mesa-tumbes")

    assert mesa.replica_of == Mesa.objects.get(region=None)
    assert (mesa.region, mesa.office) == (
        Region.objects.get(ubigeo="24"),
        Office.objects.get(slug="od-tumbes"),
    )


def test_every_member_milestone_and_source_of_a_mesa_is_loaded() -> None:
    listed = {each.slug: each for each in reference.mesas()}

    loaded = {
        each.slug: (each.members.count(), each.milestones.count(), each.sources.count())
        for each in Mesa.objects.all()
    }

    assert loaded == {
        slug: (len(each.members), len(each.milestones), len(set(each.sources)))
        for slug, each in listed.items()
    }


def test_a_member_that_is_one_known_body_is_tied_to_it() -> None:
    member = MesaMember.objects.get(mesa__slug="mtigm", name="Sunat")

    assert member.institution == Institution.objects.get(slug="sunat")


def test_a_member_that_is_a_group_keeps_only_its_words() -> None:
    member = MesaMember.objects.get(mesa__slug="mtigm", name__startswith="Representantes")

    assert member.institution is None


def test_a_state_that_no_source_gives_is_unknown() -> None:
    assert Mesa.objects.get(slug="mtigm").state == MesaState.UNKNOWN


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_second_run_changes_nothing(*, overwrite: bool) -> None:
    before = row_counts()

    outcome = load_reference_lists(overwrite=overwrite)

    assert (outcome.created, outcome.updated, row_counts()) == ({}, {}, before)


def test_a_second_run_keeps_the_words_of_staff() -> None:
    Theme.objects.filter(slug="salud").update(name_es="Salud integral")

    load_reference_lists()

    assert Theme.objects.get(slug="salud").name_es == "Salud integral"


def test_a_run_that_updates_brings_the_words_of_the_file_back() -> None:
    Theme.objects.filter(slug="salud").update(name_es="Salud integral")

    outcome = load_reference_lists(overwrite=True)

    assert Theme.objects.get(slug="salud").name_es == "Salud y salud mental"
    assert outcome.updated == {"temas": 1}


def test_a_run_keeps_the_suggestions_that_staff_chose() -> None:
    theme = Theme.objects.get(slug="salud")
    theme.suggested_objectives.set(Objective.objects.filter(framework__slug="pmm", code="1"))

    load_reference_lists()

    assert list(theme.suggested_objectives.values_list("code", flat=True)) == ["1"]


def test_a_row_that_went_missing_comes_back() -> None:
    Theme.objects.filter(slug="transito").delete()

    outcome = load_reference_lists()

    assert outcome.created == {"temas": 1}


def test_an_alternate_name_given_to_another_body_stays_with_it() -> None:
    name = InstitutionName.objects.get(folded=fold("Cancillería Tumbes"))
    name.institution = Institution.objects.get(slug="rree")
    name.save()

    load_reference_lists(overwrite=True)

    name.refresh_from_db()
    assert name.institution.slug == "rree"
