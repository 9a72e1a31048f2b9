from django.urls import reverse

from films.models import RatingSummary
from films.partial_dates import PartialDate
from reviews.services import rate_film
from tests.factories import make_editor, make_film, make_user
from tests.films.admin_forms import send


def test_ratings_count_or_not_when_an_editor_moves_the_first_release(client, db):
    film = make_film("Escape", 2024, released=PartialDate(2024, 7, 3))
    rate_film(user=make_user(), film=film, value=7)
    client.force_login(make_editor())

    send(client, "film", film, title="Escape", is_public="on", released="2100-01-01")
    assert RatingSummary.objects.get(film=film).rating_count == 0

    send(client, "film", film, title="Escape", is_public="on", released="2024")
    assert RatingSummary.objects.get(film=film).rating_count == 1


def test_ratings_count_or_not_when_a_merge_brings_the_first_release(client, db):
    kept, dropped = make_film("Escape", 2024), make_film("Flucht", released=PartialDate(2150))
    rate_film(user=make_user(), film=kept, value=7)
    client.force_login(make_editor())
    chosen = {"action": "merge_selected", "_selected_action": [kept.pk, dropped.pk]}
    address = reverse("admin:films_film_changelist")
    client.post(address, chosen | {"confirmed": "yes", "keep": kept.pk})
    kept.refresh_from_db()
    assert kept.released == PartialDate(2150)
    assert RatingSummary.objects.get(film=kept).rating_count == 0
