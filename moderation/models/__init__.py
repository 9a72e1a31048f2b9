"""The nouns of moderation: reports, and the log of decisions."""

from .action import ModerationAction
from .report import Report

__all__ = ["ModerationAction", "Report"]
