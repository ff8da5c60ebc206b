"""Rules of the models that no constraint can hold."""

import pytest
from django.core.exceptions import ValidationError

from practices.models.frameworks import Framework, Objective
from practices.models.practice import Practice
from practices.models.practice_parts import Result
from tests.builders import make_practice


@pytest.mark.parametrize(
    ("start", "end"),
    [("2014", "2014-02"), ("2014-02", "2014"), ("", "2014"), ("2014", ""), ("x", "2014")],
)
def test_end_that_may_follow_the_start_is_accepted(start: str, end: str) -> None:
    Practice(title="Feria", start=start, end=end).clean()


@pytest.mark.parametrize(
    ("start", "end"), [("2015", "2014"), ("2014-03", "2014-02"), ("2014-03", "2013")]
)
def test_end_before_the_start_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Practice(title="Feria", start=start, end=end).clean()

    assert refusal.value.message_dict == {"end": ["El fin no puede ser anterior al inicio."]}


@pytest.mark.django_db
def test_citation_of_another_practice_is_refused() -> None:
    practice, other = make_practice("Feria"), make_practice("Otra")
    result = Result(practice=practice, citation=other.citations.get())

    with pytest.raises(ValidationError) as refusal:
        result.clean()

    assert refusal.value.message_dict == {
        "citation": ["Elija una fuente citada por esta misma práctica."]
    }


@pytest.mark.django_db
def test_citation_of_the_same_practice_is_accepted() -> None:
    practice = make_practice("Feria")

    Result(practice=practice, citation=practice.citations.get()).clean()


@pytest.mark.parametrize(
    ("code", "name"),
    [("10.7", "Marco 10.7: Título"), ("derechos-humanos", "Marco: Título")],
)
def test_objective_is_named_by_its_number_and_never_by_its_key(code: str, name: str) -> None:
    framework = Framework(slug="marco", name_es="Marco", short_name="Marco")

    assert str(Objective(framework=framework, code=code, short_es="Título")) == name
