from django import forms

from text.fields import LineField, TextField


class TwoForm(forms.Form):
    title = LineField(max_length=10)
    note = LineField(required=False)
    body = TextField(required=False)


def test_a_form_cleans_what_was_typed():
    form = TwoForm({"title": " Es\u200bcape ", "body": "one \r\ntwo"})
    assert form.is_valid()
    assert form.cleaned_data == {"title": "Escape", "note": "", "body": "one\ntwo"}


def test_control_characters_give_a_message_beside_the_field():
    form = TwoForm({"title": "Es\x00cape", "body": "a\x1bb"})
    assert not form.is_valid()
    message = "Remove the invisible control characters from this text and type it again."
    assert form.errors["title"] == form.errors["body"] == [message]


def test_a_title_of_invisible_characters_is_refused_also_where_none_is_needed():
    form = TwoForm({"title": "\u200b\u3164", "note": "\u2800"})
    assert (
        form.errors["title"]
        == form.errors["note"]
        == ["Nothing of this can be seen. Type it again."]
    )


def test_the_length_is_that_of_the_cleaned_text():
    assert TwoForm({"title": "\u200b" * 20 + "Escape"}).is_valid()
    assert not TwoForm({"title": "Escape from it"}).is_valid()
