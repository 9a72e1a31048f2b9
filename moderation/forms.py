"""The forms of moderation: a reader's report, and a moderator's decision."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.models import ModerationAction
from moderation.models.suggestion import SOURCE_MAX_LENGTH, TEXT_MAX_LENGTH
from moderation.rules import Rule
from text.fields import LineField, TextField

REASON_MAX_LENGTH = ModerationAction._meta.get_field("reason").max_length
EXPLANATION_MAX_LENGTH = 2_000

Verb = ModerationAction.Verb
BUTTONS = {
    Verb.APPROVE: _("Approve"),
    Verb.HIDE: _("Hide"),
    Verb.RESTORE: _("Restore"),
    Verb.DISMISS: _("Dismiss reports"),
}


class ReportForm(forms.Form):
    """Which rule a text breaks, and in the reader's own words how."""

    rule = forms.ChoiceField(
        label=_("Which rule does it break?"),
        choices=Rule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the rule that it breaks.")},
    )
    explanation = TextField(
        label=_("What is wrong?"),
        is_public=False,
        required=False,
        max_length=EXPLANATION_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Optional. Only the moderators read it; the author never learns who reported."),
    )
    # One for each page of the form, so that a second press of the button is known as such.
    key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)


class SuggestionForm(forms.Form):
    """What is wrong or missing in a record, and who says so."""

    text = TextField(
        label=_("What is wrong or missing?"),
        is_public=False,
        max_length=TEXT_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what is wrong or missing.")},
    )
    source = LineField(
        label=_("Source"),
        max_length=SOURCE_MAX_LENGTH,
        help_text=_(
            "An address, a book, the credits of the film. For a plot of your own: own words."
        ),
        error_messages={"required": _("Say where it can be checked.")},
    )
    key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """How a suggestion is closed, with words for the member."""

    OUTCOMES = (("taken", _("Taken over")), ("declined", _("Decline")))

    outcome = forms.ChoiceField(
        choices=OUTCOMES, error_messages={"required": _("Choose how it is closed.")}
    )
    answer = TextField(
        label=_("Answer"),
        max_length=TEXT_MAX_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Answer the member in a sentence.")},
    )


class ReasonForm(forms.Form):
    """The rule and the reason that every decision needs."""

    rule = forms.ChoiceField(
        label=_("Rule"),
        choices=[("", _("Choose a rule")), *Rule.choices],
        error_messages={"required": _("Choose the rule that the decision rests on.")},
    )
    reason = TextField(
        label=_("Reason"),
        max_length=REASON_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The author and the public log show it. Name nobody."),
        error_messages={"required": _("Write the reason in a sentence.")},
    )


class DecisionForm(ReasonForm):
    """One of the decisions that are open at this moment, with its rule and reason."""

    def __init__(self, verbs, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verb"] = forms.ChoiceField(
            choices=[(verb, BUTTONS[verb]) for verb in verbs],
            error_messages={
                "required": _("Choose a decision."),
                "invalid_choice": _("This was decided meanwhile. Look at its state once more."),
            },
        )


class QueueForm(DecisionForm):
    """The same in the little room that each text of the queue has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.widget = forms.TextInput(attrs={"list": "reasons", "autocomplete": "off"})
        reason.help_text = ""
