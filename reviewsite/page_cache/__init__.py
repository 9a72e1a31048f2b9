"""Pages for visitors whom the site does not know, kept in memory and never stale.

`PageCache` stands between the static files and Django. It reads the versions of what a page shows
for every request, and sends the page that it keeps only when none has changed since before that
page was made. On any error it lets Django answer.

`watched` declares what changes which pages, `triggers` makes the database count it, `versions`
reads the counts, `pages` keeps the pages, `visits` tells visitors apart. What a page shows is
declared beside its view, with `freshness.depends_on`.
"""

from .wsgi import PageCache

__all__ = ["PageCache"]
