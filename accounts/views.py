"""The profile, and the views of allauth that must survive a lost race."""

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import services
from accounts.choices import hand_out_choices
from accounts.forms import NameTaken, ProfileForm
from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from accounts.themes import chosen_theme
from accounts.waits import FormAgain

# A household may join in one evening; whoever joins by the hundred is no household.
SIGN_UPS = Quota("sign-up", times=5, seconds=60 * 60)


class SignUp(FormAgain, allauth.SignupView):
    """Sign-up. Of two with one name at once, the second gets the form back."""

    action = "signup"

    def form_valid(self, form) -> HttpResponse:
        try:
            spend(SIGN_UPS, self.request)
            form.hash_password()
            # One commit, whether a member is written down or only a mail: both wait for the disk.
            with transaction.atomic():
                return super().form_valid(form)
        except QuotaExceeded as exceeded:
            form.add_error(None, get_adapter().validation_error("rate_limited"))
            response = self.form_invalid(form)
            response.headers["Retry-After"] = str(exceeded.retry_after)
            return response
        except NameTaken:
            form.add_error("username", get_adapter().validation_error("username_taken"))
            return self.form_invalid(form)


class ConfirmEmail(allauth.ConfirmEmailView):
    """The page behind the link in a mail. Of two who confirm one address, the second is told."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except IntegrityError:
            messages.error(request, get_adapter().error_messages["email_taken"])
            return redirect("account_email")


class ResetPassword(FormAgain, allauth.PasswordResetView):
    """Asks for the mail with a link for a new password."""

    action = "reset_password"


class ChangePassword(FormAgain, allauth.PasswordChangeView):
    action = "change_password"


class ChangeEmail(FormAgain, allauth.EmailView):
    """A member's address. Of one form sent twice at once, the second changes nothing."""

    action = "manage_email"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except IntegrityError:
            return redirect("account_email")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: AuthenticatedRequest) -> HttpResponse:
    """What readers see of the signed-in member; nobody can change another's."""
    member = request.user
    typed = request.POST if request.method == "POST" else None
    form = ProfileForm(typed, initial=_chosen(request), member=member)
    if form.is_valid():
        services.update_profile(member=member, **form.cleaned_data)
        messages.success(request, _("Profile saved."))
        response = redirect("account_profile")
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        hand_out_choices(response, member)
        return response
    status = 422 if form.is_bound else 200
    return render(request, "accounts/profile_form.html", {"form": form}, status=status)


def _chosen(request: AuthenticatedRequest) -> dict[str, str]:
    member = request.user
    fields = ("display_name", "bio", "site", "language", "review_language", "theme")
    initial = {field: getattr(member, field) for field in fields}
    return initial | {"theme": member.theme or chosen_theme(request) or "system"}
