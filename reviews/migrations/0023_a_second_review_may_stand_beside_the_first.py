"""The new constraint holds less than the one that it replaces: whatever could be written still can."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0022_second_reviews'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='review',
            name='review_one_per_author_and_film',
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('is_second', False), ('kind', 'member'), models.Q(('state', 'withdrawn'), _negated=True)), fields=('author', 'film'), name='review_one_per_author_and_film'),
        ),
    ]
