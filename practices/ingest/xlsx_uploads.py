"""Keeping what an uploaded workbook proposes until its person has decided on it."""

import datetime as dt
import secrets

from django.contrib.auth.models import User
from django.utils import timezone

from practices.ingest.xlsx_proposals import Proposal, Proposals
from practices.models.spreadsheet import SpreadsheetUpload

KEPT = dt.timedelta(days=1)
_LONGEST_NAME = 200


def keep(found: Proposals, *, user: User, file_name: str) -> SpreadsheetUpload:
    """Keep the proposals of a workbook without faults, and forget those of days gone by."""
    SpreadsheetUpload.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    data = {
        "proposals": [each.to_data() for each in found.proposals],
        "warnings": found.warnings,
    }
    token = secrets.token_urlsafe(32)
    return SpreadsheetUpload.objects.create(
        token=token, user=user, file_name=file_name[:_LONGEST_NAME], data=data
    )


def kept_by(user: User) -> "list[SpreadsheetUpload]":
    """Return the uploads that a person has not decided on, the newest first."""
    since = timezone.now() - KEPT
    return list(SpreadsheetUpload.objects.filter(user=user, made_at__gte=since).defer("data"))


def proposals_of(upload: SpreadsheetUpload) -> list[Proposal]:
    """Return what an upload proposes."""
    return [Proposal.from_data(each) for each in upload.data["proposals"]]
