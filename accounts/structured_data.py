"""Members in the words of schema.org: only what their own page says to everybody."""

from collections.abc import Iterable

from accounts.models import User


def profile_page(member: User, *, site_url: str, picture: str = "") -> dict:
    """A member's page as schema.org/ProfilePage. `picture`: its address from the root, or ""."""
    person = _person(member, site_url=site_url)
    if member.bio:
        person["description"] = member.bio
    if picture:
        person["image"] = site_url + picture
    if member.site:
        person["sameAs"] = [member.site]
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": person["url"],
        "mainEntity": person,
    }


def member_list(members: Iterable[User], *, site_url: str) -> dict:
    """The members that a page lists, as schema.org/ItemList, in its order."""
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "item": _person(member, site_url=site_url),
            }
            for position, member in enumerate(members, start=1)
        ],
    }


def _person(member: User, *, site_url: str) -> dict:
    address = site_url + member.get_absolute_url()
    return {"@type": "Person", "@id": address, "url": address, "name": member.name}
