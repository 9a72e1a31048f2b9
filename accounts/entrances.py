"""Views of signing in, of second factors and of sessions: allauth's, where ours must differ."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.devices import device_name
from accounts.requests import AuthenticatedRequest
from accounts.sessions import end_sessions, renew_session, sessions_of
from accounts.waits import FormAgain

# Where in a session it stands which page asked for a second factor.
ASKED_BY = "second_factor_asked_by"


def _passkeys_work(request: HttpRequest) -> bool:
    """Browsers make passkeys for names only, never for a host that is a number."""
    try:
        ip_address(urlsplit(f"//{request.get_host()}").hostname or "")
    except ValueError:
        return True
    return False


class _WithPasskeys:
    request: HttpRequest

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"passkeys_work": _passkeys_work(self.request)}


class SignIn(FormAgain, _WithPasskeys, account.LoginView):
    """Name or address and password; the page offers the other ways."""

    action = "login"


class Authenticate(_WithPasskeys, factors.AuthenticateView):
    """The second step of signing in."""


# ---- is it you? whoever proves it goes on in a new session


class _Renewed:
    request: HttpRequest

    def form_valid(self, form) -> HttpResponse:
        renew_session(self.request.session)
        return super().form_valid(form)  # type: ignore[misc]


class Reauthenticate(_Renewed, account.ReauthenticateView):
    pass


class ReauthenticateByCode(_Renewed, factors.ReauthenticateView):
    pass


class ReauthenticateByPasskey(_Renewed, webauthn.ReauthenticateWebAuthnView):
    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))


# ---- second factors


class _AskedFor:
    """Leads on to the page that asked for a second factor."""

    request: HttpRequest

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"asked_by": self.request.session.get(ASKED_BY, "")}


class SecondFactor(_WithPasskeys, _AskedFor, factors.IndexView):
    """What a member has beside the password."""


class RecoveryCodes(_AskedFor, recovery.ViewRecoveryCodesView):
    pass


class _NewFactor:
    """Whoever had got in with the password alone is out when a second factor is set up."""

    request: AuthenticatedRequest

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]
        renew_session(self.request.session)
        end_sessions(member=self.request.user, but=self.request.session)
        return response


class ActivateTOTP(_NewFactor, totp.ActivateTOTPView):
    pass


class AddPasskey(_NewFactor, webauthn.AddWebAuthnView):
    pass


# ---- sessions


@require_safe
@login_required
def session_list(request: AuthenticatedRequest) -> HttpResponse:
    """Where the member is signed in."""
    rows = [
        {
            "session": session,
            "device": device_name(session.user_agent),
            "is_current": session.session_key == request.session.session_key,
        }
        for session in sessions_of(request.user)
    ]
    others = sum(not row["is_current"] for row in rows)
    return render(request, "usersessions/usersession_list.html", {"rows": rows, "others": others})


@require_POST
@login_required
def session_end(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """End one of the member's sessions; ending this one is signing out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    session.end()
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")


@require_POST
@login_required
def session_end_others(request: AuthenticatedRequest) -> HttpResponse:
    end_sessions(member=request.user, but=request.session)
    messages.success(request, _("Signed out everywhere else."))
    return redirect("usersessions_list")
