"""The theme: as the device has it, light or dark. Kept in a cookie, printed by the server."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEME_COOKIE = "theme"
THEMES = {"system": _("As your device"), "light": _("Light"), "dark": _("Dark")}


def chosen_theme(request: HttpRequest) -> str:
    """The theme of the reader's cookie: "light", "dark", or "" for the device's own."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in ("light", "dark") else ""
