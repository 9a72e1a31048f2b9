"""The moderators' desk in the admin: lists of comments, of film lists, of reports, of decisions.

Nothing is edited or deleted here. A decision is made on the page of a case
(`moderation.views.case`), in the queue (`moderation.views.queue`) or about many together
(`deciding`), always by moderation.services.
"""

from .comment_mails import CommentMailAdmin
from .comments import CommentAdmin
from .lists import FilmListAdmin
from .log import ModerationActionAdmin
from .reports import ReportAdmin

__all__ = [
    "CommentAdmin",
    "CommentMailAdmin",
    "FilmListAdmin",
    "ModerationActionAdmin",
    "ReportAdmin",
]
