"""The forms of codes and passkeys: allauth's, with our words. Writes are in allauth."""

from textwrap import wrap
from typing import Any

from allauth.account import forms as allauth
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.cache import cache
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.forms import LooksEverywhere, OurFields
from accounts.mailboxes import mailbox
from accounts.models import User
from accounts.waits import noting_the_wait

# Long enough for "the key in my desk at work", short enough for one line.
PASSKEY_NAME_LENGTH = 60
# No code has more than ten characters; people type blanks and hyphens between them.
CODE_MAX_LENGTH = 30


class RequestLoginCodeForm(OurFields, LooksEverywhere, allauth.RequestLoginCodeForm):
    words = {"email": {"label": _("Email"), "help_text": _("The one that you signed up with.")}}

    def clean_email(self) -> str:
        self.cleaned_data["email"] = mailbox(self.cleaned_data["email"])
        key = self.cleaned_data["email"].lower()
        with noting_the_wait(context.request, action="request_login_code", key=key):
            return super().clean_email()


class _Code(OurFields):
    """A field for a code: no capitals or corrections from the keyboard, and a length that ends."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.validators.append(MaxLengthValidator(CODE_MAX_LENGTH))
        field.widget.attrs |= {
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "maxlength": CODE_MAX_LENGTH,
        }


class ConfirmLoginCodeForm(_Code, allauth.ConfirmLoginCodeForm):
    words = {
        "code": {
            "label": _("Code"),
            "help_text": _("Eight letters. Capitals and the hyphen do not matter."),
        }
    }


def _spend(user: User, code: str) -> None:
    """A code of the app counts once, for as long as it would be right. Raises ValidationError."""
    steps = 2 * app_settings.TOTP_TOLERANCE + 1
    key = f"totp-spent:{user.pk}:{normalize_user_code(code)}"
    if not cache.add(key, True, timeout=steps * app_settings.TOTP_PERIOD):
        raise get_adapter().validation_error("incorrect_code")


class _OneTimeCode(_Code):
    words = {
        "code": {
            "label": _("Code"),
            "help_text": _("Six digits from your app, or one of your recovery codes."),
        }
    }
    authenticator: Authenticator
    user: User

    def clean_code(self) -> str:
        key = f"mfa-auth-user-{self.user.pk}"
        with noting_the_wait(context.request, action="login_failed", key=key):
            code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            _spend(self.user, code)
        return code


class AuthenticateForm(_OneTimeCode, base.AuthenticateForm):
    pass


class ReauthenticateForm(_OneTimeCode, base.ReauthenticateForm):
    pass


class ActivateTOTPForm(_Code, totp.ActivateTOTPForm):
    words = {"code": {"label": _("Code"), "help_text": _("Six digits, as your app shows them.")}}

    def clean_code(self) -> str:
        code = super().clean_code()
        _spend(self.user, code)
        return code

    def secret_in_fours(self) -> str:
        """The key as people type it."""
        return " ".join(wrap(self.secret, 4))


_NAME: dict[str, Any] = {"label": _("Name"), "help_text": _("So that you know it in the list.")}


class _NamedPasskey(OurFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.validators.append(MaxLengthValidator(PASSKEY_NAME_LENGTH))
        name.widget.attrs |= {"maxlength": PASSKEY_NAME_LENGTH, "autocomplete": "off"}


class AddPasskeyForm(_NamedPasskey, webauthn.AddWebAuthnForm):
    words = {
        "name": _NAME,
        "passwordless": {
            "label": _("Sign in with it alone, without a password"),
            "help_text": _(
                "Your device then asks for your finger, your face or its PIN. Untick for a plain "
                "security key that comes after the password."
            ),
            "initial": True,
        },
    }


class RenamePasskeyForm(_NamedPasskey, webauthn.EditWebAuthnForm):
    words = {"name": _NAME}
