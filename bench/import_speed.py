"""How fast a file of practices is loaded and published, and how much memory it takes.

`python bench/import_speed.py [--records 10000]` writes that many synthetic records as JSON
Lines, always the same ones, loads them into an empty SQLite catalogue of its own and prints
practices per second and by how much the resident memory grew. The records take their texts
and objectives from the real ones, so that they weigh the same.
"""

import argparse
import dataclasses
import json
import os
import resource
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KILOBYTES_PER_MEGABYTE = 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--records", type=int, default=10_000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare(Path(folder))
        file = Path(folder) / "sinteticas.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(synthetic_lines(records))
        measure(file, records)


def prepare(folder: Path) -> None:
    """Point Django at an empty catalogue in the folder."""
    os.environ |= {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
    }
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415  the environment must be set first
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    from practices.ingest.reference_lists import load_reference_lists  # noqa: PLC0415

    load_reference_lists()


def synthetic_lines(count: int) -> Iterator[str]:
    from practices.ingest.practices_yaml import YamlRecordsFile  # noqa: PLC0415
    from practices.record import to_data  # noqa: PLC0415
    from practices.reference import PRACTICES_FILE  # noqa: PLC0415

    entries = YamlRecordsFile(PRACTICES_FILE).entries()
    real = [each.record for each in entries if each.record is not None]
    for number in range(count):
        model = real[number % len(real)]
        record = dataclasses.replace(
            model,
            import_id=f"sintetica-{number:06d}",
            title=f"{model.title[:280]} ({number})",
            collection="fuentes-publicas",
        )
        yield json.dumps(to_data(record), ensure_ascii=False) + "\n"


def measure(file: Path, count: int) -> None:
    from practices.ingest.importing import Loading, run  # noqa: PLC0415
    from practices.models.publication import Publication  # noqa: PLC0415

    size = file.stat().st_size / 1e6
    before = peak_megabytes()
    began = time.perf_counter()
    report = run(file, Loading())
    seconds = time.perf_counter() - began
    grown = peak_megabytes() - before
    if report.refused or Publication.objects.current().count() != count:
        sys.exit("The records were not all published.")
    print(f"{count} practices, {size:.1f} MB of JSON Lines, in {seconds:.1f} s")
    print(f"{count / seconds:.0f} practices/s")
    print(f"peak memory grew by {grown:.0f} MB while loading")


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / KILOBYTES_PER_MEGABYTE


if __name__ == "__main__":
    main()
