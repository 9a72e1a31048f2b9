"""Addresses of members' pages, and of the account pages that differ from allauth's."""

from django.urls import path, re_path

from accounts import views

urlpatterns = [
    path("members/", views.member_list, name="member_list"),
    path("users/<slug:username>/", views.member_detail, name="member_detail"),
    path("account/profile/", views.profile, name="account_profile"),
    path("account/signup/", views.SignUp.as_view(), name="account_signup"),
    path("account/email/", views.ChangeEmail.as_view(), name="account_email"),
    re_path(
        r"^account/confirm-email/(?P<key>[-:\w]+)/$",
        views.ConfirmEmail.as_view(),
        name="account_confirm_email",
    ),
]
