"""The members' admin, with what follows for ratings when an account is closed, opened or deleted.

It takes the place of the accounts' own, which knows no ratings.
"""

from django.contrib import admin

from accounts.admin import UserAdmin
from accounts.models import User
from reviews.services import close_member, delete_contributions, reopen_member
from reviews.services.locking import lock_member

admin.site.unregister(User)


@admin.register(User)
class RatingMemberAdmin(UserAdmin):
    def save_model(self, request, obj, form, change):
        was_active = lock_member(obj.pk).is_active
        super().save_model(request, obj, form, change)
        if was_active and not obj.is_active:
            close_member(member=obj)
        elif obj.is_active and not was_active:
            reopen_member(member=obj)

    def delete_model(self, request, obj):
        delete_contributions(author=obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for member in queryset:
            self.delete_model(request, member)
