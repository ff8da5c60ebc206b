"""Verifying says in what an index and the database would differ."""

import pytest

from practices.index.verify import differences
from practices.models.publication import PublicationText
from tests.builders import make_publication


@pytest.mark.usefixtures("real_catalogue")
def test_the_real_catalogue_has_no_differences() -> None:
    assert differences() == []


@pytest.mark.django_db
def test_an_empty_catalogue_has_no_differences() -> None:
    assert differences() == []


@pytest.mark.django_db
def test_a_practice_without_its_words_is_named() -> None:
    make_publication("Uno")
    gone = make_publication("Dos")
    PublicationText.objects.filter(publication=gone).delete()

    assert differences() == ["textos de búsqueda: 1 de 2"]
