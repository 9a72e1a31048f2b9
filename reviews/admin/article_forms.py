"""Forms of the rows beside an article: who else signed it, who is in it, what it shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from films.admin.forms import RowFormSet
from films.admin.forms.pictures import (
    declare_fields,
    described,
    described_by,
    picture_fields,
    require_source,
)
from films.admin.forms.rows import OrderedFormSet
from films.pictures import STILL
from films.services import describe_picture, store_uploaded_picture
from reviews.admin.forms import writers
from reviews.models import ArticlePicture, ReviewAuthor


class CastFormSet(OrderedFormSet):
    order_field = "position"
    told_apart_by = ("person",)
    said_twice = _("This person stands here twice.")


class RelatedFilmFormSet(OrderedFormSet):
    order_field = "position"
    told_apart_by = ("film",)
    said_twice = _("This film stands here twice.")


class FurtherAuthorFormSet(OrderedFormSet):
    order_field = "position"
    told_apart_by = ("user",)
    said_twice = _("This author stands here twice.")

    def clean(self):
        super().clean()
        for form in self.forms:
            user = form.cleaned_data.get("user")
            if user and user.pk == self.instance.author_id:
                form.add_error("user", _("This is the first author already."))


class FurtherAuthorForm(forms.ModelForm):
    class Meta:
        model = ReviewAuthor
        fields = ["user", "position"]
        help_texts = {"position": _("Empty: at the end.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.fields.get("user")
        if isinstance(user, forms.ModelChoiceField):
            user.queryset = writers(also=self.instance.user_id)


class ArticlePictureFormSet(RowFormSet):
    told_apart_by = ("mark",)
    said_twice = _("This mark stands here twice.")

    def save_new(self, form, commit=True):
        return form.store()

    def save_existing(self, form, obj, commit=True):
        return form.store()


class ArticlePictureForm(forms.ModelForm):
    class Meta:
        model = ArticlePicture
        fields = ["mark", "caption", "alt_text"]
        help_texts = {
            "mark": _(
                "A short word in small letters. The line ![word] in the text shows the picture."
            ),
            "caption": _("About the picture. Readers see it below, with whose picture it is."),
            "alt_text": _("What the picture shows, for readers who cannot see it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.picture_id:
            self.initial.update(described_by(self.instance.picture, ""))

    def clean_mark(self):
        return self.cleaned_data["mark"].lower()

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if not self.instance.picture_id and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a picture."))
        require_source(self, "")
        return cleaned

    def store(self) -> ArticlePicture:
        """Store the upload, or the new words about the picture that is there, and the row."""
        words, remade = described(self, ""), self.cleaned_data["file"]
        if remade:
            self.instance.picture = store_uploaded_picture(remade, shape=STILL, **words)
        else:
            describe_picture(self.instance.picture, **words)
        self.instance.save()
        return self.instance


declare_fields(ArticlePictureForm, picture_fields("", STILL))
