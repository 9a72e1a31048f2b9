"""Forms of the rows beside an article: who else signed it, who is in it, what it shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from films.admin.forms import RowFormSet
from films.admin.forms.pictures import PictureRowForm
from films.admin.forms.rows import OrderedFormSet
from reviews.admin.forms import writers
from reviews.models import ArticlePicture, ReviewAuthor


class CastFormSet(OrderedFormSet):
    order_field = "position"
    told_apart_by = ("person",)
    said_twice = _("This person is entered twice.")


class RelatedFilmFormSet(OrderedFormSet):
    order_field = "position"
    told_apart_by = ("film",)
    said_twice = _("This film is entered twice.")


class FurtherAuthorFormSet(OrderedFormSet):
    order_field = "position"
    told_apart_by = ("user",)
    said_twice = _("This author is entered twice.")

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
    said_twice = _("This mark is entered twice.")

    def save_new(self, form, commit=True):
        return form.store()

    def save_existing(self, form, obj, commit=True):
        return form.store()


class ArticlePictureForm(PictureRowForm):
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

    def clean_mark(self):
        return self.cleaned_data["mark"].lower()

    def store(self) -> ArticlePicture:
        """Store the upload, or the new words about the picture that is there, and the row."""
        self.instance.picture = self.stored_picture()
        self.instance.save()
        return self.instance
