from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from practices.ingest.reference_lists import load_reference_lists
from practices.ingest.report import reference_lines


class Command(BaseCommand):
    help = (
        "Carga las listas oficiales: regiones, mesas, objetivos, vocabularios, instituciones."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--actualizar",
            action="store_true",
            help="los archivos mandan también sobre las filas que ya están",
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        outcome = load_reference_lists(overwrite=options["actualizar"])
        for line in reference_lines(outcome):
            self.stdout.write(line)
