"""The form of a person."""

from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from films.models import Person
from films.pictures import PORTRAIT
from text.fields import TextField

from .films import DATE_EXAMPLES
from .pictures import PicturesForm, with_pictures

# A page beside the filmography; longer lives are told elsewhere and linked.
BIOGRAPHY_MAX_LENGTH = 5000


@with_pictures(portrait=PORTRAIT)
class PersonForm(PicturesForm):
    biography = TextField(
        label=_("Biography"),
        required=False,
        max_length=BIOGRAPHY_MAX_LENGTH,
        widget=AdminTextareaWidget,
        help_text=_("Plain text. An empty line begins a new paragraph. It needs a source."),
    )

    class Meta:
        model = Person
        fields = [
            "name", "born", "birth_place", "died", "biography", "biography_as_of",
            "biography_source_name", "biography_source_url", "biography_licence",
        ]  # fmt: skip
        help_texts = {
            "name": _("As readers know it. A new person’s address is made from it, and stays."),
            "born": DATE_EXAMPLES,
            "died": DATE_EXAMPLES,
            "biography_as_of": _("When this was last known to be true: 2024, 2024-07, 2024-07-03."),
        }

    def clean(self):
        cleaned = super().clean()
        source = "biography_source_name"
        if cleaned.get("biography") and not cleaned.get(source) and source not in self.errors:
            self.add_error(source, _("Say whose text the biography is."))
        born, died = cleaned.get("born"), cleaned.get("died")
        if born and died and died.year < born.year:
            self.add_error("died", _("This lies before the birth."))
        return cleaned
