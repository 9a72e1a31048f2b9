"""What a member says is wrong or missing in the record of a film or a person."""

from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from films.models import Film, Person

# What a record lacks is said in a paragraph or two; a plot may be as long.
TEXT_MAX_LENGTH = 2_000
# An address, or a book with its page.
SOURCE_MAX_LENGTH = 500


class SuggestionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def visible_to(self, user):
        """All for moderators, the user's own for anybody else."""
        return self if user.has_perm("moderation.moderate") else self.filter(member_id=user.pk)

    def answerable_by(self, user):
        """Open ones, for moderators, apart from their own."""
        if not user.has_perm("moderation.moderate"):
            return self.none()
        return self.open().exclude(member_id=user.pk, member__isnull=False)


class Suggestion(models.Model):
    # It is about the record, and goes with it.
    film = models.ForeignKey(Film, models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("what is wrong or missing"), max_length=TEXT_MAX_LENGTH)
    source = models.CharField(_("source"), max_length=SOURCE_MAX_LENGTH)
    # Of the form that was sent: however often, it is one suggestion.
    key = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("suggested"), auto_now_add=True)
    is_taken = models.BooleanField(_("taken over"), default=False, editable=False)
    answer = models.TextField(_("answer"), max_length=TEXT_MAX_LENGTH, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)

    objects = SuggestionQuerySet.as_manager()
    # All of them move when two records become one.
    once_per = ("key",)
    moves_as = _("Suggestions")

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            models.CheckConstraint(
                condition=Q(film__isnull=False, person__isnull=True)
                | Q(film__isnull=True, person__isnull=False),
                name="suggestion_is_about_a_film_or_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(source=""), name="suggestion_has_text_and_source"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="", is_taken=False)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="suggestion_is_answered_by_a_moderator_in_words",
            ),
        ]
        indexes = [models.Index(fields=["answered_at", "id"], name="suggestion_open_first")]

    def __str__(self):
        return self.text[:60]

    @property
    def record(self) -> Film | Person:
        """What it is about; the database holds exactly one of the two."""
        return cast(Film | Person, self.film or self.person)
