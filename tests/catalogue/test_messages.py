"""The project's own messages: compiled as they are written, and in use."""

import ast
import gettext
import re
from pathlib import Path

from django.utils import translation

FOLDER = Path(__file__).parents[2] / "locale" / "es" / "LC_MESSAGES"
ENTRY = re.compile(
    r'^msgid (".*")\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? (".*")$', re.MULTILINE
)


def written() -> dict[str, str]:
    text = (FOLDER / "django.po").read_text(encoding="utf-8")
    pairs = [(ast.literal_eval(a), ast.literal_eval(b)) for a, b in ENTRY.findall(text)]
    return {message: wording for message, wording in pairs if message}


def compiled() -> dict[str, str]:
    with (FOLDER / "django.mo").open("rb") as file:
        messages = gettext.GNUTranslations(file)
    return {message: messages.gettext(message) for message in written()}


def test_compiled_messages_are_those_that_are_written() -> None:
    assert len(written()) == (FOLDER / "django.po").read_text().count("\nmsgid ") - 1
    assert compiled() == written()


def test_admin_speaks_of_any_model_without_a_wrong_article() -> None:
    message = "The {name} “{obj}” was changed successfully."

    with translation.override("es"):
        spoken = translation.gettext(message).format(name="práctica", obj="Feria")

    assert spoken == "Se guardó práctica: «Feria»."
