import pytest
from django.utils import translation

from films.partial_dates import InvalidPartialDate, PartialDate

EXAMPLES = [
    ("2024", PartialDate(2024), 20240000),
    ("2024-07", PartialDate(2024, 7), 20240700),
    ("2024-07-03", PartialDate(2024, 7, 3), 20240703),
    ("2024-02-29", PartialDate(2024, 2, 29), 20240229),
    ("1800", PartialDate(1800), 18000000),
    ("2199-12-31", PartialDate(2199, 12, 31), 21991231),
]


@pytest.mark.parametrize(("text", "date", "number"), EXAMPLES)
def test_a_date_keeps_its_precision_as_text_and_as_number(text, date, number):
    assert PartialDate.parse(text) == date
    assert date.isoformat() == text
    assert date.to_int() == number
    assert PartialDate.from_int(number) == date


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "2024-7", "2024-13", "2024-00", "2023-02-29", "2024-04-31", "2024-07-00",
        "1799", "2200", "03.07.2024", "2024-07-03T00:00", "２０２４", "soon", "2024-07-", "-2024",
    ],
)  # fmt: skip
def test_text_that_is_no_date_is_refused_with_a_message(text):
    with pytest.raises(InvalidPartialDate) as caught:
        PartialDate.parse(text)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("number", [0, 2024, 20241300, 20240003, 20240230, -20240703])
def test_a_number_that_is_no_date_is_refused(number):
    with pytest.raises(InvalidPartialDate):
        PartialDate.from_int(number)


def test_a_day_without_a_month_is_refused():
    with pytest.raises(InvalidPartialDate):
        PartialDate(2024, None, 3)


@pytest.mark.parametrize(
    ("time", "precision", "date"),
    [
        ("+2010-07-00T00:00:00Z", 10, PartialDate(2010, 7)),
        ("+2010-00-00T00:00:00Z", 9, PartialDate(2010)),
        ("+2010-01-01T00:00:00Z", 9, PartialDate(2010)),
        ("+2024-07-03T00:00:00Z", 11, PartialDate(2024, 7, 3)),
    ],
)
def test_a_wikidata_time_is_read_to_its_precision(time, precision, date):
    assert PartialDate.from_wikidata(time, precision) == date


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("+1970-00-00T00:00:00Z", 8),
        ("-0044-03-15T00:00:00Z", 11),
        ("+2010-00-00T00:00:00Z", 11),
        ("2010", 9),
    ],
)
def test_a_wikidata_time_without_a_year_of_film_is_refused(time, precision):
    with pytest.raises(InvalidPartialDate):
        PartialDate.from_wikidata(time, precision)


def test_a_year_sorts_before_its_months_and_a_month_before_its_days():
    texts = ["2023-12-31", "2024", "2024-07", "2024-07-03", "2024-08", "2025"]
    dates = [PartialDate.parse(text) for text in texts]
    assert sorted(dates[3:] + dates[:3]) == dates
    assert dates[1] <= dates[2] and dates[3] > dates[2]


def test_a_date_is_shown_in_the_language_of_the_reader():
    dates = [PartialDate(2024, 7, 3), PartialDate(2024, 7), PartialDate(2024)]
    with translation.override("de"):
        assert [str(date) for date in dates] == ["3. Juli 2024", "Juli 2024", "2024"]
    with translation.override("cs"):
        assert str(dates[0]) == "3. července 2024"
