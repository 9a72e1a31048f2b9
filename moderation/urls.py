"""Addresses of moderation. Queue and cases stand under the admin and are guarded as it is."""

from django.conf import settings
from django.contrib import admin
from django.urls import path

from moderation import views
from moderation.feeds import LogFeed
from reviews.feeds import RssFeed

urlpatterns = [
    path("reviews/<int:pk>/report/", views.report_review, name="review_report"),
    path(
        "reviews/<int:review_pk>/comments/<int:pk>/report/",
        views.report_comment,
        name="comment_report",
    ),
    path("lists/<int:pk>/report/", views.report_list, name="list_report"),
    path("films/<slug:slug>/suggest/", views.suggest_about_film, name="film_suggest"),
    path("people/<slug:slug>/suggest/", views.suggest_about_person, name="person_suggest"),
    path("moderation/", views.to_queue, name="moderation"),
    path("moderation/log/", views.log, name="moderation_log"),
    path("moderation/log/feed/", LogFeed(), name="moderation_log_feed"),
    path("moderation/log/feed/rss/", LogFeed(RssFeed), name="moderation_log_rss"),
    path(
        f"{settings.ADMIN_PATH}moderation/queue/",
        admin.site.admin_view(views.queue),
        name="moderation_queue",
    ),
    path(
        f"{settings.ADMIN_PATH}moderation/queue/fact/<int:pk>/",
        admin.site.admin_view(views.answer_in_queue),
        name="moderation_queue_answer",
    ),
    path(
        f"{settings.ADMIN_PATH}moderation/queue/<slug:kind>/<int:pk>/",
        admin.site.admin_view(views.decide_in_queue),
        name="moderation_queue_decide",
    ),
    path(
        f"{settings.ADMIN_PATH}moderation/decide/<slug:kind>/<int:pk>/",
        admin.site.admin_view(views.case),
        name="moderation_decide",
    ),
]
