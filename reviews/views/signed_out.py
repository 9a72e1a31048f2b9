"""Writing that was sent after a sign-out, or after a session was over."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def for_writers(form: type[Form], *written: str) -> Callable[[Callable], Callable]:
    """For members alone. Who was signed out while writing gets the typed text back: what stands
    in the fields `written` of the form."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, *args, **kwargs)
            typed = {form.base_fields[name].label: request.POST.get(name) for name in written}
            if not any(typed.values()):
                return redirect_to_login(request.get_full_path())
            return render(request, "reviews/signed_out.html", {"typed": typed}, status=403)

        return wrapped

    return decorate
