"""What each step of a proposal asks; the alignment, which asks by objective, is apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.index.catalogue import CatalogueIndex
from practices.participation.fields import Address, Day, Figure, Line, Text

OTHER = "otra"
"""The mesa of who does not find theirs in the list."""


class StepForm(forms.Form):
    """The questions of a step; `answers` are those whose answer holds."""

    use_required_attribute = False

    def __init__(self, *args: Any, index: CatalogueIndex, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.index = index
        self.offer(index)

    def offer(self, index: CatalogueIndex) -> None:
        """Fill in the choices that the catalogue gives; here, none."""

    def answers(self) -> dict[str, Any]:
        """Return what was answered and holds, by name."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class RowForm(forms.Form):
    """One row of several; an empty one says nothing and lacks nothing."""

    use_required_attribute = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty_permitted=True, **kwargs)


class MesaForm(StepForm):
    """Who proposes: a mesa and an office, never a person."""

    mesa = forms.ChoiceField(
        label=_("Mesa"),
        error_messages={"required": _("Elige tu mesa, o «Mi mesa no está en la lista».")},
        widget=forms.Select(attrs={"class": "field"}),
    )
    mesa_name = Line(
        label=_("Nombre de tu mesa o entidad, si no está en la lista"), max_length=200
    )
    region = forms.ChoiceField(
        label=_("Región de la práctica"),
        help_text=_("Si la dejas vacía, vale la región de tu mesa."),
        required=False,
        widget=forms.Select(attrs={"class": "field"}),
    )
    office = Line(
        label=_("Oficina o entidad de contacto"),
        help_text=_("Por ejemplo, «Gerencia de Desarrollo Social». Nunca una persona."),
        max_length=200,
        missing=_("Escribe la oficina o entidad que puede responder por la práctica."),
    )
    role = Line(
        label=_("Cargo"),
        help_text=_("Por ejemplo, «Secretaría técnica». Sin nombres de personas."),
        max_length=200,
    )
    email = forms.EmailField(
        label=_("Correo institucional"),
        help_text=_("Ahí te enviamos el enlace para volver y la respuesta. No se publica."),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "field", "autocomplete": "email"}),
        error_messages={
            "required": _("Escribe un correo institucional para poder responderte."),
            "invalid": _("Escribe el correo completo, por ejemplo, mesa@region.gob.pe."),
        },
    )

    def offer(self, index: CatalogueIndex) -> None:
        names = index.names
        mesas = [(slug, each.name) for slug, each in names.mesas.items()]
        regions = [(key, each.name) for key, each in names.regions.items()]
        other = (OTHER, _("Mi mesa no está en la lista"))
        self._choices("mesa", [("", _("Elige una")), *mesas, other])
        self._choices("region", [("", _("La de mi mesa")), *regions])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices
        field.error_messages["invalid_choice"] = _("Elige una opción de la lista.")

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        chosen = found.get("mesa", "")
        known = self.index.names.mesas.get(chosen)
        if chosen == OTHER and not found.get("mesa_name") and "mesa_name" not in self.errors:
            self.add_error("mesa_name", _("Escribe el nombre de tu mesa o entidad."))
        if chosen and not found.get("region") and not (known and known.region):
            self.add_error("region", _("Elige la región donde ocurre la práctica."))
        return found

    def answers(self) -> dict[str, Any]:
        found = super().answers()
        known = self.index.names.mesas.get(found.get("mesa", ""))
        if found.get("mesa") == OTHER:
            del found["mesa"]
        elif known and known.region:
            found.setdefault("region", known.region)
        return found


class NameForm(StepForm):
    """What the practice is called, in few words."""

    title = Line(
        label=_("Nombre de la práctica"),
        help_text=_("El oficial, o uno que la describa, por ejemplo, «Feria informativa»."),
        max_length=300,
        missing=_("Escribe el nombre de la práctica."),
    )
    summary = Text(
        label=_("Resumen"),
        help_text=_("De dos a cuatro oraciones: qué es, para quién y qué logró."),
        max_length=2000,
        least=40,
        missing=_("Escribe el resumen."),
    )
    lead = Line(
        label=_("Entidad que la dirige"),
        help_text=_("La que responde por la práctica, con su nombre completo."),
        max_length=300,
        missing=_("Escribe qué entidad dirige la práctica."),
    )
    start = Day(label=_("Desde cuándo"))
    end = Day(label=_("Hasta cuándo, si terminó"))


class ProblemForm(StepForm):
    """What happened before, and what was done."""

    problem = Text(
        label=_("El problema"),
        help_text=_("Qué pasaba antes y a quién afectaba."),
        max_length=8000,
        least=40,
        missing=_("Cuenta qué problema había."),
    )
    description = Text(
        label=_("Qué se hizo"),
        help_text=_("Las acciones, en orden y con tus palabras."),
        max_length=12000,
        rows=8,
        least=40,
        missing=_("Cuenta qué se hizo."),
    )


class ActionRow(RowForm):
    """One dated action."""

    date = Day(label=_("Fecha"))
    text = Line(
        label=_("Qué se hizo"), max_length=2000, missing=_("Escribe qué se hizo en esa fecha.")
    )


class ResultsForm(StepForm):
    """What changed, or that nobody has measured it."""

    no_results = forms.BooleanField(
        label=_("Todavía no hay resultados que se puedan respaldar"),
        help_text=_("La ficha dirá «No consta». Es mejor que una cifra sin fuente."),
        required=False,
    )

    rows_missing = _("Escribe al menos un resultado, o marca que todavía no hay.")

    def lacks_rows(self) -> bool:
        """Whether some row is needed."""
        return not self.cleaned_data.get("no_results")


class ResultRow(RowForm):
    """One result, with its figure when there is one."""

    statement = Line(label=_("Qué cambió"), max_length=1000, missing=_("Escribe qué cambió."))
    value = Figure(label=_("Cifra"), max_length=20)
    unit = Line(
        label=_("Unidad"), help_text=_("Por ejemplo, «personas atendidas»."), max_length=120
    )
    cut_off = Day(label=_("A qué fecha"))
    source = Line(
        label=_("Fuente que lo dice"),
        help_text=_("El título o la dirección; la fuente completa va en el paso 6."),
        max_length=500,
    )

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if found.get("value") and not found.get("unit"):
            self.add_error("unit", _("Escribe de qué es la cifra, por ejemplo, personas."))
        return found


class SourcesForm(StepForm):
    """What backs the practice, and that it may be told."""

    consent = forms.BooleanField(
        label=_(
            "La entidad que dirige la práctica sabe que la proponemos y está de acuerdo, y lo "
            "escrito no tiene datos de personas atendidas."
        ),
        error_messages={"required": _("Confirma que la entidad está de acuerdo.")},
    )
    licence = forms.BooleanField(
        label=_(
            "Aceptamos que lo publicado se pueda usar con la licencia del catálogo, CC BY 4.0: "
            "se puede reutilizar si se cita la fuente."
        ),
        error_messages={"required": _("Confirma que aceptas la licencia.")},
    )

    rows_missing = _("Añade al menos un documento o enlace que respalde la práctica.")

    def lacks_rows(self) -> bool:
        """Whether some row is needed."""
        return True


class SourceRow(RowForm):
    """One document or page."""

    title = Line(label=_("Título"), max_length=300, missing=_("Escribe el título."))
    publisher = Line(
        label=_("Quién la publica"),
        max_length=200,
        missing=_("Escribe quién publica la fuente."),
    )
    url = Address(
        label=_("Dirección"), help_text=_("Si está en internet: https://…"), max_length=500
    )
    date = Day(label=_("Fecha de publicación"))
