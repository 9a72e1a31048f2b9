import pytest
from django import forms
from django.core.exceptions import ValidationError

from text.fields import LineField, MarkedUpField, TextField


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


@pytest.mark.parametrize(
    "typed",
    ["He >!dies!<", ">!x", "x!<", "||dies||", "[SPOILER]x[/spoiler]", "::: spoiler x", "a >！b！<"],
)
@pytest.mark.parametrize("field", [LineField(), TextField()])
def test_a_mark_is_refused_where_nothing_is_folded_away(field, typed):
    with pytest.raises(ValidationError, match="Nothing is folded away here"):
        field.clean(typed)


@pytest.mark.parametrize("typed", ["Loved it!<3", "5 > 3!", "a | b", "wow! <", "a ::: b", "Hi >:!"])
def test_what_is_no_mark_is_taken(typed):
    assert LineField().clean(typed) == typed


def test_a_field_that_the_staff_alone_read_takes_marks():
    assert TextField(is_public=False).clean("He wrote >!x!< here")


@pytest.mark.parametrize("end", ["!<", "！<", "[/spoiler]", "[/SPOILER]", "\n:::"])
def test_an_end_without_a_beginning_is_refused_and_told_where_it_stands(end):
    with pytest.raises(ValidationError, match="Nothing is hidden by"):
        MarkedUpField().clean(f"One >!two!< three. He dies{end} so.".replace("\n::: so.", "\n:::"))


def test_a_marked_up_text_takes_spoilers_of_every_kind_and_a_draft_takes_all():
    text = ">!a!< ||b|| [spoiler]c[/spoiler]\n::: spoiler\nd\n:::\n>! e\n\nlove!<3 \\!<"
    assert MarkedUpField().clean(text) == text
    draft = MarkedUpField()
    draft.is_draft = True
    assert draft.clean("x!<") == "x!<"
