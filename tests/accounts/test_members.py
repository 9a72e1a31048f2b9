"""Members' pages and their profile."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from reviews.models import MemberSummary
from reviews.readers import MIN_IN_COMMON
from reviews.selectors import MEMBERS_PER_PAGE
from reviews.services import follow, rate_film, recount_members
from tests.factories import make_film, make_review, make_user

pytestmark = pytest.mark.django_db


def make_members(number: int) -> list[User]:
    return [make_user(f"m{count:03}", last_login=timezone.now()) for count in range(1, number + 1)]


def shown(page) -> list[str]:
    return [row.member.username for row in page.context["members"]]


def parts_of(page) -> list[str]:
    """The HTML of each row."""
    rows = page.text.split('<li id="member-')[1:]
    return [row.partition("</li>")[0] for row in rows]


def test_the_newest_members_come_first(client):
    make_members(3)
    assert shown(client.get(reverse("member_list"))) == ["m003", "m002", "m001"]


def test_the_list_goes_on_by_keys_and_comes_back(client):
    make_members(MEMBERS_PER_PAGE * 2 + 1)
    address = reverse("member_list")
    first = client.get(address)
    second = client.get(address + first.context["next"])
    third = client.get(address + second.context["next"])
    assert [len(shown(page)) for page in (first, second, third)] == [24, 24, 1]
    assert (first.context["previous"], third.context["next"]) == ("", "")
    assert shown(client.get(address + third.context["previous"])) == shown(second)
    back = client.get(address + second.context["previous"])
    assert shown(back) == shown(first)
    assert back.context["previous"] == ""


def test_the_list_takes_the_same_queries_however_many_there_are(client, django_assert_num_queries):
    make_members(20)
    with django_assert_num_queries(3):
        client.get(reverse("member_list"))


def test_machines_read_who_the_list_shows_in_its_order(client):
    make_members(2)
    page = client.get(reverse("member_list"))
    [data] = page.context["structured_data"]
    assert data["@type"] == "ItemList"
    assert [row["name"] for row in data["itemListElement"]] == [
        row.member.name for row in page.context["members"]
    ]
    assert json.dumps(data["itemListElement"][0]["url"]) in page.text


def test_the_list_leaves_out_who_never_confirmed_and_who_is_closed(client):
    make_user("unconfirmed")
    make_user("closed", last_login=timezone.now(), is_active=False)
    make_user("made", is_sample=True)
    page = client.get(reverse("member_list"))
    assert shown(page) == ["made"]
    assert "sample" in page.text


@pytest.mark.parametrize(("sort", "first"), [("films", "m001"), ("reviews", "m002")])
def test_members_stand_in_the_order_of_what_they_rated_or_wrote(client, sort, first):
    one, two, _nothing = make_members(3)
    rate_film(user=one, film=make_film("Escape"), value=8)
    rate_film(user=one, film=make_film("Alien"), value=8)
    for film in (make_film("Solaris"), make_film("Stalker")):
        make_review(author=two, film=film)
    rate_film(user=two, film=make_film("Mirror"), value=8)
    make_review(author=one, film=make_film("Yi Yi"))
    recount_members([one, two])
    page = client.get(reverse("member_list"), {"sort": sort})
    assert shown(page) == [first, {"m001": "m002", "m002": "m001"}[first]]


def test_an_order_by_a_number_goes_on_by_keys_and_comes_back(client, django_assert_num_queries):
    members = make_members(MEMBERS_PER_PAGE + 2)
    MemberSummary.objects.bulk_create(
        MemberSummary(user=member, rating_count=place // 2 + 1, rating_sum=place // 2 + 1)
        for place, member in enumerate(members)
    )
    address = reverse("member_list")
    first = client.get(address, {"sort": "films"})
    second = client.get(address + first.context["next"])
    assert shown(first) + shown(second) == [member.username for member in reversed(members)]
    assert shown(client.get(address + second.context["previous"])) == shown(first)
    with django_assert_num_queries(2):
        client.get(address, {"sort": "films"})


def test_an_order_that_there_is_none_of_is_the_first(client):
    make_members(2)
    assert shown(client.get(reverse("member_list"), {"sort": "best"})) == ["m002", "m001"]


def test_a_member_sees_whom_of_the_list_they_follow_and_agree_with(
    client, django_assert_num_queries
):
    ana, like, other = make_members(3)
    for place in range(MIN_IN_COMMON):
        film = make_film(f"Film {place}")
        rate_film(user=ana, film=film, value=8)
        rate_film(user=like, film=film, value=7)
        rate_film(user=other, film=film, value=2)
    follow(follower=ana, whom=other)
    client.force_login(ana)
    page = client.get(reverse("member_list"))
    rows = {
        row.member: part for row, part in zip(page.context["members"], parts_of(page), strict=True)
    }
    assert f"{MIN_IN_COMMON} of {MIN_IN_COMMON}" in rows[like] and "Follow<" in rows[like]
    assert f"0 of {MIN_IN_COMMON}" in rows[other] and "Following<" in rows[other]
    assert "<form" not in rows[ana] and "agree" not in rows[ana]


def test_a_visitor_s_list_has_no_form_and_no_token(client):
    make_members(2)
    assert not any("<form" in part for part in parts_of(client.get(reverse("member_list"))))


@pytest.mark.parametrize("sort", ["films", "reviews"])
@pytest.mark.parametrize("key", ["abc", "1", "x-1", "1-x", "9" * 30])
def test_a_place_that_is_none_is_not_found_in_any_order(client, sort, key):
    assert client.get(reverse("member_list"), {"sort": sort, "after": key}).status_code == 404


@pytest.mark.parametrize("key", ["abc", "-1", "9" * 30, "\x00", "²"])
def test_a_key_that_is_none_is_not_found(client, key):
    assert client.get(reverse("member_list"), {"after": key}).status_code == 404


def test_an_empty_list_says_so(client):
    assert "Nobody yet" in client.get(reverse("member_list")).text
    assert "Nobody yet" in client.get(reverse("member_list"), {"before": "5"}).text


def test_a_member_s_page_shows_what_they_say_about_themselves(client):
    make_user("ana", display_name="Ana <b>", bio="Front row. \u05d0", is_sample=True)
    page = client.get(reverse("member_detail", args=["ana"]))
    assert "Ana &lt;b&gt;" in page.text and "Front row." in page.text
    assert "Here since" in page.text and "sample" in page.text
    assert "ana@example.org" not in page.text
    assert "Edit profile" not in page.text


@pytest.mark.parametrize("name", ["nobody", "closed", "%00", "Ana%0A"])
def test_no_page_for_whom_there_is_none(client, name):
    make_user("closed", is_active=False)
    assert client.get(f"/users/{name}/").status_code == 404


def test_a_member_changes_their_own_profile_only(client):
    ana, bo = make_user("ana"), make_user("bo")
    client.force_login(ana)
    fields = {"display_name": "  Ana   Prado ", "bio": "Two\nlines", "username": "bo", "pk": bo.pk}
    assert client.post(reverse("account_profile"), fields).status_code == 302
    ana.refresh_from_db()
    bo.refresh_from_db()
    assert (ana.username, ana.display_name, ana.bio) == ("ana", "Ana Prado", "Two lines")
    assert (bo.display_name, bo.bio) == ("", "")
    assert "Edit profile" in client.get(ana.get_absolute_url()).text


@pytest.mark.parametrize("name", ["Admin", "Foyer", "M0derator", "\u0430dmin", "\u3164",
                                  "a\x00", "n" * 81, "Foyer staff"])  # fmt: skip
def test_a_name_that_misleads_is_refused_and_kept_in_the_field(client, name):
    member = make_user("ana")
    client.force_login(member)
    page = client.post(reverse("account_profile"), {"display_name": name, "bio": "Kept."})
    assert page.status_code == 422
    assert page.context["form"].errors["display_name"]
    assert "Kept." in page.text
    member.refresh_from_db()
    assert member.display_name == ""


def test_a_name_is_stored_as_it_is_seen(client):
    member = make_user("ana")
    client.force_login(member)
    client.post(reverse("account_profile"), {"display_name": "x\u202ey\u200b\vz", "bio": ""})
    member.refresh_from_db()
    assert member.display_name == "xy z"


@pytest.mark.parametrize("name", ["אנה", "👩‍👩‍👧 Ana", "Žofie Nováková", "O'Neill & Sons"])
def test_a_name_in_any_script_is_welcome(client, name):
    member = make_user("ana")
    client.force_login(member)
    client.post(reverse("account_profile"), {"display_name": name, "bio": ""})
    member.refresh_from_db()
    assert member.name == name


def test_search_engines_are_told_what_a_members_page_says(client):
    member = make_user("ana", display_name="Ana", bio="</script>", last_login=timezone.now())
    html = client.get(member.get_absolute_url()).text
    told = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    person = json.loads(told)["mainEntity"]
    assert (person["name"], person["description"]) == ("Ana", "</script>")
    assert member.email not in html
