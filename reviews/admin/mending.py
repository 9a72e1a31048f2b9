"""What the buttons of an article's form ask for beside saving: a preview, publishing, mending.

They are buttons of the form itself, so that nothing typed is lost by pressing one.
"""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from films.models import Person
from films.services import add_spelling
from reviews import services
from reviews.admin.forms import ArticleForm
from reviews.checking import check_article
from reviews.models import Review
from reviews.spellings import OtherSpelling

PUBLISH, RATE = "_publish", "_rate"
RESPELL, KEEP, ADD_SPELLING = "_respell", "_keep", "_add_spelling"


def is_preview(request: HttpRequest) -> bool:
    return "_preview" in request.POST


def is_mended(request: HttpRequest) -> bool:
    return not {PUBLISH, RATE, RESPELL, KEEP, ADD_SPELLING}.isdisjoint(request.POST)


def carry_out(request: HttpRequest, form: ArticleForm) -> None:
    """After everything was stored: mend what a button asked for, then publish, keep or schedule.

    What is to be published is, whatever notes there are. A button that mends only mends.
    """
    article, wish = form.instance, form.cleaned_data["publish"]
    _mend(request, article)
    if wish == "schedule" and PUBLISH not in request.POST:
        services.schedule_article(article, at=form.cleaned_data["publish_time"])
    elif wish == "draft" and PUBLISH not in request.POST:
        services.take_back_article(article)
    elif article.state != Review.State.PUBLISHED and (
        PUBLISH in request.POST or not is_mended(request)
    ):
        services.publish_article(article)
        messages.success(request, _("Published."))


def _mend(request: HttpRequest, article: Review) -> None:
    """Do what a note offers, where the note still stands."""
    for note in check_article(article):
        if note.rating and request.POST.get(RATE) == str(note.rating):
            services.rate_in_article(article, value=note.rating)
        if note.spelling:
            _mend_spelling(request, article, note.spelling)


def _mend_spelling(request: HttpRequest, article: Review, spelling: OtherSpelling) -> None:
    written, credited = spelling.written, spelling.credited
    if request.POST.get(RESPELL) == written:
        services.respell_in_article(article, written=written, name=credited.name)
        messages.success(request, _("The text now says %(name)s.") % {"name": credited.name})
    elif request.POST.get(KEEP) == written:
        services.keep_spelling(article, written=written)
        messages.success(request, _("This article keeps %(name)s.") % {"name": written})
    elif request.POST.get(ADD_SPELLING) == written and credited.person_id:
        person = Person.objects.get(pk=credited.person_id)
        add_spelling(person=person, name=written, by=request.user)
        words = {"name": credited.name, "written": written}
        messages.success(request, _("Search now finds %(name)s by %(written)s, too.") % words)
