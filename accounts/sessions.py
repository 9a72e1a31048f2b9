"""Where a member is signed in: the list of their sessions, and every way to end or renew one.

The rows are allauth's UserSession; they hold no network address (see `AccountAdapter`).
"""

import logging
from contextlib import nullcontext
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User

# A session's last use is noted this often: exact enough to know one's devices by, rare enough
# to cost a page nothing.
SEEN_EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


def sessions_of(member: User) -> list[UserSession]:
    """The sessions in which a member is signed in, the latest used first."""
    open_sessions = UserSession.objects.purge_and_list(member)
    return sorted(open_sessions, key=lambda session: session.last_seen_at, reverse=True)


def note_use(session: SessionBase) -> None:
    """Write down that a session was used, unless that was done within SEEN_EVERY.

    Where nothing can be written now, nothing is noted: the member came to read. On SQLite that is
    known at once, and on PostgreSQL nobody else holds the row.
    """
    key = session.session_key
    if cache.add(f"session-seen:{key}", True, timeout=int(SEEN_EVERY.total_seconds())):
        hurried = getattr(connection, "hurried", nullcontext)
        try:
            with hurried():
                UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())
        except OperationalError:
            log.warning("The use of a session could not be noted.")


def end_sessions(*, member: User, but: SessionBase | None = None) -> int:
    """Sign a member out everywhere, or everywhere but in one session. Returns how many ended."""
    sessions: QuerySet[UserSession] = UserSession.objects.filter(user=member)
    if but is not None:
        sessions = sessions.exclude(session_key=but.session_key)
    ended = list(sessions)
    for session in ended:
        session.end()
    return len(ended)


def renew_session(session: SessionBase) -> None:
    """Give a session a new key and forget the old one: what was overheard before opens nothing."""
    former = session.session_key
    session.cycle_key()
    UserSession.objects.filter(session_key=former).update(session_key=session.session_key)
