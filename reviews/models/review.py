"""Reviews: a member's, and editorial articles. One table, since both are read alike."""

from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from films.fields import PartialDateField
from films.models import Film, Picture
from films.partial_dates import PartialDate
from films.web_address import WebAddressField
from reviews.markup import markup_version
from text.addresses import address_of

# An editorial article of 20,000 characters takes a quarter of an hour to read; Markdown of that
# length is rendered in well under a second even when it was written to be slow.
BODY_MAX_LENGTH = 20_000
HEADLINE_MAX_LENGTH = 200
# A sentence that a reader takes in at a glance.
WITHDRAWAL_REASON_MAX_LENGTH = 200
# After this time an edit is marked, since readers may have answered the earlier text.
SILENT_EDIT_TIME = timedelta(minutes=15)
# "is_hidden = false", which SQLite looks up in an index; "NOT is_hidden" it does not.
SHOWN = Value(False)


class ReviewQuerySet(models.QuerySet):
    def public(self):
        """Published, not hidden by a moderator, about a film that anybody may see."""
        return self.filter(state=Review.State.PUBLISHED, is_hidden=SHOWN, film__is_public=True)

    def visible_to(self, user):
        """Public reviews, the user's own in any state, and for moderators the hidden ones."""
        if not user.is_authenticated:
            return self.public()
        visible = Q(state=Review.State.PUBLISHED, is_hidden=False, film__is_public=True)
        visible |= Q(author_id=user.pk)
        if user.has_perm("moderation.moderate"):
            visible |= Q(state=Review.State.PUBLISHED)
        return self.filter(visible)

    def removed(self):
        """Once public; now withdrawn by the author or hidden. Their addresses answer 410."""
        gone = Q(state=Review.State.WITHDRAWN) | Q(state=Review.State.PUBLISHED, is_hidden=True)
        return self.filter(gone, film__is_public=True, published_at__isnull=False)

    def by_members(self):
        return self.filter(kind=Review.Kind.MEMBER)

    def editorial(self):
        return self.filter(kind=Review.Kind.EDITORIAL)

    def editable_by(self, user):
        """What a user may edit: reviews of their own that no moderator has hidden; editors, all
        editorial ones too."""
        own = Q(author_id=user.pk, is_hidden=False)
        if user.has_perm("reviews.change_review"):
            own |= Q(kind=Review.Kind.EDITORIAL)
        return self.filter(own).exclude(state=Review.State.WITHDRAWN)

    def imported(self):
        """Texts of viewers who are no members here, entered by an editor."""
        return self.filter(is_imported=True)

    def due(self, now: datetime):
        """Scheduled articles whose time has come. Only the worker asks: pages read `public()`."""
        return self.filter(state=Review.State.DRAFT, publish_at__lte=now)

    def with_authors(self):
        """With all who signed them, in at most one query more."""
        further = apps.get_model("reviews", "ReviewAuthor").objects.select_related("user")
        return self.select_related("author").prefetch_related(Prefetch("further_authors", further))

    def newest_first(self):
        return self.order_by("-published_at", "-id")


class Review(models.Model):
    class Kind(models.TextChoices):
        MEMBER = "member", _("member’s review")
        EDITORIAL = "editorial", _("editorial review")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    film = models.ForeignKey(Film, models.PROTECT, related_name="+", verbose_name=_("film"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
        help_text=_("May stay empty for a text that came without one."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEMBER)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    is_hidden = models.BooleanField(_("hidden by a moderator"), default=False, editable=False)
    headline = models.CharField(_("headline"), max_length=HEADLINE_MAX_LENGTH, blank=True)
    lead = models.TextField(
        _("lead"),
        max_length=600,
        blank=True,
        help_text=_("The opening paragraph; it also serves as the description for search engines."),
    )
    body = models.TextField(_("text"), max_length=BODY_MAX_LENGTH)
    body_html = models.TextField(editable=False, default="")
    markup_version = models.PositiveSmallIntegerField(
        default=markup_version, db_default=0, editable=False
    )
    opening_html = models.TextField(editable=False, default="")
    sections = models.JSONField(editable=False, default=list)
    plain = models.TextField(editable=False, default="")
    verdict = models.CharField(_("verdict"), max_length=300, blank=True)
    rating_value = models.PositiveSmallIntegerField(
        _("rating"),
        null=True,
        blank=True,
        help_text=_("1 to 10. A review is complete without one."),
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    contains_spoilers = models.BooleanField(
        _("the whole review gives the plot away"), default=False
    )
    has_spoilers = models.BooleanField(db_default=False, default=False, editable=False)
    declares_interest = models.BooleanField(
        _("was given a ticket, a copy or payment, or worked on this film"),
        db_default=False,
        default=False,
    )
    watched_on = models.DateField(_("watched on"), null=True, blank=True)
    seen_before = models.BooleanField(
        _("had seen the film before"), db_default=False, default=False
    )
    helpful_count = models.PositiveIntegerField(
        _("found helpful"), db_default=0, default=0, editable=False
    )
    earlier_rating = models.PositiveSmallIntegerField(null=True, editable=False)
    earlier_helpful_count = models.PositiveIntegerField(db_default=0, default=0, editable=False)
    comments_open = models.BooleanField(
        _("open for comments"), default=True, help_text=_("Off: nobody can add a comment.")
    )
    comment_count = models.PositiveIntegerField(_("comments"), default=0, editable=False)
    cover = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("cover")
    )
    share_card = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    source_name = models.CharField(_("first published in"), max_length=200, blank=True)
    source_url = WebAddressField(_("address there"), blank=True)
    source_date = PartialDateField(_("date there"), null=True, blank=True)
    source_licence = models.CharField(
        _("licence"), max_length=200, blank=True, default="", db_default=""
    )
    is_imported = models.BooleanField(
        _("imported"), default=False, db_default=False, editable=False
    )
    # Two records of one film were merged, and its author had reviewed both: this one stands beside
    # the one that is the author's review of the film.
    is_second = models.BooleanField(default=False, db_default=False, editable=False)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(
        max_length=WITHDRAWAL_REASON_MAX_LENGTH, blank=True, db_default="", default=""
    )
    publish_at = models.DateTimeField(_("to be published"), null=True, blank=True, editable=False)
    kept_spellings = models.JSONField(editable=False, default=list, db_default=[])

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["author", "film"],
                condition=Q(kind="member", is_second=False) & ~Q(state="withdrawn"),
                name="review_one_per_author_and_film",
            ),
            models.CheckConstraint(
                condition=Q(rating_value__isnull=True) | Q(rating_value__range=(1, 10)),
                name="review_rating_is_1_to_10",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="published_review_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(body=""), name="published_review_has_a_text"
            ),
            models.CheckConstraint(
                condition=Q(is_imported=False) | Q(author=None, kind="member"),
                name="imported_review_is_unsigned",
            ),
            models.CheckConstraint(
                condition=Q(is_imported=False) | ~Q(source_name=""),
                name="imported_review_names_its_source",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(state="draft", kind="editorial"),
                name="only_a_draft_article_is_scheduled",
            ),
        ]
        indexes = [
            models.Index(
                fields=["film", "kind", "state", "is_hidden", "-published_at", "-id"],
                name="review_newest_of_film",
            ),
            models.Index(
                fields=["film", "state", "is_hidden", "-helpful_count", "-published_at", "-id"],
                name="review_most_helpful_of_film",
            ),
            models.Index(
                fields=["film", "state", "is_hidden", "rating_value", "id"],
                name="review_of_film_by_rating",
            ),
            models.Index(
                fields=["film", "state", "is_hidden", "-published_at", "-id"],
                name="review_of_film_by_time",
            ),
            # Nothing in it but the order: SQLite takes columns that are compared as equal for rare
            # values, and would read all public reviews for those of one film or author.
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(state="published", is_hidden=SHOWN),
                name="review_public_newest",
            ),
            models.Index(
                fields=["language", "-published_at", "-id"],
                condition=Q(state="published", is_hidden=SHOWN),
                name="review_newest_in_language",
            ),
            models.Index(
                fields=["-helpful_count", "-published_at", "-id"],
                condition=Q(state="published", is_hidden=SHOWN),
                name="review_most_helpful",
            ),
            models.Index(
                fields=["language", "-helpful_count", "-published_at", "-id"],
                condition=Q(state="published", is_hidden=SHOWN),
                name="review_helpful_in_language",
            ),
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(kind="editorial"),
                name="review_newest_article",
            ),
            models.Index(fields=["author", "-published_at", "-id"], name="review_newest_of_author"),
            # Asked for each rating that is shown; hidden reviews are few.
            models.Index(
                fields=["author", "film"],
                condition=Q(is_hidden=True),
                name="review_hidden_of_author",
            ),
            models.Index(
                fields=["publish_at"],
                condition=Q(publish_at__isnull=False),
                name="review_scheduled",
            ),
        ]

    def __str__(self):
        return self.headline or f"{self.film}: {self.author or _('unsigned')}"

    def get_absolute_url(self):
        return address_of("review_detail", self.pk)

    @property
    def headline_names_film(self) -> bool:
        """Whether the headline has the film's title with its year; neither is then said twice."""
        return bool(self.film.release_year) and str(self.film) in self.headline

    @property
    def is_editorial(self) -> bool:
        return self.kind == self.Kind.EDITORIAL

    @cached_property
    def authors(self) -> list[User]:
        """All who signed it, in their order; of a list of reviews, read it `with_authors`."""
        first = [self.author] if self.author else []
        if not self.is_editorial or self.pk is None:
            return first
        return first + [row.user for row in self.further_authors.all()]

    @property
    def author_names(self) -> str:
        """The names of all who signed it, with commas between; "" of an unsigned text."""
        return ", ".join(author.name for author in self.authors)

    @property
    def is_public(self) -> bool:
        return self.state == self.State.PUBLISHED and not self.is_hidden

    @property
    def dated(self) -> datetime | PartialDate | None:
        """When readers are told that it was written: an imported review has the date that it had
        where it came from, or none; any other, the time of its publication here."""
        return self.source_date if self.is_imported else self.published_at


class ImportedReview(Review):
    """The editors' view of imported reviews; the same rows."""

    class Meta:
        proxy = True
        verbose_name = _("imported review")
        verbose_name_plural = _("imported reviews")
