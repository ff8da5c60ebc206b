"""Who may do what, written by hand from what was asked for: never from the code.

A letter stands for a state: b(orrador), e(nviada), o(bservada), a(probada), p(ublicada),
x archivada, r(etirada). A secretariat writes what is in its hands or public; who reviews,
what was sent; who publishes decides, but deletes nothing that was ever read.
"""

from practices.editorial import Action, PracticeState, Role
from tests.practices.admin.matrix_world import PEOPLE, RECORDS

LETTERS = dict(zip("beoapxr", PracticeState, strict=True))
ALL, OPEN = "beoapxr", "beoap"
SECRETARIAT, REVIEWER, PUBLISHER, ADMINISTRATOR, READER = Role
_ROLES = (READER, SECRETARIAT, REVIEWER, PUBLISHER, ADMINISTRATOR)

#                    lectura  secretaría  revisión  publicación  administración
_TABLE: dict[Action, tuple[str, str, str, str, str]] = {
    Action.VIEW:       (ALL,   ALL,   ALL,  ALL,       ALL),
    Action.EXPORT:     (ALL,   ALL,   ALL,  ALL,       ALL),
    Action.CREATE:     ("",    ALL,   "",   ALL,       ALL),
    Action.EDIT:       ("",    "bop", "e",  OPEN,      OPEN),
    Action.IMPORT:     ("",    "bop", "",   OPEN,      OPEN),
    Action.DELETE:     ("",    "b",   "",   "b",       "b"),
    Action.COMMENT:    ("",    ALL,   ALL,  ALL,       ALL),
    Action.SHARE:      ("",    OPEN,  OPEN, OPEN,      OPEN),
    Action.SUBMIT:     ("",    "bo",  "",   "bo",      "bo"),
    Action.CALL_BACK:  ("",    "e",   "",   "e",       "e"),
    Action.RETURN:     ("",    "",    "ea", "ea",      "ea"),
    Action.APPROVE:    ("",    "",    "e",  "e",       "e"),
    Action.PUBLISH:    ("",    "",    "",   "a",       "a"),
    Action.SCHEDULE:   ("",    "",    "",   "a",       "a"),
    Action.UNSCHEDULE: ("",    "",    "",   "a",       "a"),
    Action.ARCHIVE:    ("",    "",    "",   OPEN,      OPEN),
    Action.WITHDRAW:   ("",    "",    "",   "beoapx",  "beoapx"),
    Action.REOPEN:     ("",    "",    "",   "xr",      "xr"),
    Action.MERGE:      ("",    "",    "",   ALL,       ALL),
    Action.LOAD:       ("",    "",    "",   "",        ""),
}  # fmt: skip


def states(role: Role, action: Action) -> frozenset[PracticeState]:
    """Return the states in which a role may do something."""
    cells = dict(zip(_ROLES, _TABLE[action], strict=True))
    return frozenset(LETTERS[letter] for letter in cells[role])


def can(person: str, action: Action, record: str) -> bool:
    """Tell whether somebody may do something to a record of the matrix."""
    who = PEOPLE[person]
    if who.role is None or not who.reaches(record):
        return False
    return RECORDS[record].state in states(who.role, action)


def can_some(person: str, action: Action) -> bool:
    """Tell whether somebody may do something to some record, be it of this matrix or not."""
    role = PEOPLE[person].role
    return role is not None and bool(states(role, action))


_TEAM = {ADMINISTRATOR}
_COORDINATION = {PUBLISHER, ADMINISTRATOR}
_EVERYBODY = set(Role)
_WRITERS = {SECRETARIAT, REVIEWER, PUBLISHER, ADMINISTRATOR}

LISTS: dict[str, tuple[set[Role], set[Role], set[Role], set[Role]]] = {
    # table: who sees, who adds, who changes, who deletes
    "auth_user": (_TEAM, _TEAM, _TEAM, set()),
    **dict.fromkeys(
        ("practices_institution", "practices_source", "practices_legalinstrument"),
        (_EVERYBODY, _WRITERS, {REVIEWER, *_COORDINATION}, _COORDINATION),
    ),
    **dict.fromkeys(
        ("practices_mesa", "practices_office", "practices_region"),
        (_EVERYBODY, _COORDINATION, _COORDINATION, _TEAM),
    ),
    **dict.fromkeys(
        ("practices_framework", "practices_objective", "practices_theme",
         "practices_collection", "practices_coverage", "practices_implementationstatus",
         "practices_institutionkind", "practices_populationgroup", "practices_practicekind",
         "practices_qualitycriterion", "practices_sourcekind"),
        (_EVERYBODY, _TEAM, _TEAM, _TEAM),
    ),
    "practices_evidencegrade": (_EVERYBODY, set(), _TEAM, set()),
}  # fmt: skip
"""Tables that every role reads whole, but that of people."""

READ_ONLY: dict[str, set[Role]] = {
    "practices_publication": _EVERYBODY,
    "practices_statuschange": _EVERYBODY,
}
"""Tables about practices, that nobody writes by hand; each sees what concerns their own."""

RECEIVED: dict[str, tuple[set[Role], set[Role]]] = {
    # table: who sees, who decides; a secretariat, only what concerns its mesa
    "practices_proposal": (_WRITERS, {SECRETARIAT, *_COORDINATION}),
    "practices_correction": (_WRITERS, _COORDINATION),
}
