"""Members in the words of schema.org: only what their own page says to everybody."""

from accounts.models import User


def profile_page(member: User, *, site_url: str) -> dict:
    """A member's page as schema.org/ProfilePage."""
    address = site_url + member.get_absolute_url()
    person = {"@type": "Person", "@id": address, "url": address, "name": member.name}
    if member.bio:
        person["description"] = member.bio
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": address,
        "mainEntity": person,
    }
