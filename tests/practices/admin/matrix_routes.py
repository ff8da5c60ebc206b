"""Every address of the catalogue and the right that it asks for, written by hand.

A route without a row here fails the matrix: whoever adds an address says who may open it.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, get_resolver

from practices.editorial import Action
from tests.practices.admin.matrix_rights import LISTS, READ_ONLY, RECEIVED

PRACTICE = "admin:practices_practice"
PAGES = (
    "autosave_new", "autosave", "changelist", "add", "history", "delete", "change",
)  # fmt: skip
TABLES = ("practices_practice", *LISTS, *READ_ONLY, *RECEIVED)

OPEN_TO_ALL: dict[str, dict[str, Any]] = {
    **{f"health:{each}": {} for each in ("alive", "ready")},
    **{
        f"data:{each}": {}
        for each in (
            "list_json", "list_csv", "list_bibtex", "list_ris", "coverage_csv",
            "coverage_json", "coverage_svg", "robots", "sitemap",
        )
    },
    **{
        f"practices:{each}": {}
        for each in (
            "home", "list", "framework_index", "coverage", "compare", "region_index",
            "mesa_index", "institution_index", "instrument_index", "theme_index",
            "population_index", "suggestions", "about", "methodology", "data", "dictionary",
            "accessibility", "privacy", "licence", "glossary", "help", "proposal_start",
        )
    },
    "practices:framework": {"framework": "ods"},
    "practices:objective": {"framework": "ods", "code": "10"},
    "practices:target": {"framework": "ods", "code": "10", "target": "10.7"},
    "practices:region": {"slug": "tumbes"},
    "practices:mesa": {"slug": "mesa-a"},
    "practices:institution": {"slug": "entidad"},
    "practices:instrument": {"slug": "ley"},
    "practices:theme": {"slug": "acogida"},
    "practices:population": {"slug": "ninez"},
}  # fmt: skip
"""Whoever asks, signed in or not; and what the address names."""

OF_A_VERSION = {
    f"practices:{each}" for each in (
        "detail_without_slug", "detail", "versions", "version_difference", "version", "cite",
        "correction",
    )
} | {
    f"data:{each}" for each in (
        "detail_json", "og_image", "detail_bibtex", "detail_ris", "detail_xlsx",
        "detail_json_with_slug", "short",
    )
}  # fmt: skip
"""Whoever asks, but only of a practice that is or was public."""

BY_KEY = {
    "staff:preview", "staff:unsubscribe", "practices:proposal", "practices:proposal_step",
    "practices:correction_received", "staff:preview_file", "data:media",
    "account_reset_password_from_key",
}  # fmt: skip
"""Only for who holds a secret that no guess finds; each has its own test beside the matrix."""

TO_ENTER = {
    "account_login", "account_logout", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key_done",
    "mfa_authenticate", "mfa_login_webauthn",
    "admin/login/", "admin:login", "admin:logout",
    "admin/password_change/", "admin:password_change",
}  # fmt: skip
"""The door itself."""

OF_ONES_ACCOUNT: dict[str, dict[str, Any]] = {
    **{
        each: {}
        for each in (
            "mfa_index", "account_reauthenticate", "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn", "account_change_password", "mfa_activate_totp",
            "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
        )
    },
    "mfa_edit_webauthn": {"pk": 1},
    "mfa_remove_webauthn": {"pk": 1},
}  # fmt: skip
"""Whoever has signed in, about their own account and no other."""

OF_THE_DESK = {
    "admin:index", "admin:jsi18n", "admin:password_change_done", "staff:inbox",
    "staff:preferences", "staff:mark_notices",
}  # fmt: skip
"""Whoever has a role."""
OF_ONE_COLLEAGUE = {"staff:notice", "admin:practice_spreadsheet_review"}
"""Only for the person whom the row belongs to."""
ANSWERED_BY_ANOTHER = {
    "admin:autocomplete",
    "admin:view_on_site",
    "admin:app_list",
    "admin/(?P<url>.*)$",
    *(f"admin/{each.replace('_', '/')}/<path:object_id>/" for each in TABLES),
}
"""Of the desk, about rows of any table: the table decides. Tested with the side doors."""

TO_WRITE_PRACTICES = {
    "admin:practice_spreadsheets": (Action.IMPORT, Action.CREATE),
    "admin:practice_spreadsheet_template": (Action.IMPORT, Action.CREATE),
    "admin:practice_while_writing": (Action.CREATE, Action.EDIT),
    f"{PRACTICE}_changelist": (Action.VIEW,),
    f"{PRACTICE}_add": (Action.CREATE,),
    f"{PRACTICE}_autosave_new": (Action.CREATE,),
}
"""About no practice in particular: any of these rights, in whatever state and mesa."""

OF_A_RECORD: dict[str, Action] = {
    f"{PRACTICE}_change": Action.VIEW,
    f"{PRACTICE}_history": Action.VIEW,
    f"{PRACTICE}_autosave": Action.EDIT,
    f"{PRACTICE}_delete": Action.DELETE,
    "admin:practice_comments": Action.VIEW,
    "admin:practice_change_comment": Action.COMMENT,
    "admin:practice_charge": Action.EDIT,
    "admin:practice_spreadsheet": Action.EXPORT,
    "admin:practice_versions": Action.VIEW,
    "admin:practice_compare": Action.VIEW,
    "admin:practice_restore": Action.EDIT,
    "admin:practice_restore_draft": Action.EDIT,
    "admin:practice_preview": Action.VIEW,
    "admin:practice_file": Action.VIEW,
    "admin:practice_preview_links": Action.SHARE,
    "admin:practice_revoke_preview_link": Action.SHARE,
    "admin:practice_decide_submit": Action.SUBMIT,
    "admin:practice_decide_call_back": Action.CALL_BACK,
    "admin:practice_decide_return": Action.RETURN,
    "admin:practice_decide_approve": Action.APPROVE,
    "admin:practice_decide_publish": Action.PUBLISH,
    "admin:practice_decide_schedule": Action.SCHEDULE,
    "admin:practice_decide_unschedule": Action.UNSCHEDULE,
    "admin:practice_decide_archive": Action.ARCHIVE,
    "admin:practice_decide_withdraw": Action.WITHDRAW,
    "admin:practice_decide_reopen": Action.REOPEN,
    "admin:practice_decide_merge": Action.MERGE,
}
"""About one working record: not found by who does not see it, and this right to do it."""

OF_A_TABLE = {
    f"admin:{table}_{page}"
    for table in TABLES
    for page in PAGES
    if table != "practices_practice"
}

ROWS = [
    set(OPEN_TO_ALL), OF_A_VERSION, BY_KEY, TO_ENTER, set(OF_ONES_ACCOUNT), OF_THE_DESK,
    OF_ONE_COLLEAGUE, ANSWERED_BY_ANOTHER, set(TO_WRITE_PRACTICES), set(OF_A_RECORD),
    OF_A_TABLE,
]  # fmt: skip


def routes() -> list[str]:
    """Return every route of the URLconf by its name, or its path if it has none."""
    return [name or path for name, path in _walk(get_resolver(), "", "")]


def _walk(resolver: URLResolver, names: str, paths: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        path = paths + str(each.pattern)
        if isinstance(each, URLResolver):
            space = f"{names}{each.namespace}:" if each.namespace else names
            yield from _walk(each, space, path)
        else:
            yield f"{names}{each.name}" if each.name else "", path
