"""Members in the admin: found, given roles, closed. No password and no hash is shown or typed."""

from allauth.account import admin as addresses  # registers, so that we may take it back
from allauth.account.models import EmailAddress
from allauth.mfa import admin as factors
from allauth.usersessions import admin as sessions
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.search import index_member
from accounts.sessions import end_sessions
from text.fields import CLEANED_FIELDS

# Addresses are seen beside their member and changed by nobody else; second factors and sessions
# are their member's alone.
for model in (
    addresses.EmailAddress,
    addresses.EmailConfirmation,
    factors.Authenticator,
    sessions.UserSession,
):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
# With one of these a member becomes somebody else to the site.
PRIVILEGES = {"groups", "is_staff", "is_superuser", "is_active"}


class EmailAddresses(admin.TabularInline):
    model = EmailAddress
    fields = readonly_fields = ("email", "verified", "primary")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    formfield_overrides = CLEANED_FIELDS
    list_display = ("username", "display_name", "role", "date_joined", "is_sample", "is_active")
    list_filter = ("groups", "is_staff", "is_sample", "is_active")
    ordering = ("-pk",)
    show_full_result_count = False
    list_per_page = 50
    inlines = (EmailAddresses,)
    filter_horizontal = ("groups",)
    fieldsets = (
        (None, {"fields": ("username", "display_name", "bio")}),
        (_("Account"), {"fields": ("is_active", "is_sample", "date_joined", "last_login")}),
        (_("Role"), {"fields": ("groups", "is_staff", "is_superuser")}),
    )
    readonly_fields = ("username", "is_sample", "date_joined", "last_login")

    @admin.display(description=_("role"))
    def role(self, member: User) -> str:
        if member.is_superuser:
            return str(_("Operator"))
        return ", ".join(group.name for group in member.groups.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        names = ("username", "display_name")
        return (*names, "email") if request.user.is_superuser else names

    def get_inlines(self, request: HttpRequest, obj: User | None) -> tuple:
        return self.inlines if request.user.is_superuser else ()

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        if request.user.is_superuser:
            return self.readonly_fields
        return (*self.readonly_fields, "is_active", "groups", "is_staff", "is_superuser")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever is not an operator cannot touch one."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: User, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        index_member(obj)
        if PRIVILEGES & set(form.changed_data):
            end_sessions(member=obj, but=request.session)
