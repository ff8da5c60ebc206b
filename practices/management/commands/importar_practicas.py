from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from practices.ingest.importing import Loading, run
from practices.ingest.progress import Progress
from practices.ingest.report import (
    RecordOutcome,
    fault_lines,
    outcome_lines,
    summary_lines,
)


class Command(BaseCommand):
    help = "Carga un archivo de prácticas (YAML, JSON o JSON Lines): entero o nada."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument(
            "--simular", action="store_true", help="dice qué cambiaría y no escribe nada"
        )
        parser.add_argument(
            "--borrador", action="store_true", help="carga las fichas sin publicarlas"
        )
        parser.add_argument(
            "--coleccion",
            default="",
            metavar="NOMBRE",
            help="nombre o clave de la colección de todas las fichas",
        )
        parser.add_argument(
            "--sobrescribir",
            action="store_true",
            help="el archivo manda también sobre lo que el personal cambió aquí",
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        progress = Progress(self.stderr)  # type: ignore[arg-type]  # wraps a text stream
        loading = Loading(
            as_draft=options["borrador"],
            simulate=options["simular"],
            overwrite=options["sobrescribir"],
            collection=options["coleccion"],
        )

        def tell(outcome: RecordOutcome) -> None:
            progress.step()
            if loading.simulate:
                for line in outcome_lines(outcome):
                    self.stdout.write(line)

        report = run(options["archivo"], loading, tell=tell)
        progress.end()
        if report.refused:
            raise CommandError("\n".join(fault_lines(report)))
        for line in summary_lines(report):
            self.stdout.write(line)
