from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from practices.workflow.unnamed_files import delete_files, unnamed_files


class Command(BaseCommand):
    help = (
        "Dice qué archivos del almacén no nombra ninguna ficha, versión ni borrador guardado, "
        "y con --borrar los borra."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--borrar", action="store_true", help="los borra; sin esto, solo los dice"
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        names = unnamed_files()
        for name in names:
            self.stdout.write(name)
        if options["borrar"]:
            delete_files(names)
            self.stdout.write(f"Archivos borrados: {len(names)}.")
        else:
            self.stdout.write(f"Archivos que nadie nombra: {len(names)} (no se borró nada).")
