"""What a reader sees when a request cannot be served as it came."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template import loader
from django.urls import Resolver404, resolve, reverse
from django.utils.encoding import iri_to_uri

from films.search import Suggestion
from freshness import freshness_of
from reviewsite.search import nearest_name

# What a form carries beside what people typed.
NOT_TYPED = {
    "csrfmiddlewaretoken",
    "password",
    "password1",
    "password2",
    "oldpassword",
    "code",
    "credential",
}
# What an address may name, as the names of its views begin.
MEANT = frozenset({"film", "person", "list", "member", "review"})
# Seconds: the shortest time in which sign-ins and the like are counted.
RETRY_AFTER = 60
# Seconds: by then a lock is free, a database has started again, or an operator has looked.
OUTAGE_RETRY_AFTER = 30
# What the system says when it cannot write: no room, too large, only for reading.
CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old: says so, and gives the typed text back."""
    context = {"typed": typed_text(request), "path": request.path, "here": reverse("home")}
    return render(request, "403_csrf.html", context, status=403)


def typed_text(request: HttpRequest) -> dict[str, str]:
    """What people typed into a form, by the names of its fields, without passwords and codes."""
    return {
        name: str(value)
        for name, value in request.POST.items()
        if name not in NOT_TYPED and str(value).strip()
    }


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, standing alone: the request may be too broken for a page that looks at it."""
    if is_outage(exception):
        return unavailable(request)
    return HttpResponse(loader.get_template("400.html").render(), status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, said of what was meant; where a film or a person was, with the nearest name. An address
    in capitals leads to the public page in small letters."""
    if address := _in_small_letters(request):
        return HttpResponsePermanentRedirect(address)
    context = {"meant": _meant(request), "nearest": _nearest(request)}
    return render(request, "404.html", context, status=404)


def _meant(request: HttpRequest) -> str:
    """ "film", "person", "list", "member" or "review", after the name of the view; else ""."""
    match = request.resolver_match
    kind = (match.url_name or "").partition("_")[0] if match else ""
    return kind if kind in MEANT else ""


def _nearest(request: HttpRequest) -> Suggestion | None:
    match, kind = request.resolver_match, _meant(request)
    if match and kind in {"film", "person"} and "slug" in match.kwargs:
        return nearest_name(match.kwargs["slug"], kind)
    return None


def _in_small_letters(request: HttpRequest) -> str:
    """The same address in small letters, where a page for visitors may be there; else ""."""
    path = request.path.lower()
    if path == request.path or request.method not in {"GET", "HEAD"}:
        return ""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    query = request.META["QUERY_STRING"]
    address = f"{iri_to_uri(path)}?{query}" if query else iri_to_uri(path)
    return address if freshness_of(found.func) else ""


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429, with the seconds to wait at least."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when what the site stands on is away, else 500. Both stand alone."""
    if is_outage(sys.exc_info()[1]):
        return unavailable(request)
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: nothing was stored. Says so, and gives the typed text back."""
    typed = typed_text(request) if request.method == "POST" else {}
    html = loader.get_template("503.html").render({"typed": typed})
    headers = {"Retry-After": str(OUTAGE_RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(html, status=503, headers=headers)


def is_outage(error: BaseException | None) -> bool:
    """Whether an error comes from a database that is away, locked or full, or from a full disk."""
    while error is not None:
        if isinstance(error, (OperationalError, InterfaceError)):
            return True
        if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
            return True
        error = error.__cause__ or error.__context__
    return False
