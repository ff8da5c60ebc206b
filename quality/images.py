"""Draw the static images: the icons of the site and the picture of pages without their own.

The picture has the cloth of the catalogue that DATA_DIR holds, as it stands when it is drawn:
`DATA_DIR=… .venv/bin/python quality/images.py`.
"""

import os
import sys
from pathlib import Path

import django
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "static" / "img"
SCALE = 4
"""Icons are drawn larger and made smaller, which smooths what falls between two pixels."""

SIZES = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalogue.settings")
    django.setup()
    for name, size in SIZES.items():
        icon(size, margin=size // 6).save(IMAGES / name, optimize=True)
    icon(32, margin=2).save(IMAGES / "favicon.ico", sizes=[(32, 32)])
    (IMAGES / "og.png").write_bytes(site_picture())
    return 0


def icon(size: int, margin: int) -> Image.Image:
    """Draw the mark on paper."""
    from practices.og import mark  # noqa: PLC0415 - once Django is set up

    image = Image.new("RGB", (size * SCALE, size * SCALE), "#ffffff")
    corner = (margin * SCALE, margin * SCALE)
    mark(ImageDraw.Draw(image), corner, (size - 2 * margin) * SCALE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def site_picture() -> bytes:
    from practices.index.holder import current  # noqa: PLC0415 - once Django is set up
    from practices.og import Words, picture  # noqa: PLC0415
    from practices.queries.cloths import catalogue_threads  # noqa: PLC0415

    words = Words(
        title="Lo que ya se hace por la población migrante, región por región",
        place="",
        after_place="Con los ODS y el Pacto Mundial para la Migración",
        site="Buenas prácticas MTIGM",
        descriptor="Gestión migratoria en las regiones del Perú",
    )
    return picture(words, catalogue_threads(current()))


if __name__ == "__main__":
    sys.exit(main())
