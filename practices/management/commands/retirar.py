from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from practices.editorial import Action
from practices.models.practice import Practice
from practices.workflow.transitions import Ask, perform


class Command(BaseCommand):
    help = "Retira una práctica de lo público; su dirección dirá por qué (410)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codigo", help="por ejemplo, BP-0042")
        parser.add_argument("--motivo", required=True, help="lo que dirá su dirección")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        code = options["codigo"].upper()
        practice = Practice.objects.filter(code=code).first()
        if practice is None:
            message = f"No hay ninguna práctica con el código «{code}»."
            raise CommandError(message)
        try:
            perform(
                Ask(
                    action=Action.WITHDRAW, practice=practice, by=None, reason=options["motivo"]
                )
            )
        except PermissionDenied as error:
            message = f"{practice} ya está retirada."
            raise CommandError(message) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{practice} ya no es pública.")
