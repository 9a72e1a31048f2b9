import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('films', '0001_initial'),
        ('reviews', '0014_members_keep_a_watchlist'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='films.person')),
            ],
            options={
                'verbose_name': 'follow',
                'verbose_name_plural': 'follows',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('person__isnull', True)), models.Q(('member__isnull', True), ('person__isnull', False)), _connector='OR'), name='follow_is_of_a_member_or_of_a_person'), models.CheckConstraint(condition=models.Q(('member__isnull', True), models.Q(('follower', models.F('member')), _negated=True), _connector='OR'), name='follow_is_not_of_oneself'), models.UniqueConstraint(fields=('follower', 'member'), name='follow_once_of_each_member'), models.UniqueConstraint(fields=('follower', 'person'), name='follow_once_of_each_person')],
            },
        ),
    ]
