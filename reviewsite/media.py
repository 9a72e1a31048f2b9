"""Serves pictures that were drawn here or re-made here, so that one process is a whole site."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
# Only names that the site makes itself: folders, a hash or random token, a width, an ending.
NAME = re.compile(r"(?:[a-z]+/)+[0-9a-f]{2}/[0-9a-f]{32}-\d{1,5}\.(avif|webp|jpg)", re.ASCII)


@require_safe
def media(request: HttpRequest, name: str) -> FileResponse:
    """One picture, for ever: its name changes with its content. Never run, never sniffed."""
    match = NAME.fullmatch(name)
    if match is None:
        raise Http404
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(file, content_type=TYPES[match[1]], headers=HEADERS)
