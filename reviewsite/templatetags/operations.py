"""What the admin's first page says to the operator."""

from django import template

from reviewsite.operations import runs

register = template.Library()


@register.simple_tag
def alarms() -> list[str]:
    """Sentences about tasks of the operator's that failed or were not done."""
    return runs.alarms()
