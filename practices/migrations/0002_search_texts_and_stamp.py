"""The texts of search in a table of their own, and the stamp of the catalogue."""

import secrets

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import practices.models.fields


def make_the_one_row(apps, schema_editor):
    token = secrets.token_hex(8)
    stamp = apps.get_model("practices", "CatalogueStamp")
    stamp.objects.using(schema_editor.connection.alias).create(
        pk=1, number=1, token=token, names=token
    )


class Migration(migrations.Migration):

    dependencies = [
        ("practices", "0001_initial"),
    ]

    operations = [
        # So that going back can fill the column with something; `reconstruir` does the rest.
        migrations.AlterField(
            model_name="publication",
            name="search_text",
            field=models.TextField(blank=True, verbose_name="texto de búsqueda"),
        ),
        migrations.RemoveField(
            model_name="publication",
            name="search_text",
        ),
        migrations.CreateModel(
            name="CatalogueStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=0, verbose_name="número")),
                ("token", practices.models.fields.ByteOrderedCharField(blank=True, max_length=32, verbose_name="seña")),
                ("names", practices.models.fields.ByteOrderedCharField(blank=True, max_length=32, verbose_name="seña de los nombres")),
            ],
            options={
                "verbose_name": "sello del catálogo",
                "verbose_name_plural": "sello del catálogo",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="cataloguestamp_one_row")],
            },
        ),
        migrations.CreateModel(
            name="PublicationText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField(blank=True, verbose_name="palabras del título")),
                ("objectives", models.TextField(blank=True, verbose_name="palabras de los motivos")),
                ("institutions", models.TextField(blank=True, verbose_name="palabras y claves de las instituciones")),
                ("summary", models.TextField(blank=True, verbose_name="palabras del resumen")),
                ("body", models.TextField(blank=True, verbose_name="palabras del resto")),
                ("running", models.TextField(blank=True, verbose_name="texto seguido, sin acentos")),
                ("publication", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="text", to="practices.publication", verbose_name="publicación")),
            ],
            options={
                "verbose_name": "texto de búsqueda",
                "verbose_name_plural": "textos de búsqueda",
            },
        ),
        migrations.AlterField(
            model_name="practice",
            name="code",
            field=practices.models.fields.ByteOrderedCharField(editable=False, help_text="Permanente; no dice nada de la región ni del año.", max_length=12, unique=True, validators=[django.core.validators.RegexValidator("^BP-([0-9]{4}|[1-9][0-9]{4,8})\\Z", "El código se escribe BP y cuatro cifras, por ejemplo, BP-0042.")], verbose_name="código"),
        ),
        migrations.RunPython(make_the_one_row, migrations.RunPython.noop),
    ]
