"""What holds for every page: private pages stay private, sessions note their use, and a form that
is refused says so in its status."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control

from accounts.sessions import note_use
from accounts.waits import TOO_OFTEN

# Seconds to wait where nothing is known of the window: allauth's shortest.
RETRY_AFTER = 60


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


def seen_sessions(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Note now and then that a member's session was used.

    A picture or another answer that asked for no session goes on without one.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            note_use(request.session)
        return response

    return middleware


class RefusedForms:
    """allauth answers 200 to a form that it refuses: here 422 says so, and 429 where it was sent
    too often."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: SimpleTemplateResponse
    ) -> SimpleTemplateResponse:
        if request.method == "POST" and response.status_code == 200:
            codes = _refusals(response.context_data or {})
            if codes & TOO_OFTEN:
                response.status_code = 429
                seconds = getattr(request, "retry_after", RETRY_AFTER)
                response.headers.setdefault("Retry-After", str(seconds))
            elif codes:
                response.status_code = 422
        return response


def _refusals(context: dict) -> set[str]:
    forms = [context.get(name) for name in ("form", "webauthn_form")]
    return {
        error["code"]
        for form in forms
        if form is not None and form.is_bound
        for errors in form.errors.get_json_data().values()
        for error in errors
    }
