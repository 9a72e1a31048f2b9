"""Forms of articles in the admin. Pictures are asked for as in the catalogue's forms."""

from django import forms
from django.contrib.admin.widgets import (
    AdminSplitDateTime,
    AdminTextareaWidget,
    AdminTextInputWidget,
)
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.languages import language_choices
from accounts.models import User
from films.admin.forms.pictures import PicturesForm, with_pictures
from films.pictures import BANNER, LARGE_PORTRAIT
from reviews.models import CastPlacement, Review
from reviews.models.review import BODY_MAX_LENGTH, HEADLINE_MAX_LENGTH
from reviews.services.revisions import Version
from text.fields import LineField, MarkedUpField

PUBLISHING = [
    ("draft", _("Keep as a draft: only editors see it")),
    ("publish", _("Publish: everybody can read it")),
]
AT_A_TIME = ("schedule", _("Publish at the time below, by itself"))


def writers(*, also: int | None = None) -> QuerySet[User]:
    """Who can sign an article: editors and moderators, and the member with the id `also`."""
    return User.objects.filter(Q(is_staff=True) | Q(pk=also)).order_by("username")


def publishing_choice() -> forms.ChoiceField:
    """Whether a text of the editors stands on the site once it is saved."""
    return forms.ChoiceField(
        label=_("Publishing"),
        choices=PUBLISHING,
        widget=forms.RadioSelect,
        initial="draft",
    )


@with_pictures(cover=BANNER)
class ArticleForm(PicturesForm):
    # What readers saw until now; known once the form is stored.
    before: Version | None = None
    # Why nothing is taken at this moment, in words.
    refusal = ""
    publish = publishing_choice()
    publish_time = forms.SplitDateTimeField(
        label=_("Time of publishing"),
        required=False,
        widget=AdminSplitDateTime,
        help_text=_("Only to publish at a time: the article then becomes public by itself."),
    )
    headline = LineField(
        label=_("Headline"),
        max_length=HEADLINE_MAX_LENGTH,
        widget=AdminTextInputWidget,
        help_text=_("The title of the page. It need not name the film."),
    )
    body = MarkedUpField(
        label=_("Text"),
        max_length=BODY_MAX_LENGTH,
        widget=AdminTextareaWidget(attrs={"rows": 30}),
        help_text=_(
            "Markdown. A line that begins with ## is the heading of a section and stands in the "
            "contents; ## &gt;! Ending folds the whole section away as a spoiler. Words between "
            "&gt;! and !&lt; are folded where they stand. A line that begins with &gt; ! is a pull "
            "quote. A line that says ![fence] and nothing else shows the picture with the mark "
            "fence, which you upload below."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=language_choices,
        initial="en",
        help_text=_("Tells browsers and screen readers how to read the text aloud."),
    )

    class Meta:
        model = Review
        fields = [
            "film", "author", "headline", "lead", "body", "verdict", "rating_value", "language",
            "contains_spoilers", "comments_open", "source_name", "source_url",
        ]  # fmt: skip
        widgets = {"lead": AdminTextareaWidget(attrs={"rows": 4})}
        help_texts = {
            "author": _("The first name in the byline. Further authors stand below."),
            "lead": _(
                "The opening paragraph below the headline. Search engines, feeds and cards show it "
                "too, so it gives nothing away."
            ),
            "verdict": _("One sentence between two lines at the end. Empty: the article has none."),
            "contains_spoilers": _("The text is folded away; headline and lead stay in view."),
            "source_name": _("Readers see it below the text, with a link where there is one."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        author = self.fields.get("author")
        if isinstance(author, forms.ModelChoiceField):
            author.queryset = writers(also=self.instance.author_id)
        publish = self.fields.get("publish")
        if isinstance(publish, forms.ChoiceField):
            publish.choices = [*PUBLISHING, AT_A_TIME]
        if self.instance.state == Review.State.PUBLISHED:
            self.initial["publish"] = "publish"
        elif self.instance.publish_at:
            self.initial["publish"] = "schedule"
            self.initial["publish_time"] = self.instance.publish_at

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        time = cleaned.get("publish_time")
        if cleaned.get("publish") == "schedule" and "publish_time" not in self.errors:
            if time is None:
                self.add_error("publish_time", _("Say when."))
            elif time <= timezone.now():
                self.add_error("publish_time", _("This lies in the past. Choose a later time."))
        return cleaned


@with_pictures(picture=LARGE_PORTRAIT)
class CastPlacementForm(PicturesForm):
    """Without a picture of its own a placement shows the person's portrait, or the initials."""

    class Meta:
        model = CastPlacement
        fields = [
            "person", "name_as_written", "caption", "alt_text", "biography", "biography_as_of",
            "position",
        ]  # fmt: skip
        widgets = {"biography": AdminTextareaWidget(attrs={"rows": 4})}
        help_texts = {
            "name_as_written": _("Only where the article spells the name differently."),
            "caption": _("About the picture. Readers see it below the picture."),
            "alt_text": _("What the picture shows, for readers who cannot see it."),
            "biography": _("A few sentences about the person, in this article only."),
            "biography_as_of": _("When it was last known to be true: 2024, 2024-07 or 2024-07-03."),
            "position": _("Small numbers come first. Empty: at the end."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.person_id and "person" in self.fields:
            self.fields["person"].widget.widget.known = self.instance.person
