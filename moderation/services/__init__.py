"""Every decision of a moderator, every report of a reader, and what members suggest."""

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
from .suggestions import answer_suggestion, suggest_change, unname_suggestions

__all__ = [
    "OwnContent",
    "ReasonMissing",
    "answer_suggestion",
    "approve_comment",
    "decide",
    "dismiss_reports",
    "hide",
    "report",
    "restore",
    "suggest_change",
    "unname_reports",
    "unname_suggestions",
]
