"""Every decision of a moderator, and every report of a reader."""

from .decisions import (
    OwnContent,
    ReasonMissing,
    approve_comment,
    decide,
    dismiss_reports,
    hide,
    restore,
)
from .reports import report, unname_reports

__all__ = [
    "OwnContent",
    "ReasonMissing",
    "approve_comment",
    "decide",
    "dismiss_reports",
    "hide",
    "report",
    "restore",
    "unname_reports",
]
