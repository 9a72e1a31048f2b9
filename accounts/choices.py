"""Choices about the pages themselves, theme and language, as cookies of the device.

A member's choices are kept with the account; each device gets them as cookies, when they are made
and at every sign-in. So a page reads a cookie, never the account.
"""

from django.conf import settings
from django.http import HttpResponse

from accounts.models import User
from accounts.themes import THEME_COOKIE

# A year: such a choice is made once.
CHOICE_COOKIE_AGE = 365 * 24 * 3600


def hand_out_choices(response: HttpResponse, member: User) -> None:
    """Give the device the theme and the language that the member chose, if any."""
    if member.theme:
        keep_choice(response, THEME_COOKIE, member.theme)
    if member.language:
        keep_choice(response, settings.LANGUAGE_COOKIE_NAME, member.language)


def keep_choice(response: HttpResponse, cookie: str, value: str) -> None:
    """Keep one choice on the device."""
    response.set_cookie(
        cookie,
        value,
        max_age=CHOICE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.SITE_IS_SECURE,
        httponly=True,
    )
