"""Where an address leads that a film or a person once had: every page below it, on any floor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from films.models import Film, Person


def retired_addresses(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Lead from an address that is gone to the present one, where the record had it before.

    A form that was sent there is sent again to the present one, with what was typed.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        address = _present_address(request) if response.status_code == 404 else ""
        if not address:
            return response
        is_form = request.method not in ("GET", "HEAD")
        return HttpResponsePermanentRedirect(address, preserve_request=is_form)

    return middleware


def _present_address(request: HttpRequest) -> str:
    """The same page of the same record under its present address; "" where none ever had this."""
    match = request.resolver_match
    kind = match.route.partition("/")[0] if match else ""
    if match is None or kind not in ("films", "people") or "slug" not in match.kwargs:
        return ""
    records = Film.objects.visible_to(request.user) if kind == "films" else Person.objects.all()
    found = records.filter(retired_slugs__slug=match.kwargs["slug"]).only("slug").first()
    if found is None:
        return ""
    address = reverse(match.view_name, kwargs=match.kwargs | {"slug": found.slug})
    query = request.META["QUERY_STRING"]
    return f"{address}?{query}" if query else address
