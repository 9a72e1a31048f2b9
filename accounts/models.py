"""The people who use the site."""

from datetime import datetime, timedelta
from typing import ClassVar

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.mailboxes import mailbox
from accounts.search_words import MEMBER_WORD_LENGTH, found_by
from accounts.themes import THEMES
from accounts.usernames import USERNAME_MAX_LENGTH, username_validator
from text.addresses import address_of

# Long enough to come back from a holiday and change one's mind.
ERASURE_UNDO_TIME = timedelta(days=14)
# A stored copy of everything is a risk; who did not fetch it in a week asks again.
EXPORT_LIFETIME = timedelta(days=7)
# What allauth calls an app for codes and a passkey.
SECOND_FACTORS = ("totp", "webauthn")
# By staff, and not because the member left: what leaving members leave behind stays.
CLOSED = Q(is_active=False, erased_at=None)


class Members(UserManager["User"]):
    """Django's ways to make a member; whom they make, the search finds."""

    use_in_migrations = False

    @classmethod
    def normalize_email(cls, email):
        return mailbox(email) if email else ""

    @transaction.atomic
    def create_user(self, *args, **fields):
        return self._indexed(super().create_user(*args, **fields))

    @transaction.atomic
    def create_superuser(self, *args, **fields):
        return self._indexed(super().create_superuser(*args, **fields))

    async def acreate_user(self, *args, **fields):
        return await sync_to_async(self.create_user)(*args, **fields)

    async def acreate_superuser(self, *args, **fields):
        return await sync_to_async(self.create_superuser)(*args, **fields)

    def _indexed(self, member: "User") -> "User":
        MemberWord.objects.index(member)
        return member


class User(AbstractUser):
    """A member. The member name stands in addresses; the display name is what readers see."""

    # Django's own way to drop a field that an abstract model brings; its stubs do not know it.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    username = models.CharField(
        _("member name"),
        max_length=USERNAME_MAX_LENGTH,
        unique=True,
        validators=[username_validator],
        help_text=_("Small letters, digits, hyphen and underscore. It stands in your address."),
    )
    email = models.EmailField(_("email address"))
    display_name = models.CharField(_("name"), max_length=80, blank=True)
    bio = models.CharField(_("about"), max_length=500, blank=True)
    site = models.URLField(_("website"), blank=True)
    language = models.CharField(_("language of the pages"), max_length=10, blank=True)
    review_language = models.CharField(_("language of own reviews"), max_length=10, blank=True)
    theme = models.CharField(_("theme"), max_length=6, choices=THEMES, blank=True)
    wants_answers = models.BooleanField(_("answers by mail"), default=False, db_default=False)
    # Common name of the picture's files and pixels of the largest, written by `set_avatar`. They
    # stand here so that whatever shows a member shows the picture without another query.
    avatar = models.CharField(max_length=100, blank=True, editable=False)
    avatar_width = models.PositiveSmallIntegerField(default=0, editable=False)
    leaving_since = models.DateTimeField(_("asked to be erased"), null=True, editable=False)
    keeps_contributions = models.BooleanField(
        _("leaves ratings and texts behind, without a name"), default=False, editable=False
    )
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects: ClassVar[Members] = Members()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="username_is_unique_in_any_case"),
            models.UniqueConstraint(
                Lower("email"), name="email_belongs_to_one_member", condition=~Q(email="")
            ),
            models.CheckConstraint(
                condition=Q(avatar="", avatar_width=0) | (~Q(avatar="") & Q(avatar_width__gt=0)),
                name="avatar_stands_exactly_with_its_width",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """What readers see."""
        if self.erased_at:
            return gettext("Former member")
        return self.display_name or self.username

    @property
    def is_closed(self) -> bool:
        """Whether staff have closed the account; as CLOSED."""
        return not self.is_active and self.erased_at is None

    @cached_property
    def lacks_second_factor(self) -> bool:
        """Whether a member must set up a second factor before anything opens but what is every
        member's. Recovery codes are none: they stand in for one that is lost."""
        if self.is_sample and settings.SAMPLE_STAFF_WITHOUT_SECOND_FACTOR:
            return False
        factors = self.authenticator_set  # type: ignore[attr-defined]  # allauth's has no types
        return not factors.filter(type__in=SECOND_FACTORS).exists()

    def has_perm(self, perm, obj=None) -> bool:
        """Rights, an operator's too, wait for the second factor: a password alone opens none."""
        return super().has_perm(perm, obj) and not self.lacks_second_factor

    def has_module_perms(self, app_label) -> bool:
        return super().has_module_perms(app_label) and not self.lacks_second_factor

    @property
    def erased_from(self) -> datetime | None:
        """When a member who asked to be erased will be; None for all others."""
        return self.leaving_since and self.leaving_since + ERASURE_UNDO_TIME

    @property
    def short_site(self) -> str:
        """The address of the member's website as it is said: example.org/ines."""
        return self.site.split("://", 1)[-1].removeprefix("www.").rstrip("/")

    @property
    def search_words(self) -> set[str]:
        """What the search finds the member by; nothing once erased."""
        return set() if self.erased_at else found_by(self.username, self.display_name)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def get_absolute_url(self):
        return address_of("member_detail", self.username)


class Export(models.Model):
    """A copy of everything that is kept about a member, made by the background worker."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    asked_at = models.DateTimeField(_("asked for"))
    made_at = models.DateTimeField(_("made"), null=True)
    body = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("copy of a member’s data")
        verbose_name_plural = _("copies of members’ data")
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at=None, body=None) | Q(made_at__isnull=False, body__isnull=False),
                name="export_has_a_body_exactly_when_made",
            ),
        ]

    def __str__(self):
        return f"{self.user_id}: {self.asked_at}"

    @property
    def dies_at(self) -> datetime | None:
        """When it can be fetched no longer; None while it is being made."""
        return self.made_at and self.made_at + EXPORT_LIFETIME

    @property
    def is_over(self) -> bool:
        return self.dies_at is not None and self.dies_at <= timezone.now()


class WaitingMail(models.Model):
    """A mail about an account that is not sent yet. To whom it goes and what it says stands here
    encrypted; the row is gone once the mail is sent or over. Written by `accounts.mails`."""

    kind = models.CharField(max_length=100)
    sealed = models.TextField()
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    dies_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mail about an account")
        verbose_name_plural = _("mails about accounts")

    def __str__(self):
        return self.kind


class MemberWords(models.Manager):
    @transaction.atomic
    def index(self, member: User) -> None:
        """Replace what the member is found by, as the names stand in the database now."""
        stored = User.objects.select_for_update(no_key=True).filter(pk=member.pk).first()
        self.filter(member=member.pk).delete()
        words = sorted(stored.search_words) if stored else []
        self.bulk_create(self.model(member=stored, word=word) for word in words)


class MemberWord(models.Model):
    """A word of a member's names, by which the search finds them. Nothing else writes the table
    than `MemberWord.objects.index`."""

    member = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    word = models.CharField(max_length=MEMBER_WORD_LENGTH)

    objects = MemberWords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "word"], name="memberword_once_per_member"),
        ]
        indexes = [
            models.Index(fields=["word", "-member"], name="memberword_newest_first"),
        ]

    def __str__(self):
        return self.word
