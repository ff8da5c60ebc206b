from typing import Any

from django.core.management.base import BaseCommand, CommandError

from practices.workflow.mailing import mail_waiting


class Command(BaseCommand):
    help = (
        "Envía por correo los avisos que esperan, de quienes los reciben al momento. Se puede "
        "repetir: nadie recibe dos veces el mismo."
    )

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        tally = mail_waiting()
        self.stdout.write(f"Correos enviados: {tally.mailed}. Sin enviar: {tally.failed}.")
        if tally.away:
            message = "El servidor de correo no responde: los avisos siguen esperando."
            raise CommandError(message)
