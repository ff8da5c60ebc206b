"""Whether the process is alive, and whether it can serve."""

import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


@csrf_exempt  # so that a write is answered 405, not the 403 of a form without its token
@require_safe
@never_cache
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer without touching the database: a restart would not cure a database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@csrf_exempt
@require_safe
@never_cache
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when pages can be served, and 503 with the reason otherwise."""
    checks = database_checks() | {"carpeta_de_datos": data_folder_check()}
    is_ready = set(checks.values()) == {"ok"}
    return JsonResponse({"listo": is_ready, **checks}, status=200 if is_ready else 503)


def database_checks() -> dict[str, str]:
    try:
        pending = pending_migrations()
    except DatabaseError:
        return {"base_de_datos": "no responde", "migraciones": "no consta"}
    return {
        "base_de_datos": "ok",
        "migraciones": f"pendientes: {len(pending)}" if pending else "ok",
    }


def pending_migrations() -> list[str]:
    """Name the migrations that the code has and the database lacks, in their order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]


def data_folder_check() -> str:
    return "ok" if os.access(settings.DATA_DIR, os.W_OK) else "no se puede escribir"
