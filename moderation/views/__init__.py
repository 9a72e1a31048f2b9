"""Pages of moderation: a reader's report, the public log, the moderators' queue and their cases."""

from .cases import case
from .log import log
from .queue import answer_in_queue, decide_in_queue, queue, to_queue
from .reports import report_comment, report_list, report_review
from .suggestions import suggest_about_film, suggest_about_person

__all__ = [
    "answer_in_queue",
    "case",
    "decide_in_queue",
    "log",
    "queue",
    "report_comment",
    "report_list",
    "report_review",
    "suggest_about_film",
    "suggest_about_person",
    "to_queue",
]
