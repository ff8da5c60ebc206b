"""Delete proposals that nobody went on with, and addresses that are no longer needed."""

from typing import Any

from django.core.management.base import BaseCommand

from practices.workflow.proposals import purge


class Command(BaseCommand):
    help = (
        "Borra las propuestas sin cambios en 60 días (nunca las que esperan respuesta) y los "
        "correos de los pedidos de corrección respondidos hace 60 días."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        proposals, addresses = purge()
        self.stdout.write(
            f"Propuestas borradas: {proposals}. Correos de correcciones borrados: {addresses}."
        )
