"""How the fields of a form are laid out, for the forms of the desk and of the pack of forms."""

from django import template

from reviewsite.page_parts import shapes

register = template.Library()
for name in ("control", "layout", "marks_required", "problems"):
    register.filter(name, getattr(shapes, name))
