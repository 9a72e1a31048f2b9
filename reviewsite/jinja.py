"""The engine of the site's pages: what templates know beside what their views tell them.

The admin, mails and the forms' template pack are Django's own templates, in `templates/django`.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django.conf import settings
from django.template.defaultfilters import (
    date,
    linebreaks_filter,
    linebreaksbr,
    timesince_filter,
    truncatechars,
    urlencode,
)
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from films.page_parts import film_parts
from lists.page_parts import lengths, lists_shown
from moderation.page_parts import decisions
from reviews.page_parts import (
    avatars,
    following,
    helpful_marks,
    my_ratings,
    review_parts,
    reviews_on_film,
    roster,
)
from reviewsite.line_ends import LineEnds
from reviewsite.page_parts import head_parts, home_parts, search_parts, shapes
from text.scripts import language_of
from text.sorting import by_name


@lru_cache(maxsize=4096)
def url_for(view: str, *parts: Any, **named: Any) -> str:
    """The address of a view, as `{% url %}` makes it."""
    return reverse(view, args=parts, kwargs=named)


def translated(text: str) -> Markup:
    """`_("…")` in a template: the words in the reader's language."""
    return _in_language(get_language(), text)


@lru_cache(maxsize=4096)
def _in_language(language: str | None, text: str) -> Markup:
    # As Jinja2 does it, for which a percent sign is written twice.
    return Markup(gettext(text) % {})  # noqa: S704  a text of ours


class PageEnvironment(Environment):
    """No template has globals of its own, so all have the same dictionary: at each import Jinja2
    compares those of both sides, which takes it ten times as long with other mappings."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


FILTERS = {
    "crispy": as_crispy_form, "date": date, "json_script": json_script,
    "linebreaks": linebreaks_filter, "linebreaksbr": linebreaksbr, "timesince": timesince_filter,
    "truncatechars": truncatechars, "urlencode": urlencode,
    "address": film_parts.address, "value_for": film_parts.value_for,
    "as_hours": lengths.as_hours, "as_list": helpful_marks.as_list,
    "is_same": review_parts.is_same, "stored_html": review_parts.stored_html,
    "stored_html_in_list": review_parts.stored_html_in_list,
    "open_graph_locale": head_parts.open_graph_locale,
    "excerpt_of": home_parts.excerpt_of, "reading_time": home_parts.reading_time,
    "running_time": home_parts.running_time,
    "marked_pieces": search_parts.marked_pieces, "part_in": search_parts.part_in,
    "tone": shapes.shapes.tone, "initials": shapes.shapes.initials,
    "monogram": shapes.shapes.monogram, "monogram_look": shapes.shapes.monogram_look,
    "monogram_script": shapes.shapes.monogram_script,
    "poster_layout": shapes.shapes.poster_layout, "poster_size": shapes.shapes.poster_size,
    "has_long_word": shapes.shapes.has_long_word, "perf_class": shapes.shapes.perf_class,
    "by_name": by_name, "language_of": language_of,
    "grouped": shapes.grouped, "one_decimal": shapes.one_decimal,
    "short_score": shapes.short_score, "main_page": shapes.main_page, "problems": shapes.problems,
    "layout": shapes.layout, "control": shapes.control, "marks_required": shapes.marks_required,
}  # fmt: skip

GLOBALS = {
    "static": lru_cache(static), "url_for": url_for,
    "histogram_bars": shapes.shapes.histogram_bars, "RATING_WORDS": shapes.shapes.RATING_WORDS,
    "nav_link": shapes.nav_link,
    "moment": shapes.moment, "partial_date": shapes.partial_date,
    "json_ld": film_parts.json_ld, "facets_of": film_parts.facets,
    "film_poster": film_parts.film_poster, "film_wall": film_parts.film_wall,
    "film_banner": film_parts.film_banner, "film_still": film_parts.film_still,
    "person_portrait": film_parts.person_portrait,
    "member_avatar": avatars.member_avatar, "member_name": avatars.member_name,
    "staff_mark": avatars.staff_mark,
    "follow_button": following.follow_button, "agreement_with_reader": following.agreement,
    "roster_reader": roster.roster_reader,
    "helpful_marks": helpful_marks.helpful_marks, "ratings_by_reader": my_ratings.my_ratings,
    "rating_keys": my_ratings.rating_keys,
    "article_cover": review_parts.article_cover, "cast_picture": review_parts.cast_picture,
    "moment_of_day": review_parts.moment_of_day, "short_day": review_parts.short_day,
    "rate_film": reviews_on_film.rate_film, "reviews_on_film": reviews_on_film.film_reviews,
    "decision_on": decisions.decision_on,
    "lists_with_film": lists_shown.lists_with_film, "lists_with_any": lists_shown.lists_with_any,
    "lists_by": lists_shown.lists_by,
    "page_data": head_parts.page_data, "mark_found": search_parts.marked,
}  # fmt: skip


def environment(**options: Any) -> Environment:
    options |= {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n", LineEnds]}
    found = PageEnvironment(**options)
    found.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    found.filters |= FILTERS
    found.globals |= GLOBALS | {
        "_": translated,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "source_url": settings.SOURCE_URL,
    }
    return found
