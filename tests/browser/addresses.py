"""One address at least for every kind of page, and the routes that are not pages."""

import dataclasses

from tests.browser.serving import WITHDRAWN

MORE_PARAMETERS_THAN_ALLOWED = "&".join(["a"] * 2001)


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """What a test names a page by, its address without the host, and the answer's status.

    A variant of another page is looked at in fewer ways, a translation in one. A form has the
    cookie that protects it.
    """

    name: str
    path: str
    status: int = 200
    variant: bool = False
    translation: bool = False
    form: bool = False


IN_SPANISH = (
    Page("home", "/"),
    Page("listing", "/practicas/"),
    Page("listing-filtered", "/practicas/?region=tumbes&region=piura&pmm=15&tema=salud"),
    Page(
        "listing-objectives",
        "/practicas/?ods=10&pmm=15&rol=principal&orden=titulo",
        variant=True,
    ),
    Page("listing-searched", "/practicas/?q=salud", variant=True),
    Page("listing-search-widened", "/practicas/?q=maestros+venezolanos", variant=True),
    Page("listing-search-corrected", "/practicas/?q=xenofovia", variant=True),
    Page("listing-search-named", "/practicas/?q=tumbes", variant=True),
    Page("listing-search-nothing", "/practicas/?q=%22tren+bala%22", variant=True),
    Page("listing-empty", "/practicas/?region=puno&q=pasaporte&con_mesa=1"),
    Page("listing-impossible", "/practicas/?region=atlantida", variant=True),
    Page(
        "listing-notices",
        "/practicas/?region=tumbes&region=atlantida&pmm=99&pagina=x",
        variant=True,
    ),
    Page("listing-second-page", "/practicas/?pagina=2", variant=True),
    Page("listing-chosen", "/practicas/?p=bp-0001&p=bp-0017", variant=True),
    Page("listing-table", "/practicas/?region=tumbes&pmm=15&vista=tabla"),
    Page("listing-map", "/practicas/?vista=mapa"),
    Page("listing-map-filtered", "/practicas/?region=tumbes&pmm=15&vista=mapa", variant=True),
    Page("compare", "/comparar/?p=bp-0012&p=bp-0023&p=bp-0042"),
    Page(
        "compare-differences", "/comparar/?p=bp-0012&p=bp-0042&solo=diferencias", variant=True
    ),
    Page("compare-notices", "/comparar/?p=bp-0001&p=bp-9999", variant=True),
    Page("compare-empty", "/comparar/", variant=True),
    Page("record-short", "/practicas/bp-0002/", variant=True),
    Page("record-long", "/practicas/bp-0053/", variant=True),
    Page("record-with-norm", "/practicas/bp-0019/", variant=True),
    Page("record-whole", "/practicas/bp-0058/"),
    Page("record-version", "/practicas/bp-0002/versiones/1/", variant=True),
    Page("record-cite", "/practicas/bp-0002/citar/"),
    Page("correction", "/practicas/bp-0002/corregir/", form=True),
    Page("record-versions", "/practicas/bp-0002/versiones/"),
    Page("record-difference", "/practicas/bp-0002/versiones/comparar/", variant=True),
    Page("frameworks", "/objetivos/"),
    Page("framework-ods", "/objetivos/ods/"),
    Page("framework-pmm", "/objetivos/pmm/", variant=True),
    Page("framework-principles", "/objetivos/principios/", variant=True),
    Page("objective-ods", "/objetivos/ods/10/"),
    Page("objective-pmm", "/objetivos/pmm/15/"),
    Page("objective-pnm", "/objetivos/pnm/peruanos-en-el-exterior/", variant=True),
    Page("objective-without-practices", "/objetivos/ods/14/", variant=True),
    Page("target", "/objetivos/ods/10/metas/10.7/"),
    Page("coverage", "/cobertura/"),
    Page("coverage-regions", "/cobertura/?cruce=pmm-region&rol=principal", variant=True),
    Page("coverage-gaps", "/cobertura/?region=tumbes&tema=atlantida&ver=vacios", variant=True),
    Page("regions", "/regiones/"),
    Page("region", "/regiones/tumbes/"),
    Page("region-without-practices", "/regiones/apurimac/", variant=True),
    Page("mesas", "/mesas/"),
    Page("mesa", "/mesas/mesa-tumbes/"),
    Page("mesa-national", "/mesas/mtigm/", variant=True),
    Page("institutions", "/instituciones/"),
    Page("institution", "/instituciones/oim/"),
    Page("norms", "/normas/"),
    Page("norm", "/normas/ordenanza-regional-de-ejemplo/"),
    Page("themes", "/temas/"),
    Page("theme", "/temas/salud/"),
    Page("populations", "/poblaciones/", variant=True),
    Page("population", "/poblaciones/mujeres/", variant=True),
    Page("proposal-start", "/proponer/", form=True),
    Page("proposal-without-link", "/proponer/nada/", 404, variant=True),
    Page("about", "/acerca/"),
    Page("methodology", "/metodologia/"),
    Page("data", "/datos/"),
    Page("dictionary", "/datos/diccionario/"),
    Page("accessibility", "/accesibilidad/"),
    Page("privacy", "/privacidad/"),
    Page("licence", "/licencia/"),
    Page("glossary", "/glosario/"),
    Page("help", "/ayuda/"),
    Page("bad-request", f"/practicas/?{MORE_PARAMETERS_THAN_ALLOWED}", 400),
    Page("forbidden", "/prohibido/", 403),
    Page("not-found", "/practicas/bp-9999/", 404),
    Page("withdrawn", f"/practicas/{WITHDRAWN.lower()}/", 410),
    Page("broken", "/roto/", 500),
    Page("away", "/sin-datos/", 503),
)

IN_ENGLISH = tuple(
    dataclasses.replace(each, name=f"{each.name}-en", path=f"/en{each.path}", translation=True)
    for each in IN_SPANISH
    if not each.variant
)
PAGES = (*IN_SPANISH, *IN_ENGLISH)

# Routes of pages that lead elsewhere or give data.
NOT_PAGES = {"detail_without_slug", "suggestions"}
# Behind a private link, or after a form is sent: `test_proposals.py` walks through them.
AFTER_A_FORM = {"proposal", "proposal_step", "correction_received"}


def page(name: str) -> Page:
    return next(each for each in PAGES if each.name == name)
