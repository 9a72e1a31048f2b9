"""The lights: as the device has them, up or down. Kept in a cookie, printed by the server."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEME_COOKIE = "theme"
THEMES = {"system": _("As your device"), "light": _("Up"), "dark": _("Down")}


def chosen_theme(request: HttpRequest) -> str:
    """The theme of the reader's cookie: "light", "dark", or "" for the device's own."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in ("light", "dark") else ""
