"""The film and its titles."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from films.fields import PartialDateField
from text.addresses import address_of

from .subject import Country, Genre

# What a film card shows beside the film itself.
CARD_PARTS = ("poster", "rating_summary")


class FilmQuerySet(models.QuerySet):
    def public(self):
        """Films that anybody may see."""
        return self.filter(is_public=True)

    def visible_to(self, user):
        """Public films; for editors, those in preparation too."""
        return self if user.is_staff and user.has_perm("films.change_film") else self.public()

    def with_card(self):
        """Joined with what a film card shows: poster and rating summary."""
        return self.select_related(*CARD_PARTS)


class FilmManager(models.Manager.from_queryset(FilmQuerySet)):  # type: ignore[misc]
    def get_queryset(self):
        """All but what became part of another film: nobody sees, finds or changes that."""
        return super().get_queryset().filter(merged_into=None)


class Film(models.Model):
    title = models.CharField(_("title"), max_length=300)
    original_title = models.CharField(_("original title"), max_length=300, blank=True)
    original_language = models.CharField(
        _("original language"), max_length=10, blank=True, help_text=_("ISO 639 code, as ko or cs.")
    )
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    release_year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    released = PartialDateField(_("first public release"), null=True, blank=True)
    runtime_minutes = models.PositiveSmallIntegerField(_("running time"), null=True, blank=True)
    certification = models.CharField(_("certification"), max_length=20, blank=True)
    genres = models.ManyToManyField(
        Genre, related_name="films", blank=True, verbose_name=_("genres")
    )
    countries = models.ManyToManyField(
        Country, related_name="films", blank=True, verbose_name=_("countries")
    )
    directors = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="The directors' names as cards show them, kept by films.services.settle_film.",
    )
    poster = models.ForeignKey(
        "films.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    banner = models.ForeignKey(
        "films.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    share_card = models.ForeignKey(
        "films.Picture", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    # What editors pin. The columns are those of an older system, which older code still writes to
    # while a site is upgraded: names that it knows are left to the system here.
    art_family = models.CharField(_("family"), max_length=20, blank=True, db_column="art_ink")
    art_composition = models.CharField(
        _("composition"), max_length=20, blank=True, db_column="art_school"
    )
    art_frame = models.CharField(_("frame"), max_length=20, blank=True, db_column="art_lettering")
    # Given once, by films.services.numbers: where it counts, the number, and what follows from it.
    art_shelf = models.CharField(max_length=60, blank=True, db_default="", editable=False)
    art_number = models.PositiveIntegerField(null=True, editable=False)
    art_sign = models.CharField(max_length=80, null=True, editable=False)  # noqa: DJ001  unique
    # Of the drawings that the site last made for it, or found that it need not or cannot make.
    poster_version = models.PositiveSmallIntegerField(db_default=0, editable=False)
    banner_version = models.PositiveSmallIntegerField(db_default=0, editable=False)
    is_public = models.BooleanField(
        _("public"), default=True, help_text=_("Off: only editors see the film's page.")
    )
    # The film that it is now part of, until the time to undo that is over.
    merged_into = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        db_index=False,
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = FilmManager()
    history = HistoricalRecords(
        user_model=settings.AUTH_USER_MODEL,
        m2m_fields=[genres, countries],
        excluded_fields=[
            *("directors", "share_card", "merged_into", "updated_at"),
            *("art_shelf", "art_number", "art_sign", "poster_version", "banner_version"),
        ],
    )

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="film_has_a_title"),
            models.CheckConstraint(
                condition=Q(release_year__isnull=True) | Q(release_year__range=(1870, 2200)),
                name="film_release_year_is_1870_to_2200",
            ),
            models.CheckConstraint(
                condition=Q(runtime_minutes__isnull=True) | Q(runtime_minutes__gt=0),
                name="film_runtime_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(is_public=False),
                name="merged_film_is_not_public",
            ),
            models.UniqueConstraint(
                fields=["art_sign"],
                condition=Q(art_sign__isnull=False),
                name="no_two_posters_are_alike",
            ),
        ]
        indexes = [
            models.Index(fields=["art_shelf", "art_number"], name="film_by_shelf"),
            models.Index(fields=["poster_version"], name="film_by_poster_version"),
            models.Index(fields=["banner_version"], name="film_by_banner_version"),
            models.Index(fields=["-created_at", "-id"], name="film_newest"),
            models.Index(fields=["-release_year", "-id"], name="film_by_year"),
            models.Index(fields=["runtime_minutes", "id"], name="film_by_length"),
            # Only of merged films: by an index of all, SQLite would look for those that are not.
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="film_by_what_it_is_part_of",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.release_year})" if self.release_year else self.title

    def get_absolute_url(self):
        return address_of("film_detail", self.slug)

    @property
    def summary(self):
        """Its rating summary; one without any rating where it has none yet."""
        try:
            return self.rating_summary
        except ObjectDoesNotExist:
            return apps.get_model("films.RatingSummary")(film=self)


class TitleKind(models.TextChoices):
    ORIGINAL = "original", _("original title")
    ALTERNATIVE = "alternative", _("also known as")
    TRANSLATION = "translation", _("translated title")
    TRANSLITERATION = "transliteration", _("transliteration")


class FilmTitle(models.Model):
    """Another title of a film. Search finds every one of them."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="titles")
    title = models.CharField(_("title"), max_length=300)
    language = models.CharField(_("language"), max_length=10, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=TitleKind, default=TitleKind.ALTERNATIVE
    )

    history = HistoricalRecords(user_model=settings.AUTH_USER_MODEL)

    class Meta:
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "title", "language"], name="film_title_once_per_language"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="film_title_is_not_empty"),
        ]

    def __str__(self):
        return self.title
