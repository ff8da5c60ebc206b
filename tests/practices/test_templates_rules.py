"""Rules of templates that no linter sees: escaping, strict CSP, forged posts, translation."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
TAG = re.compile(r"{[%{].*?[%}]}", re.DOTALL)

IN_SOURCE = {
    "safe filter": re.compile(r"\|\s*safe(seq)?\b"),
    "escaping turned off": re.compile(r"{%\s*autoescape\s+off"),
    "untrimmed translation": re.compile(r"{%\s*blocktrans(late)?\b(?![^%]*\btrimmed\b)"),
}
IN_MARKUP = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    # Chromium then shows the page before it knows whether it takes part in transitions, and
    # calls the one under way a fault.
    "script before style sheet": re.compile(
        r"<script\b(?![^>]*\btype\s*=).*<link\b[^>]*\bstylesheet\b",
        re.DOTALL | re.IGNORECASE,
    ),
    "script address": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
}
FORM = re.compile(
    r"<form\b[^>]*\bmethod\s*=\s*[\"']?post\b.*?</form>", re.DOTALL | re.IGNORECASE
)
TOKEN = re.compile(r"{%\s*csrf_token\s*%}")


MAIL = FOLDER / "mail"
"""Mail programs read no style sheets: there, and nowhere else, styles are inline."""


def faults(source: str) -> list[str]:
    """Names of the rules that a template breaks."""
    source = COMMENT.sub("", source)
    markup = TAG.sub("", source)
    found = [name for name, pattern in IN_SOURCE.items() if pattern.search(source)]
    found += [name for name, pattern in IN_MARKUP.items() if pattern.search(markup)]
    found += ["post without token" for form in FORM.findall(source) if not TOKEN.search(form)]
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_template_breaks_no_rule(path: Path) -> None:
    found = faults(path.read_text(encoding="utf-8"))

    assert [each for each in found if path.parent != MAIL or each != "style attribute"] == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ title|safe }}", "safe filter"),
        ("{{ titles | safeseq }}", "safe filter"),
        ("{% autoescape off %}{{ title }}{% endautoescape %}", "escaping turned off"),
        (
            "{% blocktranslate with n=1 %}{{ n }}{% endblocktranslate %}",
            "untrimmed translation",
        ),
        ('<p class="{{ kind }}" style="color:red">', "style attribute"),
        ("<style>p { color: red }</style>", "style element"),
        ("<a href='{% url 'x' %}' onclick='go()'>", "event attribute"),
        ("<script>go()</script>", "inline script"),
        ("<a href='javascript:go()'>", "script address"),
        (
            "<script src='a.js'></script><link rel='stylesheet' href='a.css'>",
            "script before style sheet",
        ),
        ("<form method='post'><button>Ir</button></form>", "post without token"),
    ],
)
def test_rule_catches_its_fault(source: str, fault: str) -> None:
    assert faults(source) == [fault]


@pytest.mark.parametrize(
    "source",
    [
        "<script src='{% static 'a.js' %}' type='module'></script>",
        "<script src='a.js' type='module'></script><link rel='stylesheet' href='a.css'>",
        "<form method='post'>{% csrf_token %}</form>",
        "<form method='get'></form>",
        "{% blocktranslate trimmed %}Hola{% endblocktranslate %}",
        "{% include 'a.html' with once=True only %}",
    ],
)
def test_rules_let_good_markup_pass(source: str) -> None:
    assert faults(source) == []
