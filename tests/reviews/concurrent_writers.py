"""Several processes that write at once. Run by test_concurrency: argv says what and how often.

They are forked from this one, which has started Django for all of them and has no connection yet,
and begin together. Prints JSON: for each process what was acknowledged and every error by its name,
and what is found in the database afterwards.
"""

import contextlib
import json
import multiprocessing
import os
import random
import sys
from collections import Counter
from uuid import UUID

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.test import override_settings  # noqa: E402

from accounts.models import User  # noqa: E402
from films.models import Film  # noqa: E402
from moderation import services as moderation  # noqa: E402
from moderation.models import Report  # noqa: E402
from reviews import services  # noqa: E402
from reviews.models import Comment, HelpfulMark, Rating, Review  # noqa: E402
from tests.browser import Browser  # noqa: E402

# Jobs wait in the database, as on a site that runs.
override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}).enable()
PROCESSES = 4
# As many as there are processes wait here, so each of them does one part of the work.
START = multiprocessing.get_context("fork").Barrier(PROCESSES)


def rate(seed: int, times: int) -> Counter:
    """Random ratings and clearings by members of this process and by one whom all share."""
    dice = random.Random(seed)
    films = list(Film.objects.all())
    users = [
        *User.objects.filter(username__startswith=f"w{seed}-"),
        User.objects.get(username="all"),
    ]
    done: Counter = Counter()
    for _ in range(times):
        user, film = dice.choice(users), dice.choice(films)
        try:
            if dice.random() < 0.2:
                services.clear_rating(user=user, film=film)
            else:
                services.rate_film(user=user, film=film, value=dice.randint(1, 10))
            done["acknowledged"] += 1
        except Exception as error:
            done[type(error).__name__] += 1
    return done


def post_the_same(seed: int, times: int) -> Counter:
    """The same review, the same comment and the same helpful mark, again and again."""
    film, user = Film.objects.first(), User.objects.get(username="all")
    article = Review.objects.editorial().get()
    done: Counter = Counter()
    for _ in range(times):
        try:
            services.publish_review(author=user, film=film, body="Equal.", rating_value=7)
            services.leave_comment(review=article, author=user, body="Equal.")
            services.mark_helpful(user=user, review=article)
            done["acknowledged"] += 1
        except Exception as error:
            done[type(error).__name__] += 1
    return done


def press(seed: int, times: int) -> Counter:
    """The same forms, sent again and again: a comment and a report, as a member and as a guest."""
    settings.RATE_LIMITS, settings.ALLOWED_HOSTS = True, ["testserver"]
    address = Review.objects.editorial().get().get_absolute_url()
    guest = {"comment": "Equal.", "name": "Rosa", "email": "rosa@example.org"}
    reports = [
        {"rule": "topic", "explanation": "Equal.", "key": str(UUID(int=number))}
        for number in (1, 2)
    ]
    member, anybody = Browser(), Browser()
    member.force_login(User.objects.get(username="all"))
    done: Counter = Counter()
    for _ in range(times):
        forms = zip((member, anybody), ({"comment": "Equal."}, guest), reports, strict=True)
        for client, comment, report in forms:
            done[client.post(f"{address}comments/", comment).status_code] += 1
            done[client.post(f"{address}report/", report).status_code] += 1
    return done


def rate_one(user: User, film: Film) -> None:
    services.rate_film(user=user, film=film, value=random.randint(1, 10))


def publish(user: User, film: Film) -> None:
    with contextlib.suppress(services.ReviewIsHidden):
        services.publish_review(author=user, film=film, body="Well.", rating_value=7)


def withdraw(user: User, film: Film) -> None:
    if review := services.own_review(author=user, film=film):
        services.withdraw_review(review=review)


def judge(user: User, film: Film) -> None:
    review = Review.objects.by_members().filter(author=user, film=film).last()
    if review:
        moderator = User.objects.get(username="w3-3")
        verb = random.choice(["hide", "restore"])
        moderation.decide(verb=verb, target=review, actor=moderator, rule="topic", reason="No.")


def close_or_open(user: User, film: Film) -> None:
    random.choice([services.close_member, services.reopen_member])(member=user)


def recount(user: User, film: Film) -> None:
    services.recount_film(film)


def decide(seed: int, times: int) -> Counter:
    """Ratings, reviews and decisions about them and about accounts, at random, of the same few."""
    random.seed(seed)
    films = list(Film.objects.all()[:3])
    users = list(User.objects.filter(username__in=["all", "w0-0", "w1-0"]))
    actions = (rate_one, rate_one, publish, judge, judge, withdraw, close_or_open, recount)
    done: Counter = Counter()
    for _ in range(times):
        try:
            random.choice(actions)(random.choice(users), random.choice(films))
            done["acknowledged"] += 1
        except Exception as error:
            done[type(error).__name__] += 1
    return done


ACTIONS = {"rate": rate, "decide": decide, "same": post_the_same, "press": press}


def begin_together(action: str, seed: int, times: int) -> Counter:
    START.wait()
    return ACTIONS[action](seed, times)


def look() -> dict[str, int]:
    article = Review.objects.editorial().get()
    return {
        "drifted": len(services.recount_ratings(Film.objects.all())),
        "ratings": Rating.objects.count(),
        "marks": HelpfulMark.objects.count(),
        "helpful_count": article.helpful_count,
        "reviews": Review.objects.by_members().count(),
        "comments": Comment.objects.count(),
        "reports": Report.objects.count(),
        "comment_count": article.comment_count,
        "review_count": Film.objects.order_by("pk")[0].rating_summary.review_count,
    }


if __name__ == "__main__":
    action, times = sys.argv[1], int(sys.argv[2])
    with multiprocessing.get_context("fork").Pool(PROCESSES) as writers:
        parts = [(action, seed, times) for seed in range(PROCESSES)]
        done = writers.starmap(begin_together, parts, chunksize=1)
    sys.stdout.write(json.dumps([done, look()]))
