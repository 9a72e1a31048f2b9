import pytest


@pytest.mark.parametrize(
    ("chosen", "printed"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')]
)
def test_the_lights_that_a_reader_chose_are_printed_by_the_server(client, db, chosen, printed):
    response = client.post("/theme/", {"theme": chosen, "next": "/about/"})
    assert (response.status_code, response["Location"]) == (302, "/about/")
    assert printed in client.get("/about/").content.decode()


def test_the_device_decides_when_nothing_was_chosen(client, db):
    assert "data-theme" not in client.get("/about/").content.decode()
    client.post("/theme/", {"theme": "dark"})
    client.post("/theme/", {"theme": "system"})
    assert "data-theme" not in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    "next_url", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "id", ""]
)
def test_the_theme_form_never_leaves_the_site(client, next_url):
    location = client.post("/theme/", {"theme": "dark", "next": next_url})["Location"]
    assert location == "/"


def test_an_unknown_theme_changes_nothing(client):
    assert "theme" not in client.post("/theme/", {"theme": "neon"}).cookies


def test_another_sites_page_cannot_set_the_theme(client):
    response = client.post("/theme/", {"theme": "dark"}, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


def test_getting_the_theme_address_changes_nothing(client):
    assert client.get("/theme/?theme=dark").status_code == 405
