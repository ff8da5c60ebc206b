import getpass
import logging
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from practices.workflow.access import account_named, forget_second_factor, open_account

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Abre una cuenta que no puede entrar: borra sus intentos fallidos y, si se pide, su "
        "segundo factor o su contraseña. Queda registrado quién lo hizo y cuándo."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("usuario", help="su usuario o su correo")
        parser.add_argument(
            "--quitar-segundo-factor",
            action="store_true",
            help="si perdió el teléfono, la llave y los códigos de recuperación",
        )
        parser.add_argument(
            "--nueva-clave",
            action="store_true",
            help="pregunta una contraseña nueva, sin mostrarla",
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        user = account_named(options["usuario"])
        if user is None:
            message = f"No hay ninguna cuenta «{options['usuario']}»."
            raise CommandError(message)
        password = self._ask(user) if options["nueva_clave"] else ""
        with transaction.atomic():
            done = self._open(user, password=password, forget=options["quitar_segundo_factor"])
        for each in done:
            self.stdout.write(each)
        if not user.is_active:
            self.stderr.write("La cuenta está desactivada: actívela en Personas.")

    def _open(self, user: User, *, password: str, forget: bool) -> list[str]:
        open_account(user)
        done = [f"Se borraron los intentos fallidos de {user}."]
        if forget and forget_second_factor(user):
            done.append("Se quitó su segundo factor: hasta que active otro no podrá publicar.")
        elif forget:
            done.append("No tenía segundo factor.")
        if password:
            user.set_password(password)
            user.save(update_fields=["password"])
            done.append("Se guardó su contraseña nueva; sus sesiones abiertas terminaron.")
        self._record(user, done)
        return done

    def _record(self, user: User, done: list[str]) -> None:
        """Leave a trace in the history of the account and in the log."""
        who = getpass.getuser()
        said = f"Desde el servidor ({who}): {' '.join(done)}"
        LogEntry.objects.log_actions(
            user.pk, [user], CHANGE, change_message=said, single_object=True
        )
        logger.warning("Access of account %s opened from the server by %s", user.pk, who)

    def _ask(self, user: User) -> str:
        password = getpass.getpass("Contraseña nueva: ")
        if password != getpass.getpass("Otra vez: "):
            message = "Las dos contraseñas no son iguales."
            raise CommandError(message)
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
