"""Addresses that transliteration made of letters which it cannot read are made anew: Mandarin readings of
Japanese titles, Hebrew and Arabic without vowels or with their points as letters. The old ones redirect."""

from django.db import migrations

from films.slugs import film_slug, first_free, is_misread, person_slug, slug_base

# Enough to tell that an address was made of the title: beyond it, it may be cut for the year.
COMPARED = 40
AT_ONCE = 2_000


def address_anew(apps, schema_editor):
    film, person = apps.get_model('films', 'Film'), apps.get_model('films', 'Person')
    titles, names = apps.get_model('films', 'FilmTitle'), apps.get_model('films', 'PersonName')
    for one in film.objects.order_by('pk').iterator(AT_ONCE):
        if is_misread(one.title, language=one.original_language) and was_made_of(one.slug, one.title):
            others = titles.objects.filter(film=one).order_by('pk').values_list('title', flat=True)
            found = film_slug(one.title, one.release_year, language=one.original_language,
                              others=[one.original_title, *others])
            readdress(apps, 'film', one, found)
    for one in person.objects.order_by('pk').iterator(AT_ONCE):
        if is_misread(one.name) and was_made_of(one.slug, one.name):
            others = names.objects.filter(person=one).order_by('pk').values_list('name', flat=True)
            readdress(apps, 'person', one, person_slug(one.name, others=others))


def was_made_of(slug, name):
    return slug.startswith(slug_base(name, fallback='-')[:COMPARED])


def readdress(apps, kind, record, address):
    retired = apps.get_model('films', 'RetiredSlug').objects.filter(**{f'{kind}__isnull': False})
    model = type(record)

    def is_taken(slug):
        return (model.objects.filter(slug=slug).exists()
                or retired.filter(slug=slug).exclude(**{kind: record}).exists())

    old = record.slug
    if address != old:
        new = first_free(address, is_taken)
        model.objects.filter(pk=record.pk).update(slug=new)
        retired.filter(slug=new).delete()
        retired.update_or_create(slug=old, defaults={kind: record})


class Migration(migrations.Migration):

    dependencies = [
        ('films', '0002_counts_of_films_by_decade_length_and_score'),
    ]

    operations = [
        migrations.RunPython(address_anew, migrations.RunPython.noop),
    ]
