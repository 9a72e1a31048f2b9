"""How signing up, signing in and the mails about them behave here.

Words of mails and messages are in `templates/account/`; fields are in `accounts.forms`.
"""

from ipaddress import IPv6Address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_email, user_username
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy

from accounts.choices import hand_out_choices
from accounts.mailboxes import mailbox
from accounts.mails import ask_for_mail
from accounts.models import User
from accounts.search import index_member
from accounts.selectors import looks_like_staff
from accounts.usernames import is_reserved, looks_erased
from accounts.visitors import visitor_key
from accounts.waits import noting_the_wait

# The longest address that can be delivered to (RFC 5321) and that the column holds.
EMAIL_MAX_LENGTH = 254
_WRONG_SIGN_IN = gettext_lazy(
    "The name or address and the password do not belong together. Check both and try again."
)


_PROOFS = {
    "reauthenticate": gettext_lazy("Use your password"),
    "mfa_reauthenticate": gettext_lazy("Use a code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _WRONG_SIGN_IN,
        "username_password_mismatch": _WRONG_SIGN_IN,
        "incorrect_password": gettext_lazy("This is not your password. Type it again."),
        "enter_current_password": gettext_lazy("This is not your present password. Type it again."),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts. Wait a few minutes; each further round makes the wait longer."
        ),
        "rate_limited": gettext_lazy("Too many attempts. Wait a few minutes, then try again."),
        "incorrect_code": gettext_lazy("This is not the code of the newest mail. Type it again."),
        "username_taken": gettext_lazy("This name is taken. Choose another."),
        "username_reserved": gettext_lazy("This name is kept for the house. Choose another."),
        "name_of_staff": gettext_lazy(
            "Readers may take this name for one of the staff. Choose another."
        ),
        "name_of_erased": gettext_lazy(
            "Readers may take this name for that of a former member. Choose another."
        ),
        "email_taken": gettext_lazy("This address belongs to another member. Use another."),
        "duplicate_email": gettext_lazy("This is already your address."),
        "email_too_long": gettext_lazy("This address is too long. Use a shorter one."),
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every page answers in HTML, whatever a request says about itself.

        Only the script that signs in with a passkey asks for JSON, at an address of its own.
        """
        match = request.resolver_match
        asks_for_passkey = match is not None and match.url_name == "mfa_login_webauthn"
        return asks_for_passkey and super().is_ajax(request)

    def is_safe_url(self, url: str) -> bool:
        """Only a path on this site: `next` never leads away."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """What attempts are counted by: a hash of the visitor's network, never an address.

        It has the shape of an address, because the column of a session takes no other.
        """
        return str(IPv6Address(int(visitor_key(request), 16)))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Attempts on an account are counted for each network: a stranger locks nobody out."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{visitor_key(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        key = self._get_login_attempts_cache_key(request, **credentials)
        with noting_the_wait(request, action="login_failed", key=key):
            super().pre_authenticate(request, **credentials)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict]:
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": _PROOFS[method["id"]]} for method in methods]

    # ---- names and addresses

    def clean_username(self, username: str, shallow: bool = False) -> str:
        username = username.lower()
        self.refuse_names_of_others(username)
        return super().clean_username(username, shallow)

    def refuse_names_of_others(self, name: str) -> None:
        """Raises ValidationError for a name that is kept, or looks like one of the staff."""
        if is_reserved(name, site_name=settings.SITE_NAME):
            raise self.validation_error("username_reserved")
        self.refuse_looks_of_others(name)

    def refuse_looks_of_others(self, name: str) -> None:
        """Raises ValidationError for a name that looks like one of the staff, or like nobody's."""
        if looks_erased(name):
            raise self.validation_error("name_of_erased")
        if looks_like_staff(name):
            raise self.validation_error("name_of_staff")

    def clean_email(self, email: str) -> str:
        if len(email) > EMAIL_MAX_LENGTH:
            raise self.validation_error("email_too_long")
        return super().clean_email(mailbox(email))

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True):
        """Write the row, with the password as the form has hashed it before.

        Raises IntegrityError when the name or the address was taken a moment ago.
        """
        user_email(user, form.cleaned_data["email"])
        user_username(user, form.cleaned_data["username"])
        user.password = form.cleaned_data["password_hash"]
        if commit:
            with transaction.atomic():
                user.save()
                index_member(user)
        return user

    def post_login(self, request: HttpRequest, user: User, **arrival) -> HttpResponse:
        """Signed in: the device gets the theme and the language that the member chose."""
        response = super().post_login(request, user, **arrival)
        hand_out_choices(response, user)
        return response

    # ---- mails: links come from SITE_URL, never from the Host that a request claims

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation) -> str:
        return settings.SITE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def get_reset_password_from_key_url(self, key: str) -> str:
        uidb36, _dash, token = key.partition("-")
        address = reverse(
            "account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token}
        )
        return settings.SITE_URL + address

    def send_account_already_exists_mail(self, email: str) -> None:
        context = {"password_reset_url": settings.SITE_URL + reverse("account_reset_password")}
        self.send_mail("account/email/account_already_exists", email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand one mail to the worker, written in the language of this page. Whether the mail
        server answers is no matter of whoever waits for the page."""
        context = context | {
            "email": email,
            "signup_url": settings.SITE_URL + reverse("account_signup"),
        }
        ask_for_mail(self.render_mail(template_prefix, email, context), kind=template_prefix)
