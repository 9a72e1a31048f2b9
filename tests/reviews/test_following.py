"""Following members and people: for the follower alone, and without numbers."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from films.services import merge_people
from reviews import services
from reviews.models import Follow
from reviews.services import following
from reviewsite.personal_data.erasing import erase_member
from tests.factories import (
    make_article,
    make_credit,
    make_film,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
PAGE = "/following/"
PRESSED, NOT_PRESSED = 'aria-pressed="true">Following<', 'aria-pressed="false">Follow<'


@pytest.fixture
def reader(client):
    user = make_user("reader")
    client.force_login(user)
    return user


def address_of(whom) -> str:
    if isinstance(whom, User):
        return reverse("member_follow", args=[whom.username])
    return reverse("person_follow", args=[whom.slug])


def press(client, whom, on="1", **data):
    return client.post(address_of(whom), {"on": on} | data)


@pytest.fixture(params=["member", "person"])
def whom(request):
    return make_user("ines") if request.param == "member" else make_person()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda ines, lee, other: {},
        lambda ines, lee, other: {"member": other, "person": lee},
        lambda ines, lee, other: {"member": ines},
    ],
    ids=["of nobody", "of both", "of oneself"],
)
def test_a_follow_is_of_one_other_member_or_of_one_person(wrong):
    ines = make_user("ines")
    of = wrong(ines, make_person(), make_user())
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(follower=ines, **of)


def test_the_database_keeps_a_follow_once():
    reader, ines, lee = make_user(), make_user("ines"), make_person()
    for of in ({"member": ines}, {"person": lee}):
        Follow.objects.create(follower=reader, **of)
        with pytest.raises(IntegrityError), transaction.atomic():
            Follow.objects.create(follower=reader, **of)


def test_somebody_is_followed_once_and_no_longer_however_often_it_is_asked(client, reader, whom):
    for on, count, shown in (("1", 1, PRESSED), ("0", 0, NOT_PRESSED)):
        for _time in range(2):
            assert press(client, whom, on)["Location"] == whom.get_absolute_url()
            assert Follow.objects.filter(follower=reader).count() == count
        assert shown in client.get(whom.get_absolute_url()).text


def test_a_visitor_finds_the_way_to_sign_in_and_no_token(client, whom):
    page = whom.get_absolute_url()
    html = client.get(page).text
    assert f'href="{reverse("account_login")}?next={page}" rel="nofollow">Follow</a>' in html
    assert "csrfmiddlewaretoken" not in html
    assert press(client, whom)["Location"] == f"{reverse('account_login')}?next={page}"
    assert client.get(PAGE)["Location"].startswith(reverse("account_login"))
    assert not Follow.objects.exists()


def test_no_link_follows_anybody(client, reader, whom):
    assert client.get(address_of(whom)).status_code == 405
    assert not Follow.objects.exists()


def test_the_way_back_never_leaves_the_site(client, reader, whom):
    assert press(client, whom, next="/following/")["Location"] == "/following/"
    for place in ("https://elsewhere.example/", "//elsewhere.example"):
        assert press(client, whom, next=place)["Location"] == whom.get_absolute_url()


def test_nobody_follows_themselves(client, reader):
    assert "Follow<" not in client.get(reader.get_absolute_url()).text
    response = client.post(address_of(reader), {"on": "1"}, follow=True)
    assert "This page is your own." in response.text
    assert not Follow.objects.exists()


def test_only_members_with_a_page_can_be_followed(client, reader):
    assert press(client, make_user("gone", is_active=False)).status_code == 404
    assert client.post("/users/nobody/follow/").status_code == 404
    assert client.post("/people/nobody/follow/").status_code == 404


def test_following_ends_somewhere_and_the_page_says_so(client, reader, whom, monkeypatch):
    monkeypatch.setattr(following, "MAX_FOLLOWS", 1)
    press(client, whom)
    response = press(client, make_user())
    assert response.status_code == 422
    assert "Stop following one first." in response.text
    assert press(client, whom).status_code == 302
    assert Follow.objects.count() == 1


def test_pages_tell_followers_from_others_and_from_visitors(client):
    lee, follower, other = make_person(), make_user(), make_user()
    services.follow(follower=follower, whom=lee)
    for member, shown in ((follower, PRESSED), (other, NOT_PRESSED)):
        client.force_login(member)
        assert shown in client.get(lee.get_absolute_url()).text
    client.logout()
    assert "aria-pressed" not in client.get(lee.get_absolute_url()).text


def test_the_page_has_reviews_films_and_whom_one_follows(client, reader):
    ines, lee = make_user("ines", display_name="إيناس"), make_person("이제훈")
    make_review(make_film("Of the followed"), ines, body="Front row.")
    make_article(author=ines, headline="A long look")
    hidden = make_review(author=ines, body="Hidden words.")
    services.hide(hidden)
    services.save_review_draft(author=ines, film=make_film("Heat"), body="Unfinished words.")
    make_review(body="By a stranger.")
    for title, is_public in (("Old", True), ("New", True), ("Secret", False)):
        make_credit(make_film(title, is_public=is_public), lee, job="Actor")
        make_credit(make_film(f"{title} by others", is_public=is_public))
    for whom in (ines, lee):
        press(client, whom)
    client.get(PAGE)
    html = client.get(PAGE).text
    for shown in ("Front row.", "A long look", "إيناس", "이제훈", "Stop following"):
        assert shown in html
    for left_out in ("Hidden words", "Unfinished", "By a stranger", "Secret", "by others"):
        assert left_out not in html
    assert html.index(">New</a>") < html.index(">Old</a>")


def test_who_follows_nobody_is_told_how_to_begin(client, reader):
    html = client.get(PAGE).text
    assert "You follow nobody yet" in html
    assert reverse("member_list") in html


def test_a_member_whose_account_rests_is_not_shown_and_comes_back(client, reader):
    ines = make_user("ines")
    services.follow(follower=reader, whom=ines)
    for is_active in (False, True):
        User.objects.filter(pk=ines.pk).update(is_active=is_active)
        assert ("@ines" in client.get(PAGE).text) is is_active


def test_the_page_takes_the_same_queries_however_much_there_is(
    client, reader, django_assert_num_queries
):
    client.get(PAGE)
    for number in (1, 9):
        for index in range(number):
            ines, lee = make_user(), make_person(f"Lee {number} {index}")
            for whom in (ines, lee):
                services.follow(follower=reader, whom=whom)
            for _review in range(3):
                make_review(author=ines)
            make_article(author=ines)
            make_credit(make_film(f"Film {number} {index}"), lee)
        # Session and member; reviews, their authors, own marks; films, own ratings; follows.
        with django_assert_num_queries(8):
            first = client.get(PAGE)
    second = client.get(f"{PAGE}{first.context['next']}")
    assert len(first.context["page"].films) == 10
    assert [len(page.context["page"].reviews.rows) for page in (first, second)] == [25, 15]
    assert "Stop following" in first.text
    assert "Stop following" not in second.text


def test_who_is_erased_follows_nobody_and_is_followed_by_nobody():
    leaving, other, lee = make_user("ines"), make_user(), make_person()
    services.follow(follower=leaving, whom=lee)
    services.follow(follower=leaving, whom=other)
    services.follow(follower=other, whom=leaving)
    services.follow(follower=other, whom=lee)
    leaving.keeps_contributions = True
    erase_member(leaving)
    assert [(row.follower, row.person) for row in Follow.objects.all()] == [(other, lee)]
    assert make_user("ines").pk != leaving.pk


def test_a_merged_person_is_followed_under_the_kept_name_once():
    kept, dropped, both, one = make_person("Esom"), make_person("Esom"), make_user(), make_user()
    for follower, person in ((both, kept), (both, dropped), (one, dropped)):
        services.follow(follower=follower, whom=person)
    merge_people(kept=kept, dropped=dropped)
    found = Follow.objects.order_by("follower").values_list("follower", "person")
    assert list(found) == [(both.pk, kept.pk), (one.pk, kept.pk)]


def test_a_person_who_is_taken_from_the_catalogue_is_no_longer_followed():
    lee, reader = make_person(), make_user("ines")
    services.follow(follower=reader, whom=lee)
    assert "ines" not in str(Follow.objects.get())
    lee.delete()
    assert not Follow.objects.exists()
