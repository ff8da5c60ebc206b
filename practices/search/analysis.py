"""What a search text asks for, in plain Spanish terms."""

import re

from practices.text import fold

STOP_WORDS = {
    "a", "al", "ante", "como", "con", "contra", "de", "del", "desde", "donde", "el", "ella",
    "en", "entre", "es", "esta", "este", "hacia", "hasta", "la", "las", "lo", "los", "mas",
    "o", "para", "pero", "por", "que", "se", "segun", "sin", "sobre", "son", "su", "sus",
    "tras", "u", "un", "una", "unas", "uno", "unos", "y",
}  # fmt: skip
_CODE = re.compile(r"bp ?0*([0-9]{1,9})")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?<=[dlnrsj])es|s)$")
_CODE_DIGITS = 4


def terms(text: str) -> tuple[str, ...]:
    """Return the folded beginnings of words that a practice must have, each one once.

    Stop words go when other words remain, and plural endings always: «vacunaciones» asks for
    «vacunacion». A practice's code, however it is written, is one term. No term: no words.
    """
    folded = fold(text)
    code = _CODE.fullmatch(folded)
    if code is not None:
        return (f"bp {code[1].zfill(_CODE_DIGITS)}",)
    words = folded.split()
    telling = [word for word in words if word not in STOP_WORDS] or words
    return tuple(dict.fromkeys(_PLURAL.sub("", word) for word in telling))
