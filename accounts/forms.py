"""The forms of sign-up, sign-in and account: allauth's, with our fields and words, and the profile.

Rules about names are in `accounts.usernames` and `text.cleaning`; writes are in
`accounts.services` and in allauth.
"""

import secrets
from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.languages import language_choices
from accounts.mailboxes import mailbox
from accounts.models import User
from accounts.themes import THEMES
from text.fields import LineField

# Longer than any passphrase; without an end, hashing could be made to cost what a sender likes.
PASSWORD_MAX_LENGTH = 500
_NEW_PASSWORD = _("At least 12 characters; not a common one, not close to your name.")


class NameTaken(Exception):
    """Somebody else took the member name after the form was checked and before it was saved."""


class OurFields(forms.Form):
    """Gives allauth's fields our words: no placeholders, and a length that ends."""

    words: dict[str, dict[str, Any]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            for attribute, value in self.words.get(name, {}).items():
                setattr(field, attribute, value)
            if isinstance(field.widget, forms.PasswordInput):
                field.validators.append(MaxLengthValidator(PASSWORD_MAX_LENGTH))


class LoginForm(OurFields, allauth.LoginForm):
    words = {
        "login": {"label": _("Email or member name")},
        "remember": {"label": _("Keep me signed in on this device")},
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}

    def clean_login(self) -> str:
        login = super().clean_login()
        return mailbox(login) if "@" in login else login

    def user_credentials(self) -> dict[str, str]:
        """An address is tried as an address alone, since no member name holds an @. Tried as a name
        as well, the password of a known address would be hashed once more than that of another."""
        credentials = super().user_credentials()
        if "email" in credentials:
            credentials.pop("username", None)
        return credentials


class SignupForm(OurFields, allauth.SignupForm):
    words = {
        "username": {
            "label": _("Member name"),
            "help_text": _(
                "What readers see beside your reviews, and your address here. Small letters, "
                "digits, hyphen and underscore; capitals become small."
            ),
        },
        "email": {
            "label": _("Email"),
            "help_text": _("To confirm that you are you and to let you back in. Never shown."),
        },
        "password1": {"label": _("Password"), "help_text": _NEW_PASSWORD},
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocapitalize"] = "none"

    account_already_exists: bool

    def hash_password(self) -> None:
        """Hash the password, the slow part of signing up, before anything is written: no lock is
        held meanwhile, and it costs the same for an address that is known."""
        password_hash = make_password(self.cleaned_data["password1"])
        self.cleaned_data["password_hash"] = password_hash

    def try_save(self, request: HttpRequest):
        """Save, or find at the last moment that somebody else was quicker.

        Raises NameTaken for a name. For an address the answer is the one that every known
        address gets, so that nobody learns from it who is a member; it costs as long, too.
        """
        try:
            if self.account_already_exists:
                self._save_and_undo(request)
            return super().try_save(request)
        except IntegrityError as error:
            if User.objects.filter(username=self.cleaned_data["username"]).exists():
                raise NameTaken from error
            self.account_already_exists = True
            return super().try_save(request)

    def _save_and_undo(self, request: HttpRequest) -> None:
        """The same work as for a new address, of which nothing stays."""
        known = self.cleaned_data["email"]
        self.cleaned_data["email"] = f"{secrets.token_hex(8)}@{settings.MAIL_DOMAIN}"
        self.account_already_exists = False
        try:
            with transaction.atomic():
                self.save(request)
                transaction.set_rollback(True)
        finally:
            self.cleaned_data["email"], self.account_already_exists = known, True


class LooksEverywhere(forms.Form):
    """Looks for an address in both places where it may stand. allauth spares the second look where
    the first finds a member, and a clock tells."""

    def clean_email(self) -> str:
        email: str = super().clean_email()  # type: ignore[misc]
        if EmailAddress.objects.filter(email=email.lower(), verified=True).exists():
            User.objects.filter(email=email.lower()).first()
        return email


class ResetPasswordForm(OurFields, LooksEverywhere, allauth.ResetPasswordForm):
    words = {"email": {"label": _("Email"), "help_text": _("The one that you signed up with.")}}

    def clean_email(self) -> str:
        self.cleaned_data["email"] = mailbox(self.cleaned_data["email"])
        return super().clean_email()

    def save(self, request: HttpRequest, **kwargs) -> str:
        """A stranger's link is made as well, and goes nowhere."""
        if not self.users:
            nobody = User(pk=0)
            allauth.default_token_generator.make_token(nobody)
            EmailAddress.objects.filter(user=nobody, email=self.cleaned_data["email"]).exists()
        return super().save(request, **kwargs)


class ResetPasswordKeyForm(OurFields, allauth.ResetPasswordKeyForm):
    password2 = None
    words = {"password1": {"label": _("New password"), "help_text": _NEW_PASSWORD}}


class SetPasswordForm(OurFields, allauth.SetPasswordForm):
    password2 = None
    words = {"password1": {"label": _("Password"), "help_text": _NEW_PASSWORD}}


class ChangePasswordForm(OurFields, allauth.ChangePasswordForm):
    password2 = None
    words = {
        "oldpassword": {"label": _("Present password")},
        "password1": {"label": _("New password"), "help_text": _NEW_PASSWORD},
    }


class AddEmailForm(OurFields, allauth.AddEmailForm):
    words = {
        "email": {
            "label": _("New email"),
            "help_text": _("It takes the place of the present one as soon as you confirm it."),
        }
    }


class ReauthenticateForm(OurFields, allauth.ReauthenticateForm):
    words = {"password": {"label": _("Password")}}


class ProfileForm(forms.Form):
    """What readers see of a member, and what the member chose about the pages."""

    display_name = LineField(
        label=_("Name"),
        required=False,
        max_length=User._meta.get_field("display_name").max_length,
        help_text=_("Shown in place of your member name. Any script will do."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    bio = LineField(
        label=_("About you"),
        required=False,
        max_length=User._meta.get_field("bio").max_length,
        help_text=_("One or two sentences on your page, at most 500 characters."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    site = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=User._meta.get_field("site").max_length,
        assume_scheme="https",
        help_text=_("A page of yours elsewhere. It stands on your page here."),
    )
    language = forms.ChoiceField(
        label=_("Language of the pages"),
        required=False,
        choices=lambda: [("", _("As your browser asks")), *settings.LANGUAGES],
    )
    review_language = forms.ChoiceField(
        label=_("Language of your reviews"),
        required=False,
        choices=lambda: [("", _("That of the pages")), *language_choices()],
        help_text=_("What the editor begins with; each review can have its own."),
    )
    theme = forms.ChoiceField(label=_("Theme"), choices=THEMES, required=False)

    def __init__(self, *args, member: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        if len(settings.LANGUAGES) == 1:
            del self.fields["language"]

    def clean_display_name(self) -> str:
        name = self.cleaned_data["display_name"]
        if name and name != self.member.display_name and not self.member.is_staff:
            get_adapter().refuse_names_of_others(name)
        return name
