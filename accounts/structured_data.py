"""Members in the words of schema.org: only what their own page says to everybody."""

from accounts.models import User


def profile_page(member: User, *, site_url: str, picture: str = "") -> dict:
    """A member's page as schema.org/ProfilePage. `picture`: its address from the root, or ""."""
    address = site_url + member.get_absolute_url()
    person: dict = {"@type": "Person", "@id": address, "url": address, "name": member.name}
    if member.bio:
        person["description"] = member.bio
    if picture:
        person["image"] = site_url + picture
    if member.site:
        person["sameAs"] = [member.site]
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": address,
        "mainEntity": person,
    }
