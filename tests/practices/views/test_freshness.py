"""What lets a reader keep an answer, and what takes it away."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.utils import timezone, translation
from pytest_django import Settings

from practices.index.catalogue import CatalogueIndex
from practices.index.holder import current
from practices.models.stamp import CatalogueStamp
from practices.views.freshness import View, revalidated

pytestmark = pytest.mark.django_db

DAY = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


class Page:
    """A view that counts how many times it was asked."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.asked = 0
        self.__name__ = "page"

    def __call__(self, _request: HttpRequest, _index: CatalogueIndex) -> HttpResponse:
        self.asked += 1
        return HttpResponse("una página", status=self.status)


def get(view: View, path: str = "/practicas/", held: str = "") -> HttpResponseBase:
    headers = {"if-none-match": held} if held else {}
    return view(RequestFactory().get(path, headers=headers))


def name(view: View, path: str = "/practicas/") -> str:
    return get(view, path)["ETag"]


def at(monkeypatch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_an_answer_has_a_name_and_is_asked_for_again() -> None:
    response = get(revalidated(Page()))

    assert response["ETag"][:3] == 'W/"'
    assert response["Cache-Control"] == "no-cache"


def test_who_has_the_answer_is_told_so_without_making_it() -> None:
    page = Page()
    view = revalidated(page)
    first = get(view)

    second = get(view, held=first["ETag"])

    assert (second.status_code, page.asked) == (304, 1)
    assert [second[header] for header in ("ETag", "Cache-Control")] == [
        first[header] for header in ("ETag", "Cache-Control")
    ]


def test_a_name_that_lost_its_mark_of_weakness_is_known() -> None:
    view = revalidated(Page())

    assert get(view, held=name(view).removeprefix("W/")).status_code == 304


def test_a_change_in_the_catalogue_gives_another_name() -> None:
    page = Page()
    view = revalidated(page)
    held = name(view)

    CatalogueStamp.objects.update_or_create(pk=1, defaults={"number": 99, "token": "otra"})

    response = get(view, held=held)
    assert (response.status_code, page.asked) == (200, 2)
    assert response["ETag"] != held


def test_another_release_gives_another_name(settings: Settings) -> None:
    view = revalidated(Page())
    held = name(view)

    settings.RELEASE = "otra"

    assert name(view) != held


def test_another_language_gives_another_name() -> None:
    view = revalidated(Page())
    held = name(view)

    with translation.override("en"):
        assert name(view) != held


@pytest.mark.parametrize("path", ["/practicas/?q=a", "/practicas.json"])
def test_another_address_has_another_name(path: str) -> None:
    view = revalidated(Page())

    assert name(view, path) != name(view)


def test_the_day_counts_only_where_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, daily = revalidated(Page()), revalidated(Page(), daily=True)
    at(monkeypatch, DAY)
    before = (name(plain), name(daily))

    at(monkeypatch, DAY + dt.timedelta(days=1))

    assert name(plain) == before[0]
    assert name(daily) != before[1]


def test_the_day_is_that_of_lima(monkeypatch: pytest.MonkeyPatch) -> None:
    view = revalidated(Page(), daily=True)
    at(monkeypatch, dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC))
    noon = name(view)

    at(monkeypatch, dt.datetime(2026, 3, 11, 4, 59, tzinfo=dt.UTC))
    assert name(view) == noon

    at(monkeypatch, dt.datetime(2026, 3, 11, 5, 0, tzinfo=dt.UTC))
    assert name(view) != noon


@pytest.mark.parametrize("status", [301, 404, 410, 500])
def test_only_an_answer_that_went_well_may_be_kept(status: int) -> None:
    response = get(revalidated(Page(status)))

    assert not response.has_header("ETag")
    assert not response.has_header("Cache-Control")


def test_whether_an_address_answers_at_all_is_for_the_view_to_say() -> None:
    assert get(revalidated(Page(404)), held="*").status_code == 404


def test_a_write_reaches_the_view() -> None:
    response = revalidated(Page(405))(RequestFactory().post("/practicas/"))

    assert (response.status_code, response.has_header("ETag")) == (405, False)


def test_asking_for_the_headers_gives_the_same_name() -> None:
    view = revalidated(Page())

    assert view(RequestFactory().head("/practicas/"))["ETag"] == name(view)


def test_nothing_is_kept_while_developing(settings: Settings) -> None:
    settings.DEBUG = True

    assert not get(revalidated(Page())).has_header("ETag")


def test_an_answer_in_pieces_comes_whole() -> None:
    def rows() -> Iterator[bytes]:
        yield from (b"uno\n", b"dos\n")

    def download(_request: HttpRequest, _index: CatalogueIndex) -> StreamingHttpResponse:
        return StreamingHttpResponse(rows())

    response = get(revalidated(download))

    assert isinstance(response, StreamingHttpResponse)
    assert response.getvalue() == b"uno\ndos\n"
    assert response["Cache-Control"] == "no-cache"


def test_what_the_address_names_reaches_the_view() -> None:
    def practice(_request: HttpRequest, _index: CatalogueIndex, code: str) -> HttpResponse:
        return HttpResponse(code)

    response = revalidated(practice)(RequestFactory().get("/p/bp-0042"), code="bp-0042")

    assert isinstance(response, HttpResponse)
    assert response.content == b"bp-0042"


def test_the_view_is_given_the_index_that_its_answer_is_named_after() -> None:
    given: list[CatalogueIndex] = []

    def page(_request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
        given.append(index)
        return HttpResponse("una página")

    get(revalidated(page))

    assert given == [current()]
