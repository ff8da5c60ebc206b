"""One address at least for every kind of page, and the routes that are not pages."""

import dataclasses

from tests.browser.serving import WITHDRAWN

MORE_PARAMETERS_THAN_ALLOWED = "&".join(["a"] * 2001)


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """What a test names a page by, its address without the host, and the answer's status.

    A variant of another page is looked at in fewer ways.
    """

    name: str
    path: str
    status: int = 200
    variant: bool = False


PAGES = (
    Page("home", "/"),
    Page("listing", "/practicas/"),
    Page("listing-filtered", "/practicas/?region=tumbes&region=piura&pmm=15&tema=salud"),
    Page(
        "listing-objectives",
        "/practicas/?ods=10&pmm=15&rol=principal&orden=titulo",
        variant=True,
    ),
    Page("listing-searched", "/practicas/?q=salud", variant=True),
    Page("listing-search-widened", "/practicas/?q=maestros+venezolanos"),
    Page("listing-search-corrected", "/practicas/?q=xenofovia", variant=True),
    Page("listing-search-named", "/practicas/?q=tumbes", variant=True),
    Page("listing-search-nothing", "/practicas/?q=%22tren+bala%22", variant=True),
    Page("listing-empty", "/practicas/?region=puno&q=pasaporte&con_mesa=1"),
    Page("listing-impossible", "/practicas/?region=atlantida", variant=True),
    Page("listing-notices", "/practicas/?region=tumbes&region=atlantida&pmm=99&pagina=x"),
    Page("listing-second-page", "/practicas/?pagina=2", variant=True),
    Page("listing-chosen", "/practicas/?p=bp-0001&p=bp-0017", variant=True),
    Page("record-short", "/practicas/bp-0002/", variant=True),
    Page("record-long", "/practicas/bp-0053/", variant=True),
    Page("record-with-norm", "/practicas/bp-0019/"),
    Page("record-whole", "/practicas/bp-0058/"),
    Page("frameworks", "/objetivos/"),
    Page("framework-ods", "/objetivos/ods/"),
    Page("framework-pmm", "/objetivos/pmm/", variant=True),
    Page("framework-principles", "/objetivos/principios/", variant=True),
    Page("objective-ods", "/objetivos/ods/10/"),
    Page("objective-pmm", "/objetivos/pmm/15/"),
    Page("objective-pnm", "/objetivos/pnm/peruanos-en-el-exterior/"),
    Page("objective-without-practices", "/objetivos/ods/14/", variant=True),
    Page("target", "/objetivos/ods/10/metas/10.7/"),
    Page("regions", "/regiones/"),
    Page("region", "/regiones/tumbes/"),
    Page("region-without-practices", "/regiones/apurimac/", variant=True),
    Page("mesas", "/mesas/"),
    Page("mesa", "/mesas/mesa-tumbes/"),
    Page("mesa-national", "/mesas/mtigm/", variant=True),
    Page("themes", "/temas/"),
    Page("theme", "/temas/salud/"),
    Page("populations", "/poblaciones/"),
    Page("population", "/poblaciones/mujeres/"),
    Page("about", "/acerca/"),
    Page("help", "/ayuda/"),
    Page("bad-request", f"/practicas/?{MORE_PARAMETERS_THAN_ALLOWED}", 400),
    Page("forbidden", "/prohibido/", 403),
    Page("not-found", "/practicas/bp-9999/", 404),
    Page("withdrawn", f"/practicas/{WITHDRAWN.lower()}/", 410),
    Page("broken", "/roto/", 500),
)

# Routes that give data or lead elsewhere.
NOT_PAGES = {
    *("list_json", "list_csv", "detail_json", "detail_json_with_slug"),
    *("detail_without_slug", "short", "robots", "sitemap"),
}


def page(name: str) -> Page:
    return next(each for each in PAGES if each.name == name)
