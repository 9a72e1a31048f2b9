"""What the database knows of its tables when it plans a query."""

from django.db import connection


def refresh_statistics() -> None:
    """Count anew what a table holds, after very many rows were stored at once.

    PostgreSQL does so by itself within minutes; until then it plans for empty tables, and a page
    may take half a minute. SQLite plans by its indexes and needs none.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
