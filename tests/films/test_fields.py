import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps

from films.fields import PartialDateField, PartialDateFormField
from films.partial_dates import PartialDate

JULY = PartialDate(2024, 7)


class DateForm(forms.Form):
    date = PartialDateFormField(required=False)


@pytest.mark.parametrize("value", [JULY, "2024-07", 20240700])
def test_the_field_reads_dates_texts_and_digits(value):
    field = PartialDateField()
    assert field.to_python(value) == JULY
    assert field.get_prep_value(value) == 20240700


def test_nothing_stays_nothing():
    field = PartialDateField(null=True)
    assert field.get_prep_value("") is None
    assert field.get_prep_value(None) is None
    assert field.from_db_value(None, None, None) is None
    assert field.from_db_value(20240700, None, None) == JULY


def test_a_value_that_is_no_date_is_a_validation_error():
    with pytest.raises(ValidationError):
        PartialDateField().clean("July", None)


def test_cleaning_a_date_does_not_compare_it_with_the_integers_of_the_database():
    assert PartialDateField().clean(JULY, None) == JULY


def test_the_field_is_rebuilt_from_its_deconstruction():
    _name, path, _args, kwargs = PartialDateField(null=True).deconstruct()
    assert (path, kwargs) == ("films.fields.PartialDateField", {"null": True})


@isolate_apps("films")
def test_serialised_dates_are_readable():
    class Screening(models.Model):
        date = PartialDateField(null=True)

        class Meta:
            app_label = "films"

        def __str__(self):
            return self.date.isoformat()

    field = Screening._meta.get_field("date")
    assert field.value_to_string(Screening(date=JULY)) == "2024-07"
    assert field.value_to_string(Screening()) == ""
    assert isinstance(field.formfield(), PartialDateFormField)


def test_the_form_reads_a_date_and_shows_it_again():
    form = DateForm({"date": " 2024-07 "})
    assert form.is_valid()
    assert form.cleaned_data["date"] == JULY
    assert 'value="2024-07"' in str(DateForm(initial={"date": JULY})["date"])
    assert not DateForm({"date": "2024-07"}, initial={"date": JULY}).has_changed()


def test_an_empty_date_in_a_form_is_none():
    form = DateForm({"date": ""})
    assert form.is_valid()
    assert form.cleaned_data["date"] is None


def test_a_wrong_date_keeps_the_typed_text_and_says_how_to_write_it():
    form = DateForm({"date": "3 July"})
    assert not form.is_valid()
    assert form.errors["date"] == ["Write a date as 2024, 2024-07 or 2024-07-03."]
    assert 'value="3 July"' in str(form["date"])
