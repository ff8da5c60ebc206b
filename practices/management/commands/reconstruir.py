from typing import Any

from django.core.management.base import BaseCommand

from practices.workflow.publishing import rebuild


class Command(BaseCommand):
    help = "Rehace lo que las publicaciones derivan de su contenido: facetas, orden, búsqueda."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        self.stdout.write(f"Publicaciones rehechas: {rebuild()}.")
