"""What a member's ratings and reviews come to, and what they say about taste.

Written only by `reviews.services.member_summaries` and `reviews.services.taste`.
"""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.models import Country, Film, Genre, Person
from films.models.rating_summary import RatingCounts

_SUBJECTS = ("genre", "country", "person", "decade", "film")


class MemberSummary(RatingCounts):
    """Exact in the transaction of each rating and each review, so that no page counts them."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    rating_count = models.PositiveIntegerField(_("films rated"), default=0)
    rating_sum = models.PositiveIntegerField(default=0)
    review_count = models.PositiveIntegerField(_("reviews"), default=0)
    # A job that works the taste out anew waits in the queue.
    taste_is_due = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("summary of a member")
        verbose_name_plural = _("summaries of members")
        indexes = [
            models.Index(fields=["-rating_count", "-user"], name="members_by_films"),
            models.Index(fields=["-review_count", "-user"], name="members_by_reviews"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating_sum__gte=F("rating_count"))
                & Q(rating_sum__lte=F("rating_count") * 10),
                name="member_summary_is_of_ratings_1_to_10",
            ),
        ]

    def __str__(self):
        return f"{self.user_id}: {self.rating_count}, {self.review_count}"


class TasteLine(models.Model):
    """One line of a member's taste. `films` is how many rated films it rests on; `difference`
    is by how much the member's ratings of them differ from the other members', in points."""

    class Kind(models.TextChoices):
        KINDER = "kinder", _("kinder than most to")
        HARDER = "harder", _("harder than most on")
        MOST_SEEN = "most_seen", _("most seen")
        DECADE = "decade", _("decade")
        LONGEST = "longest", _("longest sitting")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    genre = models.ForeignKey(Genre, models.CASCADE, null=True, related_name="+")
    country = models.ForeignKey(Country, models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    film = models.ForeignKey(Film, models.CASCADE, null=True, related_name="+")
    decade = models.PositiveSmallIntegerField(null=True)
    films = models.PositiveIntegerField()
    difference = models.DecimalField(max_digits=3, decimal_places=1, null=True)

    # All of them move when two records become one, until the taste is worked out anew.
    once_per = ()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="taste_line_once_of_each_kind"),
        ]

    def __str__(self):
        return f"{self.kind}: {self.subject}"

    @property
    def size(self) -> Decimal:
        """The difference without its sign: kinder and harder say the direction."""
        return abs(self.difference or Decimal(0))

    @property
    def subject(self) -> Genre | Country | Person | Film | int | None:
        """What the line is about: a genre, country, person or film, or a decade's first year."""
        return next((getattr(self, name) for name in _SUBJECTS if getattr(self, name)), None)

    @property
    def name(self) -> str:
        """What the line is about, in words."""
        if self.decade:
            return gettext("%(year)ds") % {"year": self.decade}
        if self.country:
            return gettext("Films from %(country)s") % {"country": self.country.name}
        return str(self.film.title if self.film else self.subject)

    @property
    def address(self) -> str:
        """The page of what the line is about; "" for a decade."""
        subject = self.subject
        return "" if subject is None or isinstance(subject, int) else subject.get_absolute_url()
