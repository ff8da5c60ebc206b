from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from practices.index.verify import differences
from practices.workflow.rebuilding import rebuild
from practices.workflow.verification import discrepancies

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Compara lo que las publicaciones derivan de su contenido (facetas, orden, búsqueda), "
        "dice qué no coincide y lo rehace; después compara el índice con la base de datos."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--solo-verificar",
            action="store_true",
            help="no cambia nada; termina con error si algo no coincide",
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        derived = self._tell("con el contenido de las publicaciones", discrepancies())
        if not options["solo_verificar"]:
            self.stdout.write(f"Publicaciones rehechas: {rebuild()}.")
            derived = 0
        index = self._tell("del índice con la base de datos", differences())
        if derived:
            message = "Hay diferencias: manage.py reconstruir las corrige."
            raise CommandError(message)
        if index:
            message = "El índice no dice lo que la base de datos: es un error del programa."
            raise CommandError(message)

    def _tell(self, of_what: str, found: Iterable[object]) -> int:
        """Say what differs, the first of it one by one; returns how much it is."""
        rest = iter(found)
        first = list(islice(rest, SHOWN))
        more = sum(1 for _ in rest)
        total = len(first) + more
        self.stdout.write(f"Diferencias {of_what}: {total}.")
        for each in first:
            self.stdout.write(f"- {each}.")
        if more:
            self.stdout.write(f"… y {more} más.")
        return total
