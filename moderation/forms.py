"""The forms of moderation: a reader's report, and a moderator's decision."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from films.text_fields import TextField
from moderation.models import ModerationAction
from moderation.rules import Rule

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
        required=False,
        max_length=EXPLANATION_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Optional. Only the moderators read it; the author never learns who reported."),
    )
    # One for each page of the form, so that a second press of the button is known as such.
    key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)


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
