"""How static files are joined, named and compressed for production."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/catalogue.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([a-z]+)\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names that carry the content's hash, in style sheets and in the imports of ES modules.

    The style sheet, written in parts, goes out as one file: one request on a slow line.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002 - Django's
        **options: object,
    ) -> Iterator[Any]:
        """Join the parts of the style sheet before the files are named after their content."""
        if SHEET in paths and not dry_run:
            storage, path = paths[SHEET]
            joined = joined_sheet(Path(storage.path(path)))
            self.delete(SHEET)
            self.save(SHEET, ContentFile(joined.encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def joined_sheet(sheet: Path) -> str:
    """Return a style sheet with its imports, each in its layer, in their places.

    Addresses inside a part are as the whole sheet's: only parts beside it may have any.
    """

    def part(match: re.Match[str]) -> str:
        content = (sheet.parent / match[1]).read_text(encoding="utf-8")
        return f"@layer {match[2]}{{{content}}}"

    whole = IMPORT.sub(part, sheet.read_text(encoding="utf-8"))
    return SPACE.sub("\n", COMMENT.sub("", whole)).strip() + "\n"
