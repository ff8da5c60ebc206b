from typing import Any

from django.core.management.base import BaseCommand, CommandError

from practices.desk.digest import send_digests


class Command(BaseCommand):
    help = (
        "Envía el resumen del día a quienes lo eligieron. Se puede repetir: nadie recibe dos "
        "el mismo día."
    )

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        tally = send_digests()
        self.stdout.write(f"Resúmenes enviados: {tally.mailed}. Sin enviar: {tally.failed}.")
        if tally.away:
            message = "El servidor de correo no responde: repita la orden más tarde."
            raise CommandError(message)
