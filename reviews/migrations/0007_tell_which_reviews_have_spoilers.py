from django.db import migrations


def tell(apps, schema_editor):
    """Every fold in a stored text was made by the mark-up, with this class."""
    Review = apps.get_model('reviews', 'Review')
    folded = Review.objects.filter(body_html__contains='<details class="spoiler')
    folded.update(has_spoilers=True)


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0006_reviews_filtered_and_sorted'),
    ]

    operations = [
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
