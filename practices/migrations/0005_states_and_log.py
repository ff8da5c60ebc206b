"""States of the records that are there, and a log that the database itself keeps whole."""

from django.db import migrations

FORBIDDEN = "practices_statuschange is append-only"
ON_SQLITE = [
    f"""
    CREATE TRIGGER statuschange_append_only BEFORE UPDATE ON practices_statuschange
    BEGIN SELECT RAISE(ABORT, '{FORBIDDEN}'); END
    """,
]
# SQLite has no TRUNCATE, with which tests empty PostgreSQL's tables: there, rows are kept from
# being deleted by the model and by the practices that they protect.
ON_POSTGRESQL = [
    f"""
    CREATE FUNCTION statuschange_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{FORBIDDEN}'; END $$
    """,
    """
    CREATE TRIGGER statuschange_append_only BEFORE UPDATE OR DELETE ON practices_statuschange
    FOR EACH ROW EXECUTE FUNCTION statuschange_append_only()
    """,
]
UNDO_ON_SQLITE = ["DROP TRIGGER statuschange_append_only"]
UNDO_ON_POSTGRESQL = ["DROP FUNCTION statuschange_append_only CASCADE"]


def run(statements_of):
    def forwards(apps, editor):
        for statement in statements_of[editor.connection.vendor]:
            editor.execute(statement)

    return forwards


def set_states(apps, editor):
    Practice = apps.get_model("practices", "Practice")
    Publication = apps.get_model("practices", "Publication")
    public = Publication.objects.filter(standing="vigente").values("practice")
    Practice.objects.filter(pk__in=public).update(state="publicada")
    Practice.objects.exclude(withdrawn_reason="").exclude(pk__in=public).update(state="retirada")


class Migration(migrations.Migration):
    dependencies = [("practices", "0004_editorial")]

    operations = [
        migrations.RunPython(set_states, migrations.RunPython.noop),
        migrations.RunPython(
            run({"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL}),
            run({"sqlite": UNDO_ON_SQLITE, "postgresql": UNDO_ON_POSTGRESQL}),
        ),
    ]
