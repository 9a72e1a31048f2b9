from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from accounts.later import import_later

# Eleven megabytes together, which only whoever has a second factor or waits for a mail needs.
import_later("allauth.mfa.webauthn.internal.auth")
import_later("cryptography.fernet")


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")
    moderators_may = ["view_user"]
