"""The film's admin, with what follows for ratings when its first release moves, and with merges.

It takes the place of the catalogue's own, which knows no ratings.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from films.admin import FilmAdmin
from films.models import Film, FilmMerge
from films.services import Tally
from reviews.scoring import score
from reviews.selectors.merging import ratings_together, voices_on
from reviews.services import merge_rated_films, recount_film

admin.site.unregister(Film)


@admin.register(Film)
class RatedFilmAdmin(FilmAdmin):
    merge_service = staticmethod(merge_rated_films)

    def save_model(self, request, obj, form, change):
        before = Film.objects.filter(pk=obj.pk).values_list("released", flat=True).first()
        super().save_model(request, obj, form, change)
        if change and before != obj.released:
            recount_film(obj)

    def tallies(self, kept, dropped):
        own, other = voices_on(kept), voices_on(dropped)
        _values, rated_both = ratings_together(kept, dropped)
        return [
            Tally(_("Ratings"), own.ratings, other.ratings, rated_both),
            Tally(_("Reviews"), own.reviews, other.reviews, 0),
            Tally(_("Comments"), own.comments, other.comments, 0),
            Tally(_("Articles"), own.articles, other.articles, 0),
            *super().tallies(kept, dropped),
        ]

    def scores(self, kept, dropped):
        values, _rated_both = ratings_together(kept, dropped)
        return kept.summary.score, dropped.summary.score, score(sum(values), len(values))

    def render_change_form(self, request, context, *args, **kwargs):
        film = context["original"]
        if film:
            context["merges"] = FilmMerge.objects.standing().filter(kept=film)
        return super().render_change_form(request, context, *args, **kwargs)
