"""The form of a person."""

from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from films.life_dates import is_over_before
from films.models import Person
from films.pictures import PORTRAIT
from text.fields import TextField

from .pictures import PicturesForm, with_pictures

# A page beside the filmography; longer lives are told elsewhere and linked.
BIOGRAPHY_MAX_LENGTH = 5000
# Translators: keep the examples as they are, since they are what may be typed.
LIFE_EXAMPLES = _(
    "As exactly as it is known: 1990-07-03, 1990-07, 1990, about 1900, 1890s, 44 BC. Empty where "
    "nothing is known."
)


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
            "born": LIFE_EXAMPLES,
            "died": LIFE_EXAMPLES,
            "biography_as_of": _("When this was last known to be true: 2024, 2024-07, 2024-07-03."),
        }

    def clean(self):
        cleaned = super().clean()
        source = "biography_source_name"
        if cleaned.get("biography") and not cleaned.get(source) and source not in self.errors:
            self.add_error(source, _("Say whose text the biography is."))
        born, died = cleaned.get("born"), cleaned.get("died")
        if born and died and is_over_before(died, born):
            self.add_error("died", _("This lies before the birth."))
        return cleaned
