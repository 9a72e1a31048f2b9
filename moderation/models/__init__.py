"""The nouns of moderation: reports, suggestions, and the log of decisions."""

from .action import ModerationAction
from .report import Report
from .suggestion import Suggestion

__all__ = ["ModerationAction", "Report", "Suggestion"]
