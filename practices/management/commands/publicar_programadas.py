from typing import Any

from django.core.management.base import BaseCommand

from practices.workflow.scheduling import publish_scheduled


class Command(BaseCommand):
    help = (
        "Publica las prácticas aprobadas cuya fecha programada ha llegado. Se puede repetir, "
        "también desde varias máquinas a la vez."
    )

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        fulfilled = publish_scheduled()
        for code in fulfilled.published:
            self.stdout.write(f"{code}: publicada.")
        for code, reason in fulfilled.refused.items():
            self.stderr.write(f"{code}: no se publicó. {reason}")
