"""Forms of articles in the admin. Pictures are asked for as in the catalogue's forms."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.languages import language_choices
from accounts.models import User
from films.admin.forms.pictures import PicturesForm, with_pictures
from films.pictures import BANNER, LARGE_PORTRAIT
from films.text_fields import LineField, TextField
from reviews.models import CastPlacement, Review
from reviews.models.review import BODY_MAX_LENGTH, HEADLINE_MAX_LENGTH


def publishing_choice() -> forms.ChoiceField:
    """Whether a text of the editors stands on the site once it is saved."""
    return forms.ChoiceField(
        label=_("Publishing"),
        choices=[
            ("draft", _("Keep as a draft: only editors see it")),
            ("publish", _("Publish: everybody can read it")),
        ],
        widget=forms.RadioSelect,
        initial="draft",
    )


@with_pictures(cover=BANNER)
class ArticleForm(PicturesForm):
    publish = publishing_choice()
    headline = LineField(
        label=_("Headline"),
        max_length=HEADLINE_MAX_LENGTH,
        widget=AdminTextInputWidget,
        help_text=_("The title of the page. It need not name the film."),
    )
    body = TextField(
        label=_("Text"),
        max_length=BODY_MAX_LENGTH,
        widget=AdminTextareaWidget(attrs={"rows": 30}),
        help_text=_(
            "Markdown. A line that begins with ## is the heading of a section and stands in the "
            "contents; ## &gt;! Ending folds the whole section away as a spoiler. Words between "
            "&gt;! and !&lt; are folded where they stand."
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        author = self.fields.get("author")
        if isinstance(author, forms.ModelChoiceField):
            writers = Q(is_staff=True) | Q(pk=self.instance.author_id)
            author.queryset = User.objects.filter(writers).order_by("username")
        if self.instance.state == Review.State.PUBLISHED:
            self.initial["publish"] = "publish"


@with_pictures(picture=LARGE_PORTRAIT)
class CastPlacementForm(PicturesForm):
    """Without a picture of its own a placement shows the person's portrait, or the initials."""

    class Meta:
        model = CastPlacement
        fields = [
            "person", "name_as_written", "caption", "alt_text", "biography", "biography_as_of",
            "position",
        ]  # fmt: skip
        help_texts = {
            "name_as_written": _("Only where the article spells the name differently."),
            "caption": _("About the picture. Readers see it below the picture."),
            "alt_text": _("What the picture shows, for readers who cannot see it."),
            "biography": _("A few sentences about the person, in this article only."),
            "biography_as_of": _("When it was last known to be true: 2024, 2024-07 or 2024-07-03."),
            "position": _("Small numbers come first."),
        }
