"""Functions and filters for the components: shape only, they know no film and no member.

Each tag fills the template of its name in `templates/components/`, whose first line lists the
arguments.
"""

from datetime import date, datetime
from functools import lru_cache

from django.forms import CheckboxInput, RadioSelect
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format, number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext

from films.partial_dates import GREGORIAN_FROM, PartialDate
from reviewsite import shapes

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


def grouped(number) -> str:
    """A whole number with its thousands grouped as the language does: 1204 becomes 1,204."""
    if isinstance(number, int) and 0 <= number < THOUSAND:
        return str(number)
    return number_format(number, decimal_pos=0, force_grouping=True)


def one_decimal(score) -> str:
    """An average with one decimal; nothing where there is none."""
    return "" if score in (None, "") else _with_decimals(score, 1, get_language())


def short_score(score) -> str:
    """A score as it is said: 7 for 7.0, 3.5 for 3.5."""
    said = shapes.one_decimal(score)
    return _with_decimals(said, 0 if said == int(said) else 1, get_language())


@lru_cache(maxsize=1024)
def _with_decimals(score, places: int, language: str | None) -> str:
    return number_format(shapes.one_decimal(score), decimal_pos=places)


def nav_link(request, view_name, label, css="", **arguments):
    """A link that says whether the reader is there; nothing where the page does not exist."""
    try:
        address = _address(view_name, **arguments)
    except NoReverseMatch:
        return ""
    css = f' class="{escape(css)}"' if css else ""
    current = _current(getattr(request, "path", ""), address)
    return SafeString(f'<a href="{escape(address)}"{css}{current}>{escape(label)}</a>')


def _current(path: str, address: str) -> str:
    """The attribute of a link to the reader's page, or to one that is above it."""
    if path == address:
        return ' aria-current="page"'
    is_above = address != "/" and _section(path).startswith(address)
    return ' aria-current="true"' if is_above else ""


@lru_cache(maxsize=1024)
def _address(view_name: str, **arguments) -> str:
    return reverse(view_name, kwargs=arguments)


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


def moment(value: datetime | date):
    """A point in time, its day in full: 14 August 2024."""
    if isinstance(value, datetime):
        # HTML knows at most milliseconds.
        value = localtime(value).replace(microsecond=0)
    # Translators: the date format of one full day, in Django's format letters.
    return _time(value, value.isoformat(), pgettext("day", "j F Y"))


def partial_date(value: PartialDate | date | None, *, with_day: bool = True):
    """A date of which only the year, or the year and the month, may be known; "" without one."""
    if not value or not value.year:
        return ""
    exact = value.isoformat()
    if not exact:
        return format_html("<bdi>{}</bdi>", str(value))
    if value.year < GREGORIAN_FROM:
        return format_html('<time datetime="{}">{}</time>', exact, str(value))
    if not value.month:
        return format_html('<time datetime="{:04}">{}</time>', int(value.year), str(value.year))
    whole = date(value.year, value.month, value.day or 1)
    if value.day and with_day:
        return moment(whole)
    # Translators: the date format of a month and its year, in Django's format letters.
    return _time(whole, f"{whole:%Y-%m}", pgettext("month", "F Y"))


def _time(value: date, exact: str, form: str) -> SafeString:
    words = _written(value.year, value.month, value.day, form, get_language())
    return SafeString(f'<time datetime="{exact}">{words}</time>')


@lru_cache(maxsize=4096)
def _written(year: int, month: int, day: int, form: str, language: str | None) -> str:
    """A day as the language writes it, escaped; a page has the same ones often."""
    return escape(date_format(date(year, month, day), form))


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


def layout(field) -> str:
    """How a form field is laid out: "hidden", "check", "options" or "plain"."""
    if field.is_hidden:
        return "hidden"
    if isinstance(field.field.widget, RadioSelect):  # and CheckboxSelectMultiple, its child
        return "options"
    return "check" if isinstance(field.field.widget, CheckboxInput) else "plain"


def control(field) -> str:
    """The control itself, naming its hint and message, as Django does for most fields only."""
    described = field.aria_describedby
    return field.as_widget(attrs={"aria-describedby": described} if described else None)


def marks_required(form) -> bool:
    """Whether some fields that a person sees must be filled in and others need not. Where all must,
    a mark tells nothing; that a checkbox may stay empty is no news."""
    must = {field.field.required for field in form if layout(field) in ("plain", "options")}
    return must == {True, False}
