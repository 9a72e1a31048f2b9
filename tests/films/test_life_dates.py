"""Births and deaths long ago, half known, and never still to come."""

import datetime
import json
import re

import pytest
from django.utils import translation

from films.fields import LifeDateFormField
from films.life_dates import is_in_future, is_over_before, parse_life_date, typed_life_date
from films.models import Person
from films.partial_dates import InvalidPartialDate, Known, PartialDate
from tests.factories import make_person

# What is typed, the date, what a form shows again, what readers see, and ISO 8601.
LIVES = [
    ("1990-07-03", PartialDate(1990, 7, 3), "1990-07-03", "3 July 1990", "1990-07-03"),
    ("1564-04-26", PartialDate(1564, 4, 26), "1564-04-26", "26 April 1564", "1564-04-26"),
    ("1500-02-29", PartialDate(1500, 2, 29), "1500-02-29", "29 February 1500", ""),
    ("1799", PartialDate(1799), "1799", "1799", "1799"),
    ("1799-12", PartialDate(1799, 12), "1799-12", "December 1799", "1799-12"),
    ("850", PartialDate(850), "0850", "850", "0850"),
    ("0850-03", PartialDate(850, 3), "0850-03", "March 850", "0850-03"),
    ("14 AD", PartialDate(14), "0014", "14", "0014"),
    ("about 1900", PartialDate(1900, known=Known.ABOUT), "about 1900", "about 1900", ""),
    ("c. 1900", PartialDate(1900, known=Known.ABOUT), "about 1900", "about 1900", ""),
    ("Circa 1900", PartialDate(1900, known=Known.ABOUT), "about 1900", "about 1900", ""),
    ("~1900", PartialDate(1900, known=Known.ABOUT), "about 1900", "about 1900", ""),
    ("about 30 ad", PartialDate(30, known=Known.ABOUT), "about 030", "about 30", ""),
    ("1890s", PartialDate(1890, known=Known.DECADE), "1890s", "in the 1890s", ""),
    ("in the 1890s", PartialDate(1890, known=Known.DECADE), "1890s", "in the 1890s", ""),
    ("the  1890's", PartialDate(1890, known=Known.DECADE), "1890s", "in the 1890s", ""),
    ("20s AD", PartialDate(20, known=Known.DECADE), "020s", "in the 20s", ""),
    ("44 BC", PartialDate(-44), "44 BC", "44 BC", ""),
    ("44 b.c.", PartialDate(-44), "44 BC", "44 BC", ""),
    ("44BCE", PartialDate(-44), "44 BC", "44 BC", ""),
    ("0044-03-15 BC", PartialDate(-44, 3, 15), "0044-03-15 BC", "15 March 44 BC", ""),
    ("0044-03 BC", PartialDate(-44, 3), "0044-03 BC", "March 44 BC", ""),
    ("about 570 BC", PartialDate(-570, known=Known.ABOUT), "about 570 BC", "about 570 BC", ""),
    ("440s BC", PartialDate(-449, known=Known.DECADE), "440s BC", "in the 440s BC", ""),
    ("1 BC", PartialDate(-1), "1 BC", "1 BC", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "typed", "shown", "iso"), LIVES)
def test_a_date_of_a_life_is_read_kept_and_shown_as_it_is_known(text, date, typed, shown, iso):
    assert parse_life_date(text) == date
    assert PartialDate.from_int(date.to_int()) == date
    assert typed_life_date(date) == typed
    assert parse_life_date(typed) == date
    assert date.isoformat() == iso
    with translation.override("en"):
        assert str(date) == shown


@pytest.mark.parametrize(
    "text",
    ["", "90", "5", "90s", "about 90", "in 1890", "the 1890", "1895s", "about 1890s", "0 BC",
     "0 AD", "0000", "1890s-03", "about 1890-03", "1990-7", "1990-13", "1990-02-29", "1700-02-30",
     "4000 BC", "2200", "19900703", "3 July 1990", "soon", "BC", "-44", "１９００", "1900?",
     "1900 or 1901", "c1900s", "44 BC AD", "1990-07-03-04"],
)  # fmt: skip
def test_what_is_no_date_of_a_life_is_refused_with_a_message(text):
    with pytest.raises(InvalidPartialDate) as caught:
        parse_life_date(text)
    assert str(caught.value).endswith(".")


def test_dates_of_lives_sort_by_time_and_the_less_exact_before_what_they_contain():
    texts = ["about 570 BC", "440s BC", "449 BC", "44 BC", "0044-03 BC", "0044-03-15 BC", "43 BC",
             "1 BC", "1 AD", "850", "1799-12-31", "1890s", "about 1890", "1890", "1890-01", "1899",
             "about 1900", "1900", "1900-05-01"]  # fmt: skip
    dates = [parse_life_date(text) for text in texts]
    backwards = dates[::-1]
    assert sorted(backwards) == dates
    assert sorted(date.to_int() for date in dates) == [date.to_int() for date in dates]


@pytest.mark.django_db
def test_the_database_sorts_them_too():
    texts = ["44 BC", "850", "1890s", "about 1890", "1890", "1890-01-02"]
    for text in reversed(texts):
        make_person(born=text)
    born = [person.born for person in Person.objects.order_by("born")]
    assert born == [parse_life_date(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "is_ahead"),
    [("2026-12-01", False), ("2026-12-02", True), ("2026-12", False), ("2027", True),
     ("2027-01", True), ("2026", False), ("about 2027", True), ("2020s", False), ("2030s", True),
     ("44 BC", False)],
)  # fmt: skip
def test_what_has_not_begun_lies_in_the_future(text, is_ahead):
    assert is_in_future(parse_life_date(text), datetime.date(2026, 12, 1)) is is_ahead


@pytest.mark.parametrize("text", ["2199", "about 2150", "2190s", "2199-12-31"])
def test_nobody_is_born_or_dies_in_the_future(text):
    for name in ("born", "died"):
        field = Person._meta.get_field(name).formfield()
        assert isinstance(field, LifeDateFormField)
        with pytest.raises(Exception, match="in the future"):
            field.clean(text)


@pytest.mark.parametrize(
    ("died", "born", "is_wrong"),
    [("1900", "1900-05", False), ("1900-04", "1900-05", True), ("1899", "1900", True),
     ("1890s", "1895", False), ("1890s", "1900", True), ("about 1900", "1905", False),
     ("2019", "2020s", True), ("1889", "1890s", True), ("1890", "1890s", False),
     ("1895", "about 1900", False), ("44 BC", "100 BC", False),
     ("100 BC", "44 BC", True), ("14 AD", "63 BC", False)],
)  # fmt: skip
def test_a_death_lies_before_the_birth_only_where_no_reading_allows_it(died, born, is_wrong):
    assert is_over_before(parse_life_date(died), parse_life_date(born)) is is_wrong


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("born", "died", "seen", "structured"),
    [
        ("1564-04", "1616-04-23", ("April 1564", "23 April 1616"), ("1564-04", "1616-04-23")),
        ("about 1900", "1890s", ("about 1900", "in the 1890s"), (None, None)),
        ("0044-03-15 BC", "14 AD", ("15 March 44 BC", "14"), (None, "0014")),
    ],
)
def test_a_page_shows_what_is_known_and_tells_machines_real_dates_alone(
    client, born, died, seen, structured
):
    html = client.get(make_person(born=born, died=died).get_absolute_url()).text
    line = re.sub(r"<[^>]+>", "", html[html.index("Born") : html.index("</p>", html.index("Born"))])
    assert " ".join(line.split()).rstrip(".") == f"Born {seen[0]}; died {seen[1]}"
    told = [json.loads(text) for text in re.findall(r'ld\+json">(.*?)</script>', html, re.S)]
    (person,) = (one for one in told if one.get("@type") == "Person")
    assert (person.get("birthDate"), person.get("deathDate")) == structured
    assert not re.search(r'datetime="(?!\d{4,}(-\d\d){0,2}")', html)
