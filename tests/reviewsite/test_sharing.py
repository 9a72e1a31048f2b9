"""The link of a review or of a list, to be handed on."""

import re

import pytest

from lists.models import FilmList
from reviews.models import Review
from tests.factories import make_film, make_list, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_review, lambda: make_list(make_film("Escape"))])
def test_the_link_of_a_review_or_a_list_can_be_copied_and_mailed_without_script(
    client, settings, make
):
    thing = make()
    address = f"{settings.SITE_URL}{thing.get_absolute_url()}"
    page = client.get(thing.get_absolute_url()).text
    assert re.search(rf'<input[^>]* readonly value="{re.escape(address)}"', page)
    assert re.search(r'href="mailto:\?subject=[^"]+&amp;body=http', page)
    assert page.count('class="share"') == 1


def test_a_title_with_marks_of_an_address_stays_one_subject(client):
    film_list = make_list(make_film("Escape"), title="Cats & dogs? 100 %")
    page = client.get(film_list.get_absolute_url()).text
    [subject] = re.findall(r"mailto:\?subject=([^&]+)&amp;body=", page)
    assert subject == "Cats%20%26%20dogs%3F%20100%20%25"


def test_what_only_its_author_sees_is_not_shared(client):
    author = make_user()
    client.force_login(author)
    mine = make_list(make_film("Escape"), author=author, is_public=False)
    draft = make_review(author=author)
    Review.objects.filter(pk=draft.pk).update(state=Review.State.DRAFT)
    hidden = make_list(make_film("Alien"), author=author)
    FilmList.objects.filter(pk=hidden.pk).update(is_hidden=True)
    for thing in (mine, draft, hidden):
        assert 'class="share"' not in client.get(thing.get_absolute_url()).text
