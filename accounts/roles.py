"""The roles that members can be given, and what each may do in the admin.

A role is a Django group; `ensure_roles` makes the groups as they stand here. Operators are
superusers and need no role.
"""

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
MODERATORS = "Moderators"

CATALOGUE = (
    "film",
    "filmtitle",
    "person",
    "personname",
    "credit",
    "genre",
    "country",
    "plot",
    "picture",
    "still",
    "externallink",
)
PARTS_OF_ARTICLES = ("castplacement", "reviewauthor", "articlepicture", "relatedfilm")
ROLES = {
    EDITORS: [f"films.{verb}_{noun}" for noun in CATALOGUE for verb in ("view", "add", "change")]
    + [f"films.delete_{noun}" for noun in CATALOGUE if noun not in ("film", "person")]
    + [
        f"reviews.{verb}_{noun}"
        for noun in ("review", "importedreview", "doublebill", *PARTS_OF_ARTICLES)
        for verb in ("view", "add", "change")
    ]
    + [f"reviews.delete_{noun}" for noun in ("doublebill", *PARTS_OF_ARTICLES)],
    MODERATORS: [
        "moderation.moderate",
        "moderation.view_report",
        "moderation.view_moderationaction",
        "reviews.view_review",
        "reviews.view_comment",
        "lists.view_filmlist",
        "films.view_film",
        "accounts.view_user",
    ],
}


def ensure_roles() -> None:
    """Make each role's group with exactly the permissions of ROLES. Run by `manage.py set_up`."""
    for name, labels in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(labels))


def _permissions(labels: list[str]) -> list[Permission]:
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    return [found[label] for label in labels]
