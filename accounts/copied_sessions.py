"""Where sessions are kept: in the database, with copies in the cache.

Here: "The copy of a session counts while the database holds the same." The query that reads the
member, which every page of a member needs, asks for that, too: whoever has a copy reads session and
member in one query, and no copy outlives signing out, whatever the cache does.
"""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from accounts.models import User

# As long as a visit; who comes back later has the session read anew.
COPY_KEPT = timedelta(hours=1)
MEMBER_OF_COPY = """
    SELECT accounts_user.* FROM accounts_user, django_session
    WHERE accounts_user.id = %s AND session_key = %s AND session_data = %s AND expire_date > %s
"""


class SessionStore(db.SessionStore):
    # Read together with the session, where its copy counted.
    member: User | None = None

    def load(self) -> dict[str, Any]:
        name = _name_of_copy(self.session_key or "")
        data = self._from_copy(name)
        if data is not None:
            return data
        # Django's own, and private: there is no other way to the row.
        row = self._get_session_from_db()  # type: ignore[attr-defined]
        if row is None:
            return {}
        data = self.decode(row.session_data)
        if SESSION_KEY in data:
            cache.set(name, row.session_data, timeout=int(COPY_KEPT.total_seconds()))
        return data

    def _from_copy(self, name: str) -> dict[str, Any] | None:
        copy = cache.get(name)
        if copy is None:
            return None
        data = self.decode(copy)
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        asked = [data.get(SESSION_KEY), self.session_key, copy, now]
        self.member = next(iter(User.objects.raw(MEMBER_OF_COPY, asked)), None)
        return data if self.member else None

    def delete(self, session_key: str | None = None) -> None:
        super().delete(session_key)
        ended = session_key or self.session_key
        if ended:
            cache.delete(_name_of_copy(ended))


def _name_of_copy(session_key: str) -> str:
    """Not the key itself: it opens the session, and a visitor may send any text as one."""
    return f"session:{sha256(session_key.encode()).hexdigest()}"
