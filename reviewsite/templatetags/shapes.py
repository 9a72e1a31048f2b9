"""Template tags and filters for the components: shape only, they know no film and no member.

Each tag fills the template of its name in `templates/components/`, whose first line lists the
arguments.
"""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.forms import CheckboxInput, RadioSelect
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reviewsite import shapes

register = template.Library()
# What the top bar and the footer lead to.
MAIN_PAGES = (
    *("film_list", "review_list", "list_list", "member_list", "account_login", "account_signup"),
    *("about", "rules", "how_reviews_work", "privacy", "personal_data"),
)
# Smaller numbers are written alike in all languages, and most are smaller.
THOUSAND = 1000
# Pages that stand under one of them, though their addresses do not.
UNDER = {
    "/people/": "film_list",
    "/genres/": "film_list",
    "/countries/": "film_list",
    "/users/": "member_list",
}
register.filter("tone", shapes.tone)
register.filter("initials", shapes.initials)
register.filter("is_long", shapes.is_long)
register.filter("perf_class", shapes.perf_class)


@register.filter
def grouped(number) -> str:
    """A whole number with its thousands grouped as the language does: 1204 becomes 1,204."""
    if isinstance(number, int) and 0 <= number < THOUSAND:
        return str(number)
    return number_format(number, decimal_pos=0, force_grouping=True)


@register.filter
def one_decimal(score) -> str:
    """An average with one decimal, or an en dash where there is none."""
    return "–" if score in (None, "") else number_format(shapes.one_decimal(score), decimal_pos=1)


@register.filter
def short_score(score) -> str:
    """A score as it is said: 7 for 7.0, 3.5 for 3.5."""
    said = shapes.one_decimal(score)
    return number_format(said, decimal_pos=0 if said == int(said) else 1)


@register.inclusion_tag("components/perf.html")
def perf(score, alone=True, mine=False):
    return {"score": score, "alone": alone, "mine": mine}


@register.inclusion_tag("components/rating.html")
def rating(score, mine=False):
    return {"score": score, "mine": mine}


@register.inclusion_tag("components/poster.html")
def poster(title, director="", year="", *, picture=None, alt="", sizes="", eager=False, lang=""):
    return {
        "title": title,
        "director": director,
        "year": str(year or ""),
        "picture": picture,
        "alt": alt,
        "sizes": sizes or "(min-width:62em) 10rem, 33vw",
        "eager": eager,
        "lang": lang,
    }


@register.inclusion_tag("components/avatar.html")
def avatar(name, src="", size="m"):
    return {"name": name, "src": src, "size_class": {"s": " s", "l": " l"}.get(size, "")}


@register.inclusion_tag("components/score.html")
def score(value, count):
    return {"value": value, "count": count or 0}


@register.inclusion_tag("components/histogram.html")
def histogram(counts, mine=None, of=""):
    bars = shapes.histogram_bars(counts)
    most = max(bars, key=lambda bar: bar.number)
    return {
        "bars": bars,
        "rows": [(bar.value, grouped(bar.number)) for bar in reversed(bars)],
        "mine": mine,
        "most": most,
        "total": sum(counts),
        "of": of or _("Members"),
    }


@register.inclusion_tag("components/rate_input.html")
def rate_input(name="rating", value=None, legend="", error="", required=False):
    words = [(str(number), word) for number, word in enumerate(shapes.RATING_WORDS, start=1)]
    return {
        "name": name,
        "checked": str(value or ""),
        "legend": legend or _("Your rating"),
        "error": error,
        "required": required,
        "words": words,
    }


@register.inclusion_tag("components/crumbs.html")
def crumbs(*parts):
    """Pairs of label and address, then the label of this page."""
    *pairs, current = parts
    return {"links": list(zip(pairs[::2], pairs[1::2], strict=True)), "current": current}


@register.simple_tag(takes_context=True)
def nav_link(context, view_name, label, css="", **arguments):
    """A link that says whether the reader is there; nothing where the page does not exist."""
    try:
        address = _address(view_name, **arguments)
    except NoReverseMatch:
        return ""
    path = getattr(context.get("request"), "path", "")
    current = "page" if path == address else ""
    if not current and address != "/" and _section(path).startswith(address):
        current = "true"
    return format_html(
        '<a href="{}"{}{}>{}</a>',
        address,
        format_html(' class="{}"', css) if css else "",
        format_html(' aria-current="{}"', current) if current else "",
        label,
    )


@lru_cache(maxsize=1024)
def _address(view_name: str, **arguments) -> str:
    return reverse(view_name, kwargs=arguments)


@register.filter
def main_page(path: str) -> tuple[str, bool]:
    """Which of MAIN_PAGES is the reader's, or is above it, and whether it is the very page."""
    section = _section(path)
    for name in MAIN_PAGES:
        if section.startswith(address := _address(name)):
            return address, path == address
    return "", path == "/"


def _section(path: str) -> str:
    """The path, or that of the main page under which it stands."""
    for above, name in UNDER.items():
        if path.startswith(above):
            return _address(name)
    return path


@register.simple_tag
def moment(value: datetime | date):
    """A point in time, its day in full: 14 August 2024."""
    if isinstance(value, datetime):
        # HTML knows at most milliseconds.
        value = localtime(value).replace(microsecond=0)
    # Translators: the date format of one full day, in Django's format letters.
    text = date_format(value, pgettext("day", "j F Y"))
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), text)


@register.simple_tag
def partial_date(year, month=None, day=None):
    """A date of which only the year, or the year and the month, may be known; "" without a year."""
    if not year:
        return ""
    if not month:
        return format_html('<time datetime="{:04}">{}</time>', int(year), str(year))
    whole = date(year, month, day or 1)
    if day:
        return moment(whole)
    # Translators: the date format of a month and its year, in Django's format letters.
    text = date_format(whole, pgettext("month", "F Y"))
    return format_html('<time datetime="{}">{}</time>', f"{whole:%Y-%m}", text)


@register.filter
def problems(form) -> list[dict]:
    """What is wrong with a form, for its summary: the text and the id of the control to go to."""
    found = [{"text": text, "target": ""} for text in form.non_field_errors()]
    for field in form:
        target = field.id_for_label or f"{field.auto_id}_0"
        found += [
            {"text": text, "label": field.label, "target": "" if field.is_hidden else target}
            for text in field.errors
        ]
    return found


@register.filter
def layout(field) -> str:
    """How a form field is laid out: "hidden", "check", "options" or "plain"."""
    if field.is_hidden:
        return "hidden"
    if isinstance(field.field.widget, RadioSelect):  # and CheckboxSelectMultiple, its child
        return "options"
    return "check" if isinstance(field.field.widget, CheckboxInput) else "plain"


@register.filter
def control(field) -> str:
    """The control itself, naming its hint and message, as Django does for most fields only."""
    described = field.aria_describedby
    return field.as_widget(attrs={"aria-describedby": described} if described else None)


@register.filter
def marks_required(form) -> bool:
    """Whether some fields that a person sees must be filled in and others need not. Where all must,
    a mark tells nothing; that a checkbox may stay empty is no news."""
    must = {field.field.required for field in form if layout(field) in ("plain", "options")}
    return must == {True, False}
