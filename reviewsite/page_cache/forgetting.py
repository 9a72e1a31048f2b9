"""Takes the names of members who were erased out of the versions of pages."""

from django.db import connection, transaction

from reviewsite.page_cache.triggers import SITE, TABLE

_NAMED = "key LIKE 'member:%' AND substr(key, 8) NOT IN (SELECT username FROM accounts_user)"


@transaction.atomic
def forget_former_members() -> None:
    """Delete the keys of member names that nobody has any longer. May run at any time.

    Every kept page is made anew then: were one of the names taken again, its versions would begin
    anew, too, and an old page could be taken for the present one.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE {_NAMED}")
        if cursor.rowcount > 0:
            # Below zero no pages are kept at all.
            cursor.execute(
                f"UPDATE {TABLE} SET version = version + 1 WHERE key = '{SITE}' AND version > 0"
            )
