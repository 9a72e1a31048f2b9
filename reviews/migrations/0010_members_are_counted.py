"""The summaries of members who rated and wrote before there were any."""

from collections import defaultdict

from django.db import migrations
from django.db.models import Count

CHUNK = 1000


def count(apps, schema_editor):
    Rating = apps.get_model("reviews", "Rating")
    Review = apps.get_model("reviews", "Review")
    MemberSummary = apps.get_model("reviews", "MemberSummary")
    summaries = defaultdict(dict)
    rows = Rating.objects.order_by("user").values_list("user", "value").annotate(Count("pk"))
    for user, value, number in rows.iterator(chunk_size=CHUNK):
        fields = summaries[user]
        fields[f"count_{value}"] = number
        fields["rating_count"] = fields.get("rating_count", 0) + number
        fields["rating_sum"] = fields.get("rating_sum", 0) + number * value
    standing = Review.objects.filter(
        kind="member", state="published", is_hidden=False, author__isnull=False
    )
    rows = standing.order_by("author").values_list("author").annotate(Count("pk"))
    for user, number in rows.iterator(chunk_size=CHUNK):
        summaries[user]["review_count"] = number
    MemberSummary.objects.bulk_create(
        (MemberSummary(user_id=user, **fields) for user, fields in summaries.items()),
        batch_size=CHUNK,
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0009_members_have_a_summary_and_a_taste")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
