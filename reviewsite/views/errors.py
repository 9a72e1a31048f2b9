"""What a reader sees when a request cannot be served as it came."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

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
# Seconds: the shortest time in which sign-ins and the like are counted.
RETRY_AFTER = 60


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old: says so, and gives the typed text back."""
    typed = {
        name: value
        for name, value in request.POST.items()
        if name not in NOT_TYPED and str(value).strip()
    }
    return render(request, "403_csrf.html", {"typed": typed, "path": request.path}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, standing alone: the request may be too broken for a page that looks at it."""
    return HttpResponse(loader.get_template("400.html").render(), status=400)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429, with the seconds to wait at least."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
