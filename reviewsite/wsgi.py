"""The WSGI application: static files outermost, which costs a quarter of serving them through
Django's middleware; then the pages that are kept for visitors; Django within."""

import os
import re
from wsgiref.headers import Headers

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string
from whitenoise import WhiteNoise

from reviewsite.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviewsite.settings")

# Names that hold a hash of their content, as collectstatic writes them, never change.
HASHED_NAME = re.compile(r"\.[0-9a-f]{12}\.\w+$")
# An hour, for the few files whose names hold no hash.
UNHASHED_MAX_AGE = 3600


def is_immutable(path: str, url: str) -> bool:
    """Whether browsers may keep a static file for ever."""
    return bool(HASHED_NAME.search(url))


def add_headers(headers: Headers, path: str, url: str) -> None:
    """What Django's security middleware, which lies further in, adds to every page."""
    headers["X-Content-Type-Options"] = "nosniff"


pages = PageCache(get_wsgi_application(), limit=settings.PAGE_CACHE_BYTES)
if settings.METRICS_TOKEN:
    pages = import_string("reviewsite.metrics.counting.CountedPages")(pages)
application = WhiteNoise(
    pages,
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    max_age=UNHASHED_MAX_AGE,
    immutable_file_test=is_immutable,
    allow_all_origins=False,
    add_headers_function=add_headers,
)
