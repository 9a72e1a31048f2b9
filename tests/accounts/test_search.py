import pytest
from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.utils import timezone

from accounts.models import MemberWord, User
from accounts.search import reindex_all, search_members
from accounts.services import update_profile
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def make_member(username: str, display_name: str = "", **fields):
    fields.setdefault("last_login", timezone.now())
    return make_user(username, display_name=display_name, **fields)


def test_a_member_is_found_by_words_and_beginnings_of_both_names_in_any_order():
    member = make_member("great_escape", "Inês Almeida")
    for query in ("great_escape", "greatescape", "Escape", "escape great", "esc", "Inês Almeida",
                  "almeida ines", "Alm In"):  # fmt: skip
        assert search_members(query) == [member], query


@pytest.mark.parametrize("query", ["", " ", "\0", "…", "\N{GRINNING FACE}", "scape", "ines x"])
def test_what_begins_no_name_finds_nobody(query):
    make_member("great_escape", "Inês Almeida")
    assert search_members(query) == []


def test_a_name_in_another_script_is_found():
    member = make_member("jehoon", "이제훈")
    assert search_members("이제") == search_members("이제훈") == [member]


@pytest.mark.parametrize(
    ("name", "query"),
    [("Łukasz Bjørn", "lukasz bjorn"), ("Æon", "aeon"), ("कृष्ण", "कृष्"), ("が", "が")],
)
def test_a_name_is_folded_as_those_of_films_and_people_are(name, query):
    member = make_member("mem", name)
    make_member("other", "か कष")
    assert search_members(query) == [member]


def test_whole_names_come_first_and_then_the_newest():
    exact = make_member("ana")
    older, newer = make_member("anabel"), make_member("anatol")
    assert search_members("ana") == [exact, newer, older]


def test_a_member_who_never_confirmed_the_address_or_is_closed_is_not_found():
    make_member("ghost", last_login=None)
    make_member("gone", is_active=False)
    assert search_members("gho") == search_members("gone") == []


def test_a_changed_name_is_found_and_the_former_is_not():
    member = make_member("ana", "Ana Ribeiro")
    update_profile(member=member, display_name="Ana Sousa", bio="")
    assert search_members("sousa") == search_members("ana") == [member]
    assert search_members("ribeiro") == []


def test_whoever_signs_up_is_in_the_index(client):
    answer = {"username": "Newcomer", "email": "new@example.org", "password1": "a long enough one"}
    client.post("/account/signup/", answer)
    assert set(MemberWord.objects.values_list("word", flat=True)) == {"newcomer"}


def by_command():
    call_command("createsuperuser", interactive=False, username="newcomer", email="new@example.org")


MADE = [
    lambda: User.objects.create_user("newcomer"),
    lambda: User.objects.create_superuser("newcomer"),
    lambda: async_to_sync(User.objects.acreate_user)("newcomer"),
    lambda: async_to_sync(User.objects.acreate_superuser)("newcomer"),
    by_command,
]


@pytest.mark.parametrize("make", MADE)
def test_whoever_is_made_a_member_in_any_way_is_in_the_index(make):
    make()
    assert set(MemberWord.objects.values_list("word", flat=True)) == {"newcomer"}


def test_a_name_is_found_as_it_stands_in_the_database_not_as_somebody_read_it():
    read_before = make_member("ana", "Ana Ribeiro")
    update_profile(member=User.objects.get(), display_name="Ana Sousa", bio="")
    reindex_all([read_before])
    assert [row.word for row in MemberWord.objects.order_by("word")] == ["ana", "anasousa", "sousa"]


def test_the_whole_index_can_be_made_anew():
    member = make_member("ana")
    MemberWord.objects.all().delete()
    reindex_all()
    assert search_members("ana") == [member]


def test_one_query_whatever_is_found(django_assert_num_queries):
    for number in range(5):
        make_member(f"ana-{number}", "Ana Sousa")
    with django_assert_num_queries(1):
        assert len(search_members("ana sousa")) == 5


@pytest.mark.parametrize("typed", ["wandly", "wnaderly", "wanderl", "xanderly", "wanderlyy"])
def test_one_typo_in_a_members_name_is_forgiven_where_nobody_was_found(typed):
    member = make_member("wanderly")
    assert search_members("wanderly x", forgiving=True) == []
    assert search_members(typed, forgiving=True) == ([] if typed == "wandly" else [member])


def test_in_a_short_name_no_typo_is_forgiven():
    make_member("ana")
    assert search_members("anb", forgiving=True) == []
