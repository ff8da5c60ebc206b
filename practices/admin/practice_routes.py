"""Every address of the desk about one working record; the matrix of rights reads this list."""

from practices.admin.desk_route import DeskRoute
from practices.admin.practice_charge import charge
from practices.admin.practice_comments import change_comment, comments
from practices.admin.practice_files import show_file
from practices.admin.practice_preview import preview_links, revoke_link, show_preview
from practices.admin.practice_versions import (
    compare,
    restore_draft,
    restore_version,
    versions,
)
from practices.admin.practice_workflow import decision_route
from practices.admin.spreadsheet import download_one
from practices.editorial import Action
from practices.workflow.transitions import TABLE

ROUTES: tuple[DeskRoute, ...] = (
    *(decision_route(action) for action in TABLE),
    DeskRoute("comentarios/", comments, "comments", Action.VIEW),
    DeskRoute(
        "comentarios/<int:comment>/<slug:change>/",
        change_comment,
        "change_comment",
        Action.COMMENT,
    ),
    DeskRoute("a-cargo/", charge, "charge", Action.EDIT),
    DeskRoute("hoja/", download_one, "spreadsheet", Action.EXPORT),
    DeskRoute("versiones/", versions, "versions", Action.VIEW),
    DeskRoute("versiones/comparar/", compare, "compare", Action.VIEW),
    DeskRoute("versiones/<int:number>/restaurar/", restore_version, "restore", Action.EDIT),
    DeskRoute(
        "versiones/copias/<int:draft>/restaurar/", restore_draft, "restore_draft", Action.EDIT
    ),
    DeskRoute("adjuntos/<int:attachment>/<slug:size>/", show_file, "file", Action.VIEW),
    DeskRoute("vista-previa/", show_preview, "preview", Action.VIEW),
    DeskRoute("vista-previa/enlaces/", preview_links, "preview_links", Action.SHARE),
    DeskRoute(
        "vista-previa/enlaces/<int:link>/anular/",
        revoke_link,
        "revoke_preview_link",
        Action.SHARE,
    ),
)
