"""The lights: a choice of the footer's form, kept in a cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.visitors import refuse_foreign_origin
from reviewsite.themes import THEME_COOKIE, THEME_COOKIE_AGE, THEMES


@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Set the reader's theme and lead back to the page of the form.

    The form stands on cached pages that hold no token; the origin is checked instead.
    """
    refuse_foreign_origin(request)
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    if not (ours and back.startswith("/")):
        back = reverse("home")
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=THEME_COOKIE_AGE,
            samesite="Lax",
            secure=settings.SITE_IS_SECURE,
            httponly=True,
        )
    return response
