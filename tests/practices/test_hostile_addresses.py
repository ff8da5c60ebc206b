"""Whatever an address asks, the answer is a page or a refusal, and says nothing as HTML."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue")]

HOSTILE = (
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "a%00b",
    "%ED%A0%80",
    "%FF%FE",
    "%0D%0AX-Evil:1",
    "{}{0}{q}%25s%25(x)s",
    "%01%02",
    "9" * 3000,
    "NaN",
    "%F0%9F%98%80" * 200,
    "..%2F..%2F",
    "@norma:",
    "a%20" * 600,
    "%5C",
)
QUERIES = (
    *("/sugerencias/?q=", "/comparar/?p=", "/comparar/?p=bp-0001&solo=", "/regiones/?ir="),
    *("/cobertura/?cruce=", "/cobertura/?region=", "/cobertura.csv?tema="),
    *("/cobertura.json?ver=", "/cobertura.svg?rol=", "/practicas/?vista="),
    *("/practicas/?vista=mapa&q=", "/practicas/?vista=tabla&q=", "/practicas.bib?q="),
    "/practicas.ris?region=",
)
PATHS = (
    *("/instituciones/{}/", "/normas/{}/", "/practicas/{}/citar/", "/practicas/{}.bib"),
    *("/practicas/bp-0001/versiones/{}/", "/practicas/{}/og.png", "/practicas/bp-{}/"),
)


def refused_or_answered(client: Client, address: str) -> None:
    response = client.get(address)
    body = response.getvalue()

    assert response.status_code in {200, 301, 400, 404, 414}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "X-Evil" not in response
    if "json" not in response["Content-Type"]:
        assert b"<script>alert" not in body
        assert b"<img src=x" not in body


@pytest.mark.parametrize(
    ("prefix", "hostile"),
    [*(("", each) for each in HOSTILE), *(("/en", h) for h in HOSTILE[:2])],
)
def test_no_parameter_breaks_an_answer(client: Client, prefix: str, hostile: str) -> None:
    for query in QUERIES:
        translated = "" if "." in query.partition("?")[0] else prefix
        refused_or_answered(client, f"{translated}{query}{hostile}")


@pytest.mark.parametrize("hostile", [*HOSTILE, "0", "-1", "1" + "0" * 40, "9" * 3900])
def test_no_path_breaks_an_answer(client: Client, hostile: str) -> None:
    for path in PATHS:
        refused_or_answered(client, path.format(hostile))


@pytest.mark.parametrize(
    "address",
    [
        "/comparar/?" + "&".join(f"p=bp-{number:04}" for number in range(300)),
        "/practicas/?vista=mapa&" + "&".join(f"p=bp-{number:04}" for number in range(300)),
        "/cobertura/?" + "&".join(f"region=r{number}" for number in range(300)),
        "/cobertura.json?" + "&".join(f"tema=t{number}" for number in range(300)),
    ],
)
def test_hundreds_of_values_are_answered(client: Client, address: str) -> None:
    refused_or_answered(client, address)
