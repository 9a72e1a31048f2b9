"""Every address of lists, whole. Numbers stand in them, since titles change."""

from django.urls import path

from lists import views

urlpatterns = [
    path("lists/", views.list_list, name="list_list"),
    path("lists/new/", views.list_new, name="list_new"),
    path("lists/<int:pk>/", views.list_detail, name="list_detail"),
    path("lists/<int:pk>/edit/", views.list_edit, name="list_edit"),
    path("lists/<int:pk>/delete/", views.list_delete, name="list_delete"),
    path("lists/<int:pk>/copy/", views.list_copy, name="list_copy"),
    path("films/<slug:slug>/lists/", views.film_lists, name="film_lists"),
    path("films/<slug:slug>/lists/add/", views.film_add_to_list, name="film_add_to_list"),
    path("users/<slug:username>/lists/", views.member_lists, name="member_lists"),
]
