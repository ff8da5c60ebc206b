"""Walking through the steps of a proposal as a browser without script does."""

import dataclasses
import re
import time
from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.test import Client

from practices.models.proposals import Proposal
from tests.builders import make_framework, make_mesa, make_objective, make_region

STEPS: dict[str, dict[str, Any]] = {
    "mesa": {
        "mesa": "mesa-regional-de-tumbes",
        "region": "24",
        "office": "Gerencia de Desarrollo Social",
        "role": "Secretaría técnica",
        "email": "mesa@region.gob.pe",
    },
    "nombre": {
        "title": "Feria informativa",
        "summary": "Reúne a las entidades una vez al mes para orientar a las personas.",
        "lead": "Gobierno Regional de Tumbes",
        "start": "2024-05",
    },
    "problema": {
        "problem": "Las personas viajaban varias veces porque nadie les decía a dónde ir.",
        "description": "Se organizaron ferias mensuales con seis entidades en una plaza.",
        "action-0-date": "2024-05",
        "action-0-text": "Primera feria",
        "action-1-text": "Segunda feria",
    },
    "resultados": {
        "result-0-statement": "Personas orientadas en las ferias",
        "result-0-value": "1200",
        "result-0-unit": "personas",
        "result-0-cut_off": "2024-12",
        "result-0-source": "Nota de la feria",
    },
    "alineacion": {
        "ods": ["10"],
        "reason_ods_10": "Reduce la desigualdad en el acceso a la información.",
        "principal_ods_10": "on",
        "pmm": ["3"],
        "reason_pmm_3": "Da información oportuna en un solo lugar.",
    },
    "fuentes": {
        "source-0-title": "Nota de la feria",
        "source-0-publisher": "Gobierno Regional de Tumbes",
        "source-0-url": "https://www.gob.pe/feria",
        "consent": "on",
        "licence": "on",
    },
}
"""What a whole proposal answers."""


def make_lists() -> None:
    """Make what the form offers."""
    region = make_region()
    make_mesa(region=region, replica_of=make_mesa("MTIGM"))
    for slug, codes in {"ods": ("1", "10"), "pmm": ("3", "15")}.items():
        framework = make_framework(slug)
        for code in codes:
            make_objective(framework, code)


@dataclasses.dataclass(slots=True)
class Walk:
    """One window on a proposal."""

    client: Client
    address: str = ""
    answer: Any = None

    def begin(self, path: str = "/proponer/") -> "Walk":
        self.answer = self.client.post(path)
        self.address = self.answer.headers["Location"].rsplit("/", 2)[0] + "/"
        return self

    def open(self, step: str) -> str:
        """Open a step, and return its page."""
        self.answer = self.client.get(f"{self.address}{step}/")
        return self.text

    def send(self, step: str, data: dict[str, Any], **further: Any) -> Any:
        """Send a step as it was last opened, or as just opened."""
        body = {**data, "seen": self.seen, "dibujado": drawn_before(), **further}
        self.answer = self.client.post(f"{self.address}{step}/", body)
        return self.answer

    def save(self, step: str, data: dict[str, Any] | None = None, **further: Any) -> Any:
        """Open a step and send it."""
        self.open(step)
        return self.send(step, STEPS[step] if data is None else data, **further)

    def fill_in(self) -> "Walk":
        """Answer every step."""
        for step in STEPS:
            assert self.save(step).status_code == 302, (step, self.text)
        return self

    @property
    def text(self) -> str:
        return str(self.answer.content.decode())

    @property
    def seen(self) -> str:
        found = re.search(r'name="seen" value="([0-9]+)"', self.text)
        return found[1] if found else "0"

    @property
    def token(self) -> str:
        return urlsplit(self.address).path.rstrip("/").rsplit("/", 1)[-1]

    @property
    def proposal(self) -> Proposal:
        return Proposal.objects.latest("pk")


def drawn_before(seconds: float = 30) -> str:
    """Return the signed moment of a form that was drawn some seconds ago."""
    return signing.dumps(time.time() - seconds, salt="practices.participation.drawn")
