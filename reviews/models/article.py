"""What an editorial article has beside its text: further authors, a main cast, pictures, films."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from films.fields import PartialDateField
from films.models import Film, Person, Picture

from .review import Review

# What an article says in words of its own, and where a name may be spelt differently.
TEXTS = ("headline", "lead", "body", "verdict")


class ReviewAuthor(models.Model):
    """Somebody who signed an article after its first author, in order."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="further_authors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("author")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("further author")
        verbose_name_plural = _("further authors")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "user"], name="author_signs_a_review_once")
        ]

    def __str__(self):
        return self.user.name


class CastPlacement(models.Model):
    """A person chosen for an article: with a picture, a caption and a biography of this article."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="cast_placements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name_as_written = models.CharField(
        _("name as this article writes it"), max_length=200, blank=True
    )
    picture = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="+")
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alt_text = models.CharField(_("alternative text"), max_length=300, blank=True)
    biography = models.TextField(_("biography"), max_length=1000, blank=True)
    biography_as_of = PartialDateField(_("as of"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("member of the main cast")
        verbose_name_plural = _("main cast")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "person"], name="person_placed_once_in_article"
            )
        ]

    def __str__(self):
        return self.name_as_written or self.person.name


class ArticlePicture(models.Model):
    """A picture that stands in the text of an article, where the text names its mark."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="+")
    mark = models.SlugField(_("mark"), max_length=40)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alt_text = models.CharField(_("alternative text"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("picture in the text")
        verbose_name_plural = _("pictures in the text")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "mark"], name="mark_names_one_picture"),
            models.CheckConstraint(condition=~Q(mark=""), name="article_picture_has_a_mark"),
        ]

    def __str__(self):
        return self.mark


class RelatedFilm(models.Model):
    """A film that an article leads on to, chosen by its editor."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="related_films")
    film = models.ForeignKey(Film, models.CASCADE, related_name="+", verbose_name=_("film"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    # Of two records of one film beside an article, the one that is kept stays there.
    once_per = ("review",)
    moves_as = _("Beside articles")

    class Meta:
        verbose_name = _("related film")
        verbose_name_plural = _("related films")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "film"], name="film_related_once_to_article")
        ]

    def __str__(self):
        return str(self.film)
