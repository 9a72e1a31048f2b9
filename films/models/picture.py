"""Pictures: one row for each stored picture, and the stills of a film.

The files are re-made at upload or drawn from the title; a row keeps where they are and how large
the largest is, so that nothing on a page shifts while it loads.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from films.pictures.shapes import file_name

from .film import Film
from .sourced import Sourced


class Picture(Sourced):
    """A picture in all the sizes that pages use; `base` names its files without size and ending."""

    class Shape(models.TextChoices):
        POSTER = "poster", _("poster")
        BANNER = "banner", _("banner")
        STILL = "still", _("still")
        PORTRAIT = "portrait", _("portrait")
        CARD = "card", _("card for links")

    shape = models.CharField(_("shape"), max_length=10, choices=Shape)
    base = models.CharField(_("files"), max_length=120, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    is_drawn = models.BooleanField(_("drawn by the site"), default=False, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta(Sourced.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="picture_has_a_size"
            ),
            models.CheckConstraint(
                condition=~Q(shape="portrait", is_drawn=True), name="no_face_is_invented"
            ),
        ]

    def __str__(self):
        return self.base

    @property
    def address(self) -> str:
        """The address of its largest file, for readers that take one file and no choice."""
        in_webp = self.is_drawn and self.shape != self.Shape.CARD
        name = file_name(self.base, self.width, "webp" if in_webp else "jpeg")
        return settings.MEDIA_URL + name


class Still(models.Model):
    """A picture of a film, with its own caption and alternative text."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="stills")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alt_text = models.CharField(
        _("alternative text"),
        max_length=300,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("still")
        verbose_name_plural = _("stills")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt_text=""), name="still_has_an_alternative_text")
        ]

    def __str__(self):
        return self.caption or self.alt_text
