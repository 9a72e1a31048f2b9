"""Films that a member puts together, for one reason."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from text.addresses import address_of

TITLE_MAX_LENGTH = 120
REASON_MAX_LENGTH = 500


class FilmListQuerySet(models.QuerySet):
    def public(self):
        """Shown to everyone by its author, not hidden by a moderator, with a film to be seen."""
        return self.filter(self._public())

    @staticmethod
    def _public():
        return Q(is_public=True, is_hidden=False) & Q(Exists(_films_of_list()))

    def visible_to(self, user):
        """Public lists, the user's own in any state, and for moderators the hidden ones."""
        if not user.is_authenticated:
            return self.public()
        visible = self._public() | Q(author_id=user.pk, is_withdrawn=False)
        if user.is_staff and user.has_perm("moderation.moderate"):
            visible |= Q(is_public=True)
        return self.filter(visible)

    def removed(self):
        """Once public, now hidden by a moderator. Their addresses answer 410."""
        return self.filter(is_public=True, is_hidden=True)

    def editable_by(self, user):
        """A member's own lists that no moderator has hidden."""
        return self.standing().filter(author_id=user.pk, is_hidden=False)

    def standing(self):
        """All but what is left of lists that were deleted while a report was about them."""
        return self.filter(is_withdrawn=False)

    def newest_first(self):
        return self.order_by("-published_at", "-id")

    def with_count(self):
        """With `film_count`, the number of films that anybody may see; a list is short."""
        counted = _films_of_list().order_by().values("film_list").annotate(n=Count("*")).values("n")
        return self.annotate(film_count=Coalesce(Subquery(counted), 0))


def _films_of_list() -> models.QuerySet:
    listed = apps.get_model("lists", "ListedFilm").objects
    return listed.filter(film_list=OuterRef("pk"), film__is_public=True)


class FilmList(models.Model):
    class State(models.TextChoices):
        OWN = "own", _("for its author alone")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    title = models.CharField(_("title"), max_length=TITLE_MAX_LENGTH)
    reason = models.CharField(
        _("reason"),
        max_length=REASON_MAX_LENGTH,
        blank=True,
        help_text=_("What these films have in common, in a sentence or two."),
    )
    is_public = models.BooleanField(
        _("everyone can read it"), default=True, help_text=_("Off: only its author sees it.")
    )
    is_hidden = models.BooleanField(_("hidden by a moderator"), default=False, editable=False)
    is_withdrawn = models.BooleanField(
        _("withdrawn"), default=False, db_default=False, editable=False
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    published_at = models.DateTimeField(_("shown to everyone"), null=True, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)

    objects = FilmListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="list_has_a_title"),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(published_at__isnull=False),
                name="public_list_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=False) | Q(is_public=False),
                name="withdrawn_list_is_for_nobody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(is_public=True, is_hidden=False),
                name="list_public_newest",
            ),
            models.Index(fields=["author", "-published_at", "-id"], name="list_of_author_newest"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("list_detail", self.pk)

    @property
    def state(self) -> State:
        """Who may read it, moderators' decisions apart; as the log writes it."""
        if self.is_withdrawn:
            return self.State.WITHDRAWN
        return self.State.PUBLISHED if self.is_public else self.State.OWN

    def get_state_display(self) -> str:
        return str(self.state.label)
