"""Pages of moderation: a reader's report, the public log, the moderators' queue and their cases."""

from .cases import case
from .log import log
from .queue import decide_in_queue, desk, queue
from .reports import report_comment, report_list, report_review

__all__ = [
    "case",
    "decide_in_queue",
    "desk",
    "log",
    "queue",
    "report_comment",
    "report_list",
    "report_review",
]
