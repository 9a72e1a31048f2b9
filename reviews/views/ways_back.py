"""Where a reader is led after a button was pressed."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest) -> str:
    """The path within the site where the button stood, as its form says; "" where it does not."""
    path = request.POST.get("next", "")
    if not (path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)):
        return ""
    return path.partition("#")[0]
