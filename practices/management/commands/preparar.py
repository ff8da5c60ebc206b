import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from practices.models.practice import Practice
from practices.models.publication import Publication


class Command(BaseCommand):
    help = "Deja el catálogo listo para servirse; si ya lo está, no cambia nada."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sin-estaticos",
            action="store_true",
            help="no reúne los archivos estáticos, porque no han cambiado",
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        os.umask(0o077)  # a database that is made here will hold drafts and password hashes
        self._open()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Se actualizan las tablas de la base de datos…")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if not Practice.objects.exists():
            self._fill()
        elif Publication.objects.current().filter(text=None).exists():
            self._derive()
        if not options["sin_estaticos"]:
            self.stdout.write("Se reúnen los archivos estáticos…")
            call_command("collectstatic", interactive=False, verbosity=0)

    def _open(self) -> None:
        try:
            connection.ensure_connection()
        except DatabaseError:
            message = (
                "DATABASE_URL: no se puede entrar en esa base de datos; revise que el servidor "
                "responda y que la base, el usuario y la clave sean los suyos."
            )
            raise ImproperlyConfigured(message) from None

    def _fill(self) -> None:
        # Only an empty catalogue needs the loaders: a warm start does without their imports.
        from practices.ingest.preparation import fill  # noqa: PLC0415
        from practices.ingest.report import fault_lines, summary_lines  # noqa: PLC0415

        self.stdout.write("Se cargan las listas oficiales y las prácticas…")
        report = fill()
        if report.refused:
            raise CommandError("\n".join(fault_lines(report)))
        for line in summary_lines(report):
            self.stdout.write(line)

    def _derive(self) -> None:
        """Give the publications of an earlier version of the product what this one derives."""
        from practices.workflow.rebuilding import rebuild  # noqa: PLC0415  as above

        self.stdout.write("Se preparan los textos de búsqueda de las publicaciones…")
        self.stdout.write(f"Publicaciones rehechas: {rebuild()}.")
