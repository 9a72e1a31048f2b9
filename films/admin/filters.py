"""Filters beside the list of films. None counts, and each is one lookup."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from films.gaps import GAPS
from films.models import Plot

FIRST_DECADE = 1890


class DecadeFilter(admin.SimpleListFilter):
    title = _("decade")
    parameter_name = "decade"

    def lookups(self, request, model_admin):
        latest = timezone.localdate().year // 10 * 10
        decades = range(latest, FIRST_DECADE - 1, -10)
        return [*((str(year), f"{year}–{year + 9}") for year in decades), ("none", _("No year"))]

    def queryset(self, request, queryset):
        decade = self.value()
        if decade == "none":
            return queryset.filter(release_year=None)
        if decade and decade in dict(self.lookup_choices):
            first = int(decade)
            return queryset.filter(release_year__range=(first, first + 9))
        return queryset


class GapFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return [(kind, label) for kind, (label, _which) in GAPS.items()]

    def queryset(self, request, queryset):
        _label, which = GAPS.get(self.value() or "", ("", None))
        return queryset if which is None else queryset.filter(which)


class PlotFilter(admin.SimpleListFilter):
    title = _("plot")
    parameter_name = "plot"

    def lookups(self, request, model_admin):
        return [("yes", _("Has a plot")), ("no", _("Without a plot"))]

    def queryset(self, request, queryset):
        has_plot = Exists(Plot.objects.filter(film=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(has_plot)
        return queryset.filter(~has_plot) if self.value() == "no" else queryset


class PictureFilter(admin.SimpleListFilter):
    """Who made the picture that a record shows."""

    picture: str

    def lookups(self, request, model_admin):
        return [("uploaded", _("Uploaded")), ("drawn", _("Drawn by the site")), ("no", _("None"))]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.filter(**{self.picture: None})
        if self.value() in ("uploaded", "drawn"):
            return queryset.filter(**{f"{self.picture}__is_drawn": self.value() == "drawn"})
        return queryset


class PosterFilter(PictureFilter):
    title = _("poster")
    parameter_name = "poster"
    picture = "poster"


class PortraitFilter(PictureFilter):
    title = _("portrait")
    parameter_name = "portrait"
    picture = "portrait"
