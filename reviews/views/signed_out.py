"""Writing that was sent after a sign-out, or after a session was over."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

Words = Callable[[QueryDict], Mapping[str, str]]


def for_writers(form: type[Form], *written: str) -> Callable[[Callable], Callable]:
    """For members alone. Who was signed out while writing gets the typed text back: what stands
    in the fields `written` of the form."""
    labels = {name: str(form.base_fields[name].label) for name in written}
    return for_writers_of(lambda data: {labels[name]: data.get(name, "") for name in written})


def for_writers_of(words: Words) -> Callable[[Callable], Callable]:
    """The same where the fields are not always the same: `words` gives what was typed by label."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, *args, **kwargs)
            typed = words(request.POST)
            if not any(typed.values()):
                return redirect_to_login(request.get_full_path())
            return render(request, "reviews/signed_out.html", {"typed": typed}, status=403)

        return wrapped

    return decorate
