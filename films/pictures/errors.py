"""Why a picture was refused, one class per reason, in words for the person who sent it.

The limits themselves live in `headers` and `remaking`; the form shows `message % params`.
"""

from django.utils.translation import gettext_lazy as _


class PictureRefused(Exception):
    """Base of every refusal: `code` for programs, `message` and `params` for people."""

    code = "picture_refused"
    message = _("This picture could not be used. Please choose another one.")

    def __init__(self, **params: int) -> None:
        super().__init__(self.code)
        self.params = params


class WrongKind(PictureRefused):
    code = "wrong_kind"
    message = _("Please choose a JPEG, PNG or WebP picture. This file is something else.")


class TooHeavy(PictureRefused):
    code = "too_heavy"
    message = _(
        "This file is larger than %(megabytes)d MB. Please save it smaller and choose it again."
    )


class TooLarge(PictureRefused):
    """More pixels than are decoded here; `megapixels` is the limit for this kind of file."""

    code = "too_large"
    message = _(
        "This picture has too many pixels: at most %(megapixels)d million fit for this kind of "
        "file, and %(side)d on a side. Please save it smaller and choose it again."
    )


class Animated(PictureRefused):
    code = "animated"
    message = _("This picture moves. Please choose one that stands still.")


class Damaged(PictureRefused):
    code = "damaged"
    message = _(
        "This picture is damaged or not complete. Please open it, save it again and choose it "
        "once more."
    )


class TooSlow(PictureRefused):
    code = "too_slow"
    message = _(
        "This picture took too long to prepare. Please try again, or save it smaller first."
    )


class Busy(PictureRefused):
    code = "busy"
    message = _("Other pictures are being prepared. Please choose this one again in a minute.")
