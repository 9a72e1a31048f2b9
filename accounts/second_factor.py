"""How second factors behave here: allauth's adapter with our words, drawing and encryption."""

import base64
import secrets

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import secrets_at_rest

# As long as the secrets that allauth makes, in bytes.
SECRET_BYTES = 20


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("That did not fit. Use the newest code, each only once."),
        "unverified_email": gettext_lazy("Confirm your email address first, then come back."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes stand in for a second factor. Set one up first."
        ),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What the app shows beside the site's name."""
        return user.get_username()

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code as an element of the page: an address with `data:` breaks our policy."""
        drawing = super().build_totp_svg(url)
        # Made by the library; the address is drawn in it, not written.
        return mark_safe(drawing[drawing.index("<svg") :])  # noqa: S308

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """The name that stands in the field for a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return settings.SITE_NAME

    def encrypt(self, text: str) -> str:
        return secrets_at_rest.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was encrypted under a former secret key fits no code any more."""
        try:
            return secrets_at_rest.decrypt(encrypted_text)
        except secrets_at_rest.Unreadable:
            return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
