"""Forms as the template pack draws them: labels, hints, messages and the summary."""

import re

import pytest
from django import forms
from django.template import Context, Template


def render(source, **context):
    return Template("{% load fields crispy_forms_tags %}" + source).render(Context(context))


class SampleForm(forms.Form):
    title = forms.CharField(label="Headline", max_length=10, help_text="At most ten letters.")
    body = forms.CharField(label="Your review", widget=forms.Textarea)
    audience = forms.ChoiceField(label="Who reads it", choices=[("all", "All"), ("me", "Me")])
    spoils = forms.BooleanField(label="Gives the plot away", required=False, help_text="Be kind.")
    mood = forms.ChoiceField(
        label="Mood", choices=[("up", "Up"), ("down", "Down")], widget=forms.RadioSelect
    )
    genres = forms.MultipleChoiceField(
        label="Genres",
        required=False,
        choices=[("a", "Action"), ("b", "Ballet")],
        widget=forms.CheckboxSelectMultiple,
    )
    picture = forms.FileField(label="Picture", required=False, help_text="Up to 5 MB.")
    draft = forms.CharField(required=False, widget=forms.HiddenInput)


@pytest.fixture
def failed():
    form = SampleForm(
        {"title": "<b>far too long", "audience": "me", "genres": ["b"], "spoils": "on"}
    )
    assert not form.is_valid()
    return render("{{ form|crispy }}", form=form)


def described_ids(html, control_id):
    tag = re.search(rf'<[^>]*id="{control_id}"[^>]*>', html)[0]
    match = re.search(r'aria-describedby="([^"]*)"', tag)
    return match[1].split() if match else []


@pytest.mark.parametrize("name", ["title", "body", "audience", "spoils", "picture"])
def test_every_control_has_a_label_of_its_own(failed, name):
    assert f'<label for="id_{name}"' in failed or f'<label class="check" for="id_{name}"' in failed


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("title", ["id_title_helptext", "id_title_error"]),
        ("body", ["id_body_error"]),
        ("spoils", ["id_spoils_helptext"]),
        ("mood", ["id_mood_error"]),
        ("picture", ["id_picture_helptext"]),
    ],
)
def test_a_control_names_its_hint_and_its_message(failed, name, notes):
    assert described_ids(failed, f"id_{name}") == notes
    for note in notes:
        assert failed.count(f'id="{note}"') == 1


def test_a_control_in_error_says_so(failed):
    tag = re.search(r'<input[^>]*id="id_title"[^>]*>', failed)[0]
    assert 'aria-invalid="true"' in tag


def test_the_required_mark_is_inside_the_label(failed):
    assert re.search(r'<label for="id_title">Headline\s*<span class="req"[^>]*>\*</span>', failed)
    assert failed.count("Required fields are marked *") == 1


def test_where_every_field_is_required_none_is_marked():
    class Ticket(forms.Form):
        row = forms.CharField()
        seat = forms.CharField()
        stay = forms.BooleanField(required=False)

    html = render("{{ form|crispy }}", form=Ticket())
    assert "*" not in html
    assert html.count(" required") == 2


def test_what_was_typed_is_kept_and_escaped(failed):
    assert 'value="&lt;b&gt;far too long"' in failed
    assert re.search(r'<option value="me" selected>', failed)
    assert re.search(r'value="b"[^>]* checked', failed)
    assert re.search(r'id="id_spoils"[^>]* checked|checked[^>]*id="id_spoils"', failed)


def test_a_group_of_choices_is_a_fieldset_with_a_legend(failed):
    assert re.search(r'<fieldset class="field" id="id_mood"[^>]*>\s*<legend>Mood', failed)
    assert len(re.findall(r'<label class="check">\s*<input type="radio"', failed)) == 2


def test_the_summary_links_to_each_control_and_the_first_link_takes_the_focus(failed):
    summary = failed[: failed.index("Required fields")]
    assert 'role="alert"' in summary
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_title", "id_body", "id_mood_0"]
    assert all(f'id="{target}"' in failed for target in targets)
    assert summary.count("autofocus") == 1
    assert "3 things need your attention" in summary


def test_a_form_that_was_not_sent_has_no_summary():
    assert "alert" not in render("{{ form|crispy }}", form=SampleForm())


def test_a_whole_form_is_drawn_with_its_token_and_no_inline_style():
    html = Template("{% load crispy_forms_tags %}{% crispy form %}").render(
        Context({"form": SampleForm(), "csrf_token": "t" * 64})
    )
    assert html.count("<form") == 1
    assert "csrfmiddlewaretoken" in html
    assert "style=" not in html


def test_a_hidden_control_has_neither_label_nor_wrapper(failed):
    assert "id_draft" in failed
    assert 'for="id_draft"' not in failed
