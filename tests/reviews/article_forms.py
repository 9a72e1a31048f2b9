"""What an editor sends with the form of an article."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

ADD = "admin:reviews_review_add"
ROWS = ("further_authors", "cast_placements", "pictures", "related_films")


def change(review):
    return reverse("admin:reviews_review_change", args=[review.pk])


def picture(size=(640, 800)):
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, "JPEG")
    return SimpleUploadedFile("a.jpg", file.getvalue(), content_type="image/jpeg")


def sourced(prefix="", **more):
    return {f"{prefix}source_name": "A distributor", f"{prefix}licence": "Press kit"} | more


def article_data(film, author, placements=(), *, initial=(), rows=None, **more):
    """The fields of a valid form. `rows` are those beside the cast, by their prefix; `initial` says
    how many of each are stored already."""
    data = {
        "film": film.pk, "author": author.pk, "headline": "A headline", "lead": "A lead.",
        "body": "Opening.\n\n## The film\n\nText.", "verdict": "", "rating_value": "",
        "language": "en", "comments_open": "on", "source_name": "", "source_url": "",
        "publish": "publish", "publish_time_0": "", "publish_time_1": "",
    }  # fmt: skip
    rows = {"cast_placements": placements} | (rows or {})
    for prefix in ROWS:
        data |= {
            f"{prefix}-TOTAL_FORMS": len(rows.get(prefix, ())),
            f"{prefix}-INITIAL_FORMS": dict(initial).get(prefix, 0),
        }
        for number, values in enumerate(rows.get(prefix, ())):
            data |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return data | more
