"""Suggestions about the record of a film or a person: sent by members, answered in the queue."""

from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.urls import reverse

from films.services import merge_films
from moderation import queues, services
from moderation.models import Suggestion
from moderation.queues import queue_of
from tests.factories import (
    make_editor,
    make_film,
    make_guest_comment,
    make_moderator,
    make_person,
    make_user,
)

pytestmark = pytest.mark.django_db
SENT = {"text": "It runs 94 minutes.", "source": "The credits"}
ANSWER = {"outcome": "taken", "answer": "Thank you, it stands there now."}
QUEUE = "/admin/moderation/queue/"


def suggest_address(record):
    return f"{record.get_absolute_url()}suggest/"


def answer_address(suggestion):
    return reverse("moderation_queue_answer", args=[suggestion.pk])


def suggest(record=None, member=None):
    return services.suggest_change(
        record=record or make_film(), member=member or make_user(), **SENT
    )


@pytest.fixture(params=[make_film, make_person])
def record(request):
    return request.param()


@pytest.fixture
def member(client):
    user = make_user("ana", display_name="Ana Lima")
    client.force_login(user)
    return user


@pytest.fixture
def moderator():
    return make_moderator()


def test_the_page_of_a_record_leads_everybody_to_the_same_suggestion_page(client, record, member):
    link = f'href="{suggest_address(record)}"'
    assert link in client.get(record.get_absolute_url()).text
    client.logout()
    assert link in client.get(record.get_absolute_url()).text
    assert "/account/login/" in client.get(suggest_address(record)).url


def test_what_a_member_suggests_waits_with_its_source_for_the_moderators(
    client, record, member, moderator
):
    answer = client.post(suggest_address(record), SENT)
    assert "Suggestion sent" in client.get(answer.url).text
    suggestion = Suggestion.objects.get()
    assert (suggestion.record, suggestion.member) == (record, member)
    assert [one.suggestion for one in queue_of(moderator, queues.FACTS).waiting] == [suggestion]
    client.force_login(moderator)
    for show in ("", "?show=facts"):
        text = client.get(QUEUE + show).text
        for shown in ("Ana Lima", *SENT.values(), f"/admin/films/{record._meta.model_name}/"):
            assert shown in text
    for show in ("comments", "reports"):
        assert SENT["text"] not in client.get(f"{QUEUE}?show={show}").text


@pytest.mark.parametrize("missing", ["text", "source"])
def test_a_suggestion_without_text_or_source_keeps_what_was_typed(client, record, member, missing):
    answer = client.post(suggest_address(record), SENT | {missing: " "})
    assert answer.status_code == 422
    assert next(value for name, value in SENT.items() if name != missing) in answer.text
    assert not Suggestion.objects.exists()


def test_a_form_sent_twice_is_one_suggestion(client, record, member):
    sent = SENT | {"key": str(uuid4())}
    for _ in range(2):
        assert client.post(suggest_address(record), sent).status_code == 302
    assert Suggestion.objects.count() == 1


def test_the_twenty_first_suggestion_of_a_day_is_refused_and_its_text_kept(
    client, member, settings
):
    settings.RATE_LIMITS = True
    address = suggest_address(make_film())
    for _ in range(20):
        assert client.post(address, SENT).status_code == 302
    answer = client.post(address, SENT)
    assert answer.status_code == 429
    assert SENT["text"] in answer.text
    assert Suggestion.objects.count() == 20


def test_a_film_in_preparation_takes_no_suggestions(client, member):
    film = make_film(is_public=False)
    assert client.post(suggest_address(film), SENT).status_code == 404


def test_the_answer_closes_a_suggestion_and_its_member_alone_reads_it(client, record, moderator):
    suggestion = suggest(record)
    client.force_login(moderator)
    assert client.post(answer_address(suggestion) + "?show=facts", ANSWER).url.endswith("=facts")
    assert queue_of(moderator).waiting == []
    suggestion.refresh_from_db()
    assert (suggestion.is_taken, suggestion.answered_by) == (True, moderator)
    client.force_login(suggestion.member)
    assert ANSWER["answer"] in client.get(suggest_address(record)).text
    client.force_login(make_user())
    assert ANSWER["answer"] not in client.get(suggest_address(record)).text


@pytest.mark.parametrize("missing", [{"answer": " "}, {"outcome": ""}, {"outcome": "maybe"}])
def test_an_answer_that_lacks_something_keeps_what_was_typed(client, moderator, missing):
    suggestion = suggest()
    make_guest_comment()
    client.force_login(moderator)
    answer = client.post(answer_address(suggestion), ANSWER | missing)
    assert answer.status_code == 422
    if "answer" not in missing:
        assert ANSWER["answer"] in answer.text
    assert Suggestion.objects.open().get() == suggestion


def test_nobody_answers_an_own_suggestion(client, moderator):
    own = suggest(member=moderator)
    client.force_login(moderator)
    assert answer_address(own) not in client.get(QUEUE).text
    assert client.post(answer_address(own), ANSWER).status_code == 404
    assert Suggestion.objects.open().get() == own


def test_whoever_comes_second_is_told_that_it_was_answered_already(client, moderator):
    suggestion = suggest()
    client.force_login(moderator)
    client.post(answer_address(suggestion), ANSWER, follow=True)
    second = client.post(answer_address(suggestion), ANSWER | {"answer": "No."}, follow=True)
    assert "It was answered already." in second.text
    suggestion.refresh_from_db()
    assert suggestion.answer == ANSWER["answer"]


@pytest.mark.parametrize("make", [None, make_user, make_editor])
def test_who_is_no_moderator_answers_nothing(client, make):
    suggestion = suggest()
    if make:
        client.force_login(make())
    assert client.post(answer_address(suggestion), ANSWER).status_code in (302, 403)
    assert Suggestion.objects.open().exists()


def test_a_suggestion_is_about_one_record():
    with pytest.raises(IntegrityError, match="suggestion_is_about_a_film_or_a_person"):
        Suggestion.objects.create(film=make_film(), person=make_person(), **SENT)


def test_a_suggestion_is_answered_in_words():
    with pytest.raises(services.ReasonMissing):
        services.answer_suggestion(
            suggestion=suggest(), actor=make_moderator(), is_taken=True, answer=" "
        )


def test_suggestions_move_along_when_two_films_become_one():
    kept, dropped = make_film("Kept"), make_film("Dropped")
    suggestion = suggest(dropped)
    merge_films(kept=kept, dropped=dropped)
    suggestion.refresh_from_db()
    assert suggestion.film == kept


def test_the_queue_leads_a_moderator_to_the_record_that_a_suggestion_is_about(
    client, record, moderator
):
    suggest(record)
    client.force_login(moderator)
    address = reverse(f"admin:films_{record._meta.model_name}_change", args=[record.pk])
    assert f'href="{address}"' in client.get(QUEUE).text
    assert client.get(address).status_code == 200
