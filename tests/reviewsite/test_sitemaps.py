from xml.etree import ElementTree

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_film, make_person, make_review

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(client, path: str) -> list[str]:
    root = ElementTree.fromstring(client.get(path).content)  # noqa: S314 - our own page
    return [element.text for element in root.iter(NAMESPACE)]


def test_every_public_page_stands_in_the_sitemap_under_the_sites_own_address(client, db):
    film = make_film(is_public=True)
    hidden = make_film("Not yet", is_public=False)
    person, review, article = make_person(), make_review(film), make_article(film)
    sections = locations(client, "/sitemap.xml")
    assert all(section.startswith(settings.SITE_URL) for section in sections)
    found = [
        address
        for section in sections
        for address in locations(client, section.removeprefix(settings.SITE_URL))
    ]
    for record in (film, person, review, article):
        assert settings.SITE_URL + record.get_absolute_url() in found
    assert settings.SITE_URL + hidden.get_absolute_url() not in found
    assert all(client.get(address.removeprefix(settings.SITE_URL)).status_code == 200
               for address in found)  # fmt: skip


def test_no_page_of_the_sitemap_counts_its_records(client, db):
    make_article()
    with CaptureQueriesContext(connection) as asked:
        sections = locations(client, "/sitemap.xml")
        for section in sections:
            assert client.get(section.removeprefix(settings.SITE_URL)).status_code == 200
    of_the_index, of_a_page, pages_of_records = 4, 2, len(sections) - 1
    assert len(asked) == of_the_index + of_a_page * pages_of_records
    assert not any(word in query["sql"] for query in asked for word in ("COUNT(", "OFFSET"))
