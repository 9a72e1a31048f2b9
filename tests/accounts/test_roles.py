"""What roles may do stands in the apps whose models they see; the groups follow it."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from accounts.roles import EDITORS, MODERATORS, ensure_roles

pytestmark = pytest.mark.django_db


def allowed(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions
    return {f"{app}.{name}" for app, name in permissions.values_list(
        "content_type__app_label", "codename")}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "told"), [(EDITORS, "editors_may"), (MODERATORS, "moderators_may")]
)
def test_a_role_may_what_every_app_says_and_nothing_else(roles, role, told):
    says = {app.label: getattr(app, told, []) for app in apps.get_app_configs()}
    Group.objects.get(name=role).permissions.add(Permission.objects.get(codename="delete_film"))
    ensure_roles()
    assert allowed(role) == {f"{app}.{name}" for app in says for name in says[app]}
    assert {"films", "reviews"} <= {app for app in says if says[app]}


def test_a_moderator_may_look_at_whatever_can_be_reported(roles):
    kinds = {"reviews.view_review", "reviews.view_comment", "lists.view_filmlist"}
    assert kinds <= allowed(MODERATORS)
