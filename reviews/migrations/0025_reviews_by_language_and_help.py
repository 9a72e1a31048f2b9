"""All reviews are read by language and by how many they helped, each along an index."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("films", "0011_few_films_are_part_of_another"),
        ("reviews", "0024_members_in_the_order_of_their_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="review",
            index=models.Index(condition=models.Q(("is_hidden", models.Value(False)), ("state", "published")), fields=["language", "-published_at", "-id"], name="review_newest_in_language"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(condition=models.Q(("is_hidden", models.Value(False)), ("state", "published")), fields=["-helpful_count", "-published_at", "-id"], name="review_most_helpful"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(condition=models.Q(("is_hidden", models.Value(False)), ("state", "published")), fields=["language", "-helpful_count", "-published_at", "-id"], name="review_helpful_in_language"),
        ),
    ]
