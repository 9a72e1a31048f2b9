"""Pages that belong to one visitor are kept by nobody but that visitor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


def private_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Say `private, no-store` where a page sets a cookie or was made from a visitor's session.

    A form's token sets a cookie, so every page with a token is among them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        if response.cookies or (session.accessed and not session.is_empty()):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
