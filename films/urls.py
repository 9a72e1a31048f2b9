"""Addresses of the catalogue."""

from django.urls import path

from films import views

urlpatterns = [
    path("films/", views.film_list, name="film_list"),
    path("films/<slug:slug>/", views.film_detail, name="film_detail"),
    path("films/<slug:slug>/credits/", views.film_credits, name="film_credits"),
    path("films/<slug:slug>/photos/", views.film_stills, name="film_stills"),
    path("films/<slug:slug>/photos/<int:pk>/", views.film_still, name="film_still"),
    path("people/<slug:slug>/", views.person_detail, name="person_detail"),
    path("genres/<slug:slug>/", views.genre_detail, name="genre_detail"),
    path("countries/<slug:slug>/", views.country_detail, name="country_detail"),
]
