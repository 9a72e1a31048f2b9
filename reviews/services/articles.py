"""Writes of editorial articles: keeping, settling, publishing now or at a time, mending."""

import re
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from films.pictures import STILL, picture_sources
from reviews.markup import Figure
from reviews.models import ArticlePicture, Review
from reviews.models.article import TEXTS
from reviews.search import index_review
from reviews.services.reviews import publish, set_body
from reviews.services.revisions import Version, keep_revision
from reviews.services.share_cards import ask_for_review_card


@transaction.atomic
def keep_article(article: Review) -> Version | None:
    """Store an article as an editor typed it, a new one as a draft; return what stood before.

    What stands beside its text is stored next, and then `settle_article` makes what follows.
    """
    before = Review.objects.filter(pk=article.pk).first()
    article.kind = Review.Kind.EDITORIAL
    article.save()
    return Version.of(before) if before else None


@transaction.atomic
def settle_article(article: Review, *, before: Version | None = None) -> Review:
    """After an article or anything beside its text was stored: its pages and the search follow.

    Of one that was published longer ago than SILENT_EDIT_TIME, a version `before` that had
    other words is kept for readers. Raises markup.TooLong.
    """
    set_body(article, article.body, pictures=figures_of(article))
    if before and article.state == Review.State.PUBLISHED:
        keep_revision(review=article, before=before)
    article.save()
    index_review(article)
    ask_for_review_card(article.pk)
    return article


@transaction.atomic
def publish_article(article: Review) -> Review:
    """Make an article public. One that is published already stays as it is."""
    article.publish_at = None
    publish(article, changed=False)
    return settle_article(article)


@transaction.atomic
def schedule_article(article: Review, *, at: datetime) -> Review:
    """Keep an article as a draft that the worker publishes at a time; a second time replaces
    the first."""
    article.state, article.publish_at = Review.State.DRAFT, at
    settle_article(article)
    transaction.on_commit(partial(publish_due_articles.using(run_after=at).enqueue))
    return article


@transaction.atomic
def take_back_article(article: Review) -> Review:
    """Make an article a draft again, with no time at which it would be published."""
    article.state, article.publish_at = Review.State.DRAFT, None
    return settle_article(article)


def save_article(article: Review, *, publish_now: bool) -> Review:
    """Store an article without anything beside its text, published or as a draft."""
    settle_article(article, before=keep_article(article))
    return publish_article(article) if publish_now else take_back_article(article)


def publish_due() -> list[Review]:
    """Publish every scheduled article whose time has come. May run twice, and at any time.

    Until this has run an article is a draft: no page compares times with the clock, so what a
    cache holds is right until the next write.
    """
    due = Review.objects.due(timezone.now()).values_list("pk", flat=True)
    return [article for pk in list(due) if (article := _publish_if_due(pk))]


@task()
def publish_due_articles() -> None:
    """Run by the worker at the time of each scheduled article."""
    publish_due()


@transaction.atomic
def respell_in_article(article: Review, *, written: str, name: str) -> Review:
    """Write a name in the texts of an article as the film's record has it."""
    before = Version.of(article)
    pattern = re.compile(r"\s+".join(map(re.escape, written.split())))
    for field in TEXTS:
        setattr(article, field, pattern.sub(lambda _found: name, getattr(article, field)))
    return settle_article(article, before=before)


@transaction.atomic
def keep_spelling(article: Review, *, written: str) -> Review:
    """Let an article write a name in its own way: nobody is told of it again."""
    if written not in article.kept_spellings:
        article.kept_spellings = [*article.kept_spellings, written]
        article.save(update_fields=["kept_spellings"])
    return article


@transaction.atomic
def rate_in_article(article: Review, *, value: int) -> Review:
    """Give an article the rating, 1 to 10, that its text states."""
    article.rating_value = value
    return settle_article(article)


@transaction.atomic
def _publish_if_due(pk: int) -> Review | None:
    due = Review.objects.due(timezone.now()).select_for_update(no_key=True)
    article = due.filter(pk=pk).first()
    return publish_article(article) if article else None


def figures_of(article: Review) -> dict[str, Figure]:
    """The pictures that may stand in an article's text, by their marks."""
    rows = article.pictures.select_related("picture")
    return {row.mark: _figure(row) for row in rows}


def _figure(row: ArticlePicture) -> Figure:
    picture = row.picture
    credit = ", ".join(filter(None, [picture.credit, picture.source_name, picture.licence]))
    return Figure(
        sources=picture_sources(
            picture.base, picture.width, picture.height, STILL, url_prefix=settings.MEDIA_URL
        ),
        alt_text=row.alt_text,
        caption=row.caption,
        credit=credit,
        credit_url=picture.source_url,
    )
