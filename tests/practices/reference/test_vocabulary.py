"""The vocabularies and the terms that the catalogue's curators added."""

import re

import pytest

from practices.enums import EvidenceLevel
from practices.reference import gcm_objectives, goals, vocabularies, vocabulary_list

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def test_the_vocabularies_have_their_permanent_slugs() -> None:
    assert [one.slug for one in vocabulary_list()] == [
        "themes",
        "population_groups",
        "institution_types",
        "practice_types",
        "implementation_status",
        "geographic_scope",
        "quality_criteria",
        "evidence_level",
        "source_kinds",
        "collections",
    ]


@pytest.mark.parametrize("vocabulary", sorted(vocabularies()))
def test_no_slug_is_repeated(vocabulary: str) -> None:
    slugs = [term.slug for term in vocabularies()[vocabulary]]

    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("field", ["label_es", "label_en"])
@pytest.mark.parametrize("vocabulary", sorted(vocabularies()))
def test_no_label_is_repeated(vocabulary: str, field: str) -> None:
    labels = [getattr(term, field) for term in vocabularies()[vocabulary]]

    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("vocabulary", sorted(vocabularies()))
def test_every_slug_can_be_an_address(vocabulary: str) -> None:
    wrong = [term.slug for term in vocabularies()[vocabulary] if not SLUG.fullmatch(term.slug)]

    assert wrong == []


def test_source_kinds_are_the_six_of_the_architecture() -> None:
    assert [term.slug for term in vocabularies()["source_kinds"]] == [
        "oficial",
        "norma",
        "organismo-internacional",
        "academia",
        "organizacion",
        "prensa",
    ]


def test_every_collection_is_described_in_both_languages() -> None:
    undescribed = [
        term.slug
        for term in vocabularies()["collections"]
        if not (term.description_es and term.description_en)
    ]

    assert undescribed == []


def test_evidence_levels_are_those_that_the_code_computes() -> None:
    assert [term.slug for term in vocabularies()["evidence_level"]] == [
        level.value for level in EvidenceLevel
    ]


def test_themes_suggest_only_existing_objectives_of_the_compact() -> None:
    known = {int(objective.code) for objective in gcm_objectives()}
    suggested = {number for term in vocabularies()["themes"] for number in term.gcm_objectives}

    assert suggested - known == set()


def test_themes_suggest_only_existing_goals() -> None:
    known = {int(goal.code) for goal in goals()}
    suggested = {term.goal for term in vocabularies()["themes"] if term.goal is not None}

    assert suggested - known == set()


def test_the_terms_added_by_the_curators_say_so() -> None:
    noted = {term.note for terms in vocabularies().values() for term in terms if term.note}

    assert noted == {"Añadido por la curaduría del catálogo"}
