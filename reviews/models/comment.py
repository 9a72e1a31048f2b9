"""Comments on reviews, as a tree, by members and by guests."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from films.web_address import WebAddressField
from reviews.markup import markup_version
from text.addresses import address_of

from .review import Review

# Below this depth answers go on, one beside the other: a deeper tree cannot be read on a phone.
MAX_DEPTH = 6
BODY_MAX_LENGTH = 5_000
# Long enough to mend a slip, too short to change what others have answered.
EDIT_TIME = timedelta(minutes=15)


class Guest(models.Model):
    """Somebody without an account who left a comment. The address is kept to write to the guest
    about the comment; no page, feed, export or hash carries it."""

    email = models.EmailField(_("email address"), unique=True)
    approved_at = models.DateTimeField(_("first comment approved"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked to confirm the address"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")

    def __str__(self):
        return str(_("guest %(number)s") % {"number": self.pk})


class CommentQuerySet(models.QuerySet):
    def public(self):
        """Published and not hidden. Withdrawn ones leave a placeholder only where answered."""
        return self.filter(state=Comment.State.PUBLISHED, is_hidden=False)

    def on(self, reviews: models.QuerySet[Review]):
        """Comments on these reviews. `review__in` would read all of them for a few comments."""
        return self.filter(Exists(reviews.filter(pk=OuterRef("review"))))

    def visible_to(self, user):
        """Public comments, the user's own in any state, and for moderators all."""
        if not user.is_authenticated:
            return self.public()
        if user.has_perm("moderation.moderate"):
            return self
        return self.filter(Q(state=Comment.State.PUBLISHED, is_hidden=False) | Q(author_id=user.pk))

    def written_by(self, user):
        """What a member may still edit or withdraw: standing comments of their own."""
        return self.filter(author_id=user.pk, is_hidden=False).exclude(
            state=Comment.State.WITHDRAWN
        )

    def held(self):
        return self.filter(state=Comment.State.HELD)


class Comment(models.Model):
    class State(models.TextChoices):
        HELD = "held", _("held for approval")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Answers(models.TextChoices):
        """Whether its writer gets a mail about each answer to a comment."""

        NOT_WANTED = "no", _("not wanted")
        UNCONFIRMED = "asked", _("wanted by a guest whose address is not confirmed")
        BY_MAIL = "mail", _("by mail")

    review = models.ForeignKey(Review, models.PROTECT, related_name="+", verbose_name=_("review"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answers"
    )
    root = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    guest = models.ForeignKey(
        Guest, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("guest")
    )
    guest_name = models.CharField(_("name"), max_length=80, blank=True)
    guest_site = WebAddressField(_("website"), blank=True)
    body = models.TextField(_("comment"), max_length=BODY_MAX_LENGTH)
    body_html = models.TextField(editable=False, default="")
    markup_version = models.PositiveSmallIntegerField(
        default=markup_version, db_default=0, editable=False
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PUBLISHED)
    is_hidden = models.BooleanField(_("hidden by a moderator"), default=False, editable=False)
    answers_wanted = models.CharField(
        _("answers"),
        max_length=5,
        choices=Answers,
        default=Answers.NOT_WANTED,
        db_default=Answers.NOT_WANTED,
        editable=False,
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    # Set on what `leave_comment` returns: the same words stood there a moment before.
    repeats = False

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False, guest_name="")
                | (Q(author=None) & ~Q(guest_name="")),
                name="comment_is_by_a_member_or_a_guest",
            ),
            models.CheckConstraint(
                condition=Q(depth=0, parent=None, root=None)
                | Q(depth__gt=0, parent__isnull=False, root__isnull=False),
                name="comment_answer_has_a_parent_and_a_root",
            ),
            models.CheckConstraint(
                condition=Q(depth__lte=MAX_DEPTH), name="comment_tree_is_not_too_deep"
            ),
            models.CheckConstraint(condition=~Q(body=""), name="comment_is_not_empty"),
        ]
        indexes = [
            models.Index(fields=["review", "depth", "id"], name="comment_roots"),
            models.Index(fields=["root", "id"], name="comment_answers"),
            models.Index(fields=["state", "id"], name="comment_by_state"),
            models.Index(fields=["author", "-id"], name="comment_newest_of_author"),
        ]

    def __str__(self):
        return self.body[:60]

    def get_absolute_url(self):
        return address_of("comment_detail", self.review_id, self.pk)

    @property
    def is_public(self) -> bool:
        return self.state == self.State.PUBLISHED and not self.is_hidden

    @property
    def is_in_edit_time(self) -> bool:
        return timezone.now() - self.created_at <= EDIT_TIME

    @property
    def writer_name(self) -> str:
        """What readers see of the writer, without the word "guest"."""
        return self.author.name if self.author else self.guest_name
