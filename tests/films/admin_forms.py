"""Fills and sends the admin's forms as a browser would."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

PREFIXES = {"film": ("titles", "credits", "plots", "stills", "links"), "person": ("names", "links")}
SOURCED = {"source_name": "Sample Press", "licence": "CC BY 4.0"}


def rows(prefix: str, *given: dict, stored: int = 0) -> dict:
    """The fields of an inline: the first `stored` of the given rows are in the database."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": stored}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


def filled(noun: str, **fields) -> dict:
    """A form with no rows but those given."""
    data = {}
    for prefix in PREFIXES[noun]:
        data |= rows(prefix)
    return data | fields


def address(noun: str, record=None) -> str:
    if record is None:
        return reverse(f"admin:films_{noun}_add")
    return reverse(f"admin:films_{noun}_change", args=[record.pk])


def send(client, noun: str, record=None, **fields):
    """Post the form for a new record, or for a stored one."""
    return client.post(address(noun, record), filled(noun, **fields))


def told(response) -> str:
    """The messages that the next page shows."""
    return " ".join(str(message) for message in response.wsgi_request._messages)


def errors_of(response, prefix: str = "") -> list[dict]:
    """The errors of the form, or of each row of an inline."""
    if not prefix:
        return [response.context["adminform"].form.errors]
    formsets = (inline.formset for inline in response.context["inline_admin_formsets"])
    return next(formset.errors for formset in formsets if formset.prefix == prefix)


def picture(name: str = "still.png", size: tuple[int, int] = (64, 40)) -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", size, "teal").save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue())
