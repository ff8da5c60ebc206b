"""The sheets of the workbook, declared once for writing and for reading it.

Their titles are the contract: an upload finds each sheet and each column by its title.
"""

from practices.sheets import link_sheets as links
from practices.sheets import part_sheets as parts
from practices.sheets.columns import CODE, Sheet
from practices.sheets.main_sheet import PRACTICES

PARTS: tuple[Sheet, ...] = (
    links.REGIONS,
    links.THEMES,
    links.POPULATIONS,
    links.ALIGNMENTS,
    parts.STEPS,
    links.PARTNERS,
    parts.RESULTS,
    parts.CHALLENGES,
    parts.RESOURCES,
    links.INSTRUMENTS,
    parts.CITATIONS,
    links.REPLICATIONS,
    parts.TRANSLATIONS,
    parts.ATTACHMENTS,
)
SHEETS = (PRACTICES, *PARTS)

FIELDS = tuple(
    [each.key for each in PRACTICES.columns if each is not CODE and not each.read_only]
    + [each.field for each in PARTS if not each.read_only]
)
"""The fields of the Record that the workbook can change, in its order."""
TITLES = {each.key: each.title for each in PRACTICES.columns} | {
    each.field: each.title for each in PARTS
}
"""How each field of the Record is called in the workbook: its column, or its sheet."""

BASE_TITLE = "_base"
"""The hidden sheet that says of what each practice was made."""
LISTS_TITLE = "_listas"
GUIDE_TITLE = "Guía"
