"""Forms of ratings, reviews and comments. They read and refuse; services write."""

from datetime import date
from typing import cast

from allauth.account.adapter import get_adapter
from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from accounts.languages import language_choices
from accounts.mailboxes import mailbox
from films.pictures import AVATAR
from films.pictures.forms import UploadedPictureField
from films.web_address import WebAddressField
from reviews.models import Comment, Review
from reviews.models.comment import BODY_MAX_LENGTH as COMMENT_MAX_LENGTH
from reviews.models.review import (
    BODY_MAX_LENGTH,
    HEADLINE_MAX_LENGTH,
    WITHDRAWAL_REASON_MAX_LENGTH,
)
from reviews.scoring import RATING_WORDS
from reviews.services.reviews import may_be_watched_on
from text.fields import LineField, MarkedUpField

RATING_MESSAGE = _("Choose a whole number from 1 to 10.")


class RatingChoice(forms.TypedChoiceField):
    """Ten radios, 1 to 10; the cleaned value is a number or None."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=[(str(value), word) for value, word in RATING_WORDS.items()],
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": RATING_MESSAGE, "required": RATING_MESSAGE},
            **kwargs,
        )


class WebAddressFormField(forms.URLField):
    default_validators = [URLValidator(schemes=("http", "https"))]


class RatingForm(forms.Form):
    rating = RatingChoice(label=_("Your rating"))


class ReviewForm(forms.Form):
    """A member's review. A draft may still lack its text."""

    rating = RatingChoice(label=_("Your rating"), required=False)
    headline = LineField(
        label=_("Headline"),
        required=False,
        max_length=HEADLINE_MAX_LENGTH,
        help_text=_("Optional. Reviews without one start with their first line."),
    )
    text = MarkedUpField(
        label=_("Your review"),
        max_length=BODY_MAX_LENGTH,
        widget=forms.Textarea(attrs={"class": "lg", "dir": "auto"}),
        help_text=_(
            "Markdown works, and a line ends where you end it. Words between &gt;! and !&lt; are "
            "folded away as a spoiler, also over several paragraphs. &gt;! and a space at the "
            "beginning of a line fold its paragraph away; ## &gt;! Ending folds a whole section."
        ),
    )
    language = forms.ChoiceField(label=_("Language of the review"), choices=language_choices)
    contains_spoilers = forms.BooleanField(
        label=_("The whole review gives the plot away"), required=False
    )
    declares_interest = forms.BooleanField(
        label=_("I was given a ticket, a copy or payment, or worked on this film"),
        required=False,
        help_text=_("Readers see it beside the review."),
    )
    watched_on = forms.DateField(
        label=_("Watched on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Enter a day as year-month-day: 2024-11-18.")},
    )
    seen_before = forms.BooleanField(label=_("I had seen it before"), required=False)
    source_name = LineField(
        label=_("First published in"),
        required=False,
        max_length=Review._meta.get_field("source_name").max_length,
        help_text=_("A paper, a blog, another site."),
    )
    source_url = WebAddressFormField(
        label=_("Address there"),
        required=False,
        max_length=WebAddressField().max_length,
        assume_scheme="https",
        error_messages={"invalid": _("Enter an address such as https://example.org")},
    )

    def __init__(self, *args, is_draft: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        text = cast(MarkedUpField, self.fields["text"])
        text.required, text.is_draft = not is_draft, is_draft

    def clean_watched_on(self) -> date | None:
        day = self.cleaned_data["watched_on"]
        if day and not may_be_watched_on(day):
            raise forms.ValidationError(_("Choose a day that is not in the future."))
        return day

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("source_url") and not values.get("source_name"):
            self.add_error("source_name", _("Name the place that the address leads to."))
        return values

    def values(self) -> dict:
        """What the services of reviews take."""
        return {
            "headline": self.cleaned_data["headline"],
            "body": self.cleaned_data["text"],
            "language": self.cleaned_data["language"],
            "contains_spoilers": self.cleaned_data["contains_spoilers"],
            "declares_interest": self.cleaned_data["declares_interest"],
            "watched_on": self.cleaned_data["watched_on"],
            "seen_before": self.cleaned_data["seen_before"],
            "source_name": self.cleaned_data["source_name"],
            "source_url": self.cleaned_data["source_url"],
            "rating_value": self.cleaned_data["rating"],
        }

    @classmethod
    def initial_of(cls, review: Review) -> dict:
        return {
            "headline": review.headline,
            "text": review.body,
            "language": review.language,
            "contains_spoilers": review.contains_spoilers,
            "declares_interest": review.declares_interest,
            "watched_on": review.watched_on,
            "seen_before": review.seen_before,
            "source_name": review.source_name,
            "source_url": review.source_url,
        }


class WithdrawalForm(forms.Form):
    reason = LineField(
        label=_("Why"),
        required=False,
        max_length=WITHDRAWAL_REASON_MAX_LENGTH,
        help_text=_("Optional. One sentence that stands where the review stood."),
    )


class CommentForm(forms.Form):
    """A member's comment."""

    # Seconds to wait, where a quota refused what was typed.
    retry_after: int | None = None

    comment = MarkedUpField(
        label=_("Comment"),
        max_length=COMMENT_MAX_LENGTH,
        widget=forms.Textarea(attrs={"dir": "auto"}),
        help_text=_(
            "*italic*, **bold**, [words](address); a line that begins with &gt; is a quotation. "
            "Words between &gt;! and !&lt; are folded away as a spoiler."
        ),
    )
    answers = forms.BooleanField(label=_("Send me answers by mail"), required=False)
    parent = forms.CharField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict:
        """What `leave_comment` takes, apart from place and person."""
        return {
            "body": self.cleaned_data["comment"],
            "wants_answers": self.cleaned_data["answers"],
        }


class AnswersForm(forms.Form):
    """A member's wish to hear of answers to whatever they wrote."""

    wanted = forms.BooleanField(
        label=_("Send me a mail when somebody answers me or comments on a review of mine"),
        required=False,
    )


class GuestCommentForm(CommentForm):
    """A comment by somebody without an account. `nickname` is a trap: people leave it empty."""

    name = LineField(
        label=_("Name"),
        max_length=Comment._meta.get_field("guest_name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Enter an address such as name@example.org")},
    )
    website = WebAddressFormField(
        label=_("Website"),
        required=False,
        max_length=WebAddressField().max_length,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
        error_messages={"invalid": _("Enter an address such as https://example.org")},
    )
    answers = forms.BooleanField(
        label=_("Send me answers by mail"),
        required=False,
        help_text=_("We write to you once to ask whether the address is yours."),
    )
    nickname = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    field_order = ["comment", "name", "email", "website"]

    def clean_email(self) -> str:
        return mailbox(self.cleaned_data["email"])

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        get_adapter().refuse_looks_of_others(name)
        return name

    def values(self) -> dict:
        return super().values() | {
            "guest_name": self.cleaned_data["name"],
            "guest_email": self.cleaned_data["email"],
            "guest_site": self.cleaned_data["website"],
        }


class AvatarForm(forms.Form):
    """A member's picture."""

    picture = UploadedPictureField(
        shape=AVATAR,
        label=_("New picture"),
        help_text=_(
            "JPEG, PNG or WebP, at most 8 MB. It is cut to a square and made anew; where and "
            "when it was taken is not kept."
        ),
    )
