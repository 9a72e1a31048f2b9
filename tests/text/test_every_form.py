"""Every text that somebody types is cleaned by one room."""

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.test import RequestFactory

from tests.factories import make_operator
from text.fields import LineField, MarkedUpField, TextField

# Checked by rules of their own, which leave no room for what cannot be seen.
ELSEWHERE = (forms.EmailField, forms.URLField, forms.SlugField, forms.RegexField, forms.JSONField)

CLEANED = (LineField, TextField, MarkedUpField)


def is_typed_freely(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and not isinstance(field, ELSEWHERE)


def typed_in(page: BaseModelAdmin, request) -> dict[str, forms.Field | None]:
    """The fields of a page of the admin, or of its rows, that staff may write."""
    shown = flatten_fieldsets(page.fieldsets) if page.fieldsets else page.fields
    apart = {*page.get_readonly_fields(request), *(page.exclude or ())}
    made = {
        column.name: page.formfield_for_dbfield(column, request)
        for column in page.model._meta.fields
        if isinstance(column, models.CharField | models.TextField)
        and not isinstance(column, models.URLField | models.EmailField | models.SlugField)
        and column.editable
        and column.name not in apart
        and (shown is None or column.name in shown)
    }
    return made | page.form.declared_fields


@pytest.mark.django_db
def test_every_text_typed_in_the_admin_is_cleaned_as_readers_texts_are():
    request = RequestFactory().get("/")
    request.user = make_operator()
    typed = {}
    ours = [model for model in apps.get_models() if not model.__module__.startswith("django.")]
    for model in filter(admin.site.is_registered, ours):
        of_model = admin.site.get_model_admin(model)
        if of_model.has_change_permission(request):
            for page in [of_model, *of_model.get_inline_instances(request)]:
                found = typed_in(page, request).items()
                typed |= {f"{type(page).__name__}.{n}": f for n, f in found if is_typed_freely(f)}
    bare = [name for name, field in typed.items() if not isinstance(field, CLEANED)]
    assert len(typed) > 20
    assert bare == []
