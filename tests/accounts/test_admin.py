"""Members in the admin."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import MemberWord
from tests.factories import (
    add_second_factor,
    confirm_address,
    make_moderator,
    make_operator,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "admin:accounts_user_changelist"
CHANGE = "admin:accounts_user_change"


@pytest.fixture
def operator(client):
    client.force_login(make_operator("op"))
    return client


def test_the_list_finds_members_and_takes_at_most_thirty_queries(
    operator, django_assert_max_num_queries
):
    for _number in range(30):
        make_moderator()
    with django_assert_max_num_queries(30):
        page = operator.get(reverse(LIST), {"q": "member"})
    assert page.status_code == 200
    assert "Moderators" in page.text


def test_a_member_s_page_shows_no_hash_and_an_address_that_cannot_be_changed(
    operator, django_assert_max_num_queries
):
    ana = make_user("ana")
    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    with django_assert_max_num_queries(30):
        page = operator.get(reverse(CHANGE, args=[ana.pk]))
    assert ana.password not in page.text and 'name="password"' not in page.text
    assert "ana@example.org" in page.text
    assert 'value="ana@example.org"' not in page.text


def test_a_moderator_sees_members_without_addresses_and_changes_nothing(client):
    ana = make_user("ana")
    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    client.force_login(make_moderator())
    page = client.get(reverse(CHANGE, args=[ana.pk]))
    assert page.status_code == 200
    assert "ana@example.org" not in page.text
    assert "Member name" in page.text and 'id="user_form"' not in page.text
    assert client.post(reverse(CHANGE, args=[ana.pk]), {"is_staff": "on"}).status_code == 403
    assert "ana" not in client.get(reverse(LIST), {"q": "ana@example"}).context["cl"].result_list


def test_only_an_operator_gives_rights(client):
    from django.contrib.auth.models import Permission

    helper = make_user("helper", is_staff=True)
    helper.user_permissions.add(Permission.objects.get(codename="change_user"))
    helper.user_permissions.add(Permission.objects.get(codename="view_user"))
    operator = make_user("op", is_superuser=True)
    add_second_factor(helper)
    client.force_login(helper)
    client.post(
        reverse(CHANGE, args=[helper.pk]),
        {"display_name": "Helper", "bio": "", "is_superuser": "on", "is_staff": "on"},
    )
    helper.refresh_from_db()
    assert (helper.display_name, helper.is_superuser) == ("Helper", False)
    assert client.post(reverse(CHANGE, args=[operator.pk]), {"bio": "x"}).status_code == 403


def test_a_member_whose_rights_change_signs_in_anew(operator, client_class):
    ana = confirm_address(make_user("ana"))
    theirs = client_class()
    theirs.post(reverse("account_login"), {"login": "ana", "password": "a long enough password"})
    assert "_auth_user_id" in theirs.session
    fields = {"display_name": "", "bio": "", "is_active": "on", "emailaddress_set-TOTAL_FORMS": "0",
              "emailaddress_set-INITIAL_FORMS": "0"}  # fmt: skip
    operator.post(reverse(CHANGE, args=[ana.pk]), fields | {"display_name": "Ana"})
    assert theirs.get(reverse("account_profile")).status_code == 200
    operator.post(reverse(CHANGE, args=[ana.pk]), fields | {"is_staff": "on"})
    ana.refresh_from_db()
    assert (ana.display_name, ana.is_staff) == ("", True)
    assert theirs.get(reverse("account_profile")).status_code == 302


def test_a_name_that_staff_changed_is_found(operator):
    ana = make_user("ana")
    fields = {"emailaddress_set-TOTAL_FORMS": "0", "emailaddress_set-INITIAL_FORMS": "0"}
    operator.post(reverse(CHANGE, args=[ana.pk]), fields | {"display_name": "Sousa"})
    found = MemberWord.objects.filter(member=ana).values_list("word", flat=True)
    assert set(found) == {"ana", "sousa"}


def test_nobody_makes_members_or_changes_addresses_in_the_admin(operator):
    assert operator.get("/admin/accounts/user/add/").status_code == 403
    for model in ("account/emailaddress", "mfa/authenticator", "usersessions/usersession"):
        assert operator.get(f"/admin/{model}/").status_code == 404
