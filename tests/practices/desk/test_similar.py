"""A practice that is in the catalogue already is noticed while it is written again."""

import pytest

from practices.desk.similar import Written, similar
from practices.editorial import PracticeState, Role
from practices.models.practice import Practice
from practices.models.territory import Region
from tests.builders import make_member, make_mesa, make_practice, make_publication

pytestmark = pytest.mark.django_db


def codes(written: Written, user: object) -> list[str]:
    return [each.practice.code for each in similar(written, user)]  # type: ignore[arg-type]


def test_the_same_title_in_other_words_is_noticed() -> None:
    user = make_member("ana", Role.PUBLISHER)
    other = make_practice("Feria informativa de servicios para migrantes")
    make_practice("Cartilla de derechos laborales")

    found = codes(Written(title="Ferias informativas de servicio al migrante"), user)

    assert found == [other.code]


def test_a_short_likeness_counts_in_the_same_region_only() -> None:
    user = make_member("ana", Role.PUBLISHER)
    make_practice("Red de intérpretes voluntarios")
    region = Region.objects.get(ubigeo="24").pk
    title = "Red de intérpretes voluntarios awajún y shipibo del norte"

    here = similar(Written(title=title, regions=[region]), user)

    assert codes(Written(title=title), user) == []
    assert [(each.same_region, each.same_body) for each in here] == [(True, False)]


def test_the_practice_itself_is_not_like_itself() -> None:
    user = make_member("ana", Role.PUBLISHER)
    practice = make_practice("Feria informativa")

    assert codes(Written(title=practice.title, key=practice.pk), user) == []


def test_another_mesas_draft_is_not_shown_but_what_is_public_is() -> None:
    user = make_member("ana", Role.SECRETARIAT, make_mesa())
    make_practice("Feria informativa de Tumbes")
    public = make_publication("Feria informativa en Tumbes").practice

    assert codes(Written(title="Feria informativa de Tumbes"), user) == [public.code]


def test_what_was_put_away_is_not_shown() -> None:
    user = make_member("ana", Role.PUBLISHER)
    practice = make_practice("Feria informativa")
    Practice.objects.filter(pk=practice.pk).update(state=PracticeState.ARCHIVED)

    assert codes(Written(title="Feria informativa"), user) == []
