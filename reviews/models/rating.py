"""One person's number for a film, and the numbers it was before."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import CLOSED, User
from films.models import Film
from reviews.models.review import Review


def decisions_against(user: OuterRef | int, film: OuterRef | int) -> tuple[QuerySet, QuerySet]:
    """What keeps a member's rating of a film back: the account, where it is closed, and reviews of
    the film by the member that a moderator has hidden, also when they were withdrawn since."""
    closed = User.objects.filter(CLOSED, pk=user)
    hidden = Review.objects.by_members().filter(author=user, film=film, is_hidden=True)
    return closed, hidden


class RatingQuerySet(models.QuerySet):
    def public(self):
        """All but those that a decision keeps back."""
        closed, hidden = decisions_against(OuterRef("user"), OuterRef("film"))
        return self.filter(~Exists(closed), ~Exists(hidden))

    def kept_back(self):
        """The ratings of closed accounts, and those beside a hidden review."""
        closed, hidden = decisions_against(OuterRef("user"), OuterRef("film"))
        return self.filter(Exists(closed) | Exists(hidden))


class Rating(models.Model):
    """A member's rating of a film, 1 to 10. One not counted is kept, and left out of the score."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    film = models.ForeignKey(Film, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(_("rating"))
    is_counted = models.BooleanField(_("counted"), default=True)
    created_at = models.DateTimeField(_("first rated"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__range=(1, 10)), name="rating_value_is_1_to_10"
            ),
            models.UniqueConstraint(fields=["user", "film"], name="rating_one_per_user_and_film"),
        ]
        indexes = [
            models.Index(fields=["film", "value"], name="rating_by_film"),
            models.Index(fields=["film", "-created_at", "-id"], name="rating_newest_of_film"),
            models.Index(fields=["user", "-updated_at"], name="rating_newest_of_user"),
            models.Index(fields=["user", "-value", "-id"], name="rating_highest_of_user"),
        ]

    def __str__(self):
        return f"{self.value}/10"


class RatingChange(models.Model):
    """What a rating became, and when. `value` is empty when the rating was cleared."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    film = models.ForeignKey(Film, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(_("rating"), null=True)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("change of a rating")
        verbose_name_plural = _("changes of ratings")
        indexes = [models.Index(fields=["user", "film", "id"], name="rating_change_in_order")]

    def __str__(self):
        return f"{self.value}/10" if self.value else "–"
