"""Cleaning of what members write about themselves. Pure: no database, no request."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Marks that turn the text around them, and letters that show as nothing: a name made of them
# would hide or forge what stands beside it. Joiners stay: scripts and emoji need them.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def clean_line(text: str) -> str:
    """One line, composed (NFC), single spaces. Raises ValidationError for unseen characters."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if _UNSEEN.search(line) or any(unicodedata.category(c) in ("Cc", "Cs") for c in line):
        raise ValidationError(
            _("Remove the invisible characters from this text and type it again."),
            code="unseen_characters",
        )
    return line
