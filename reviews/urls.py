"""Every address of ratings, reviews and comments, whole."""

from django.urls import path

from reviews import feeds, views

urlpatterns = [
    path("account/answers/", views.account_answers, name="account_answers"),
    path("answers/confirm/<str:word>/", views.answers_confirm, name="answers_confirm"),
    path("answers/stop/<str:word>/", views.answers_stop, name="answers_stop"),
    path("members/", views.member_list, name="member_list"),
    path("users/<slug:username>/", views.member_detail, name="member_detail"),
    path("users/<slug:username>/follow/", views.member_follow, name="member_follow"),
    path("people/<slug:slug>/follow/", views.person_follow, name="person_follow"),
    path("following/", views.following, name="following"),
    path("users/<slug:username>/ratings/", views.member_ratings, name="member_ratings"),
    path("users/<slug:username>/reviews/", views.member_reviews, name="member_reviews"),
    path("account/picture/", views.avatar, name="account_avatar"),
    path("account/double-bill/", views.double_bill, name="double_bill"),
    path("films/<slug:slug>/rating/", views.film_rate, name="film_rate"),
    path("films/<slug:slug>/rating/history/", views.rating_history, name="rating_history"),
    path("films/<slug:slug>/watchlist/", views.film_watchlist, name="film_watchlist"),
    path("watchlist/", views.watchlist, name="watchlist"),
    path("films/<slug:slug>/ratings/", views.film_ratings, name="film_ratings"),
    path("films/<slug:slug>/reviews/", views.film_reviews, name="film_reviews"),
    path("films/<slug:slug>/reviews/new/", views.review_new, name="review_new"),
    path("films/<slug:slug>/reviews/feed/", feeds.FilmReviewsFeed(), name="film_feed"),
    path(
        "films/<slug:slug>/reviews/feed/rss/",
        feeds.FilmReviewsFeed(feeds.RssFeed),
        name="film_rss",
    ),
    path("reviews/", views.review_list, name="review_list"),
    path("reviews/articles/", views.article_list, name="article_list"),
    path("reviews/new/", views.review_begin, name="review_begin"),
    path("reviews/feed/", feeds.ReviewsFeed(), name="review_feed"),
    path("reviews/feed/rss/", feeds.ReviewsFeed(feeds.RssFeed), name="review_rss"),
    path("users/<slug:username>/feed/", feeds.MemberReviewsFeed(), name="member_feed"),
    path(
        "users/<slug:username>/feed/rss/",
        feeds.MemberReviewsFeed(feeds.RssFeed),
        name="member_rss",
    ),
    path("reviews/<int:pk>/", views.review_detail, name="review_detail"),
    path("reviews/<int:pk>/edit/", views.review_edit, name="review_edit"),
    path("reviews/<int:pk>/withdraw/", views.review_withdraw, name="review_withdraw"),
    path("reviews/<int:pk>/helpful/", views.review_helpful, name="review_helpful"),
    path("reviews/<int:pk>/revisions/", views.review_revisions, name="review_revisions"),
    path("reviews/<int:pk>/comments/", views.comment_new, name="comment_new"),
    path("reviews/<int:pk>/comments/feed/", feeds.CommentsFeed(), name="comment_feed"),
    path(
        "reviews/<int:pk>/comments/feed/rss/",
        feeds.CommentsFeed(feeds.RssFeed),
        name="comment_rss",
    ),
    path(
        "reviews/<int:pk>/comments/<int:comment_pk>/", views.comment_detail, name="comment_detail"
    ),
    path(
        "reviews/<int:pk>/comments/<int:comment_pk>/edit/",
        views.comment_edit,
        name="comment_edit",
    ),
    path(
        "reviews/<int:pk>/comments/<int:comment_pk>/withdraw/",
        views.comment_withdraw,
        name="comment_withdraw",
    ),
]
