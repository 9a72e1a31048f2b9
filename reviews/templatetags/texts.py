"""Stored texts and times, for the pages of the desk."""

from django import template

from reviews.page_parts import review_parts

register = template.Library()
register.filter("stored_html", review_parts.stored_html)
register.simple_tag(review_parts.moment_of_day)
