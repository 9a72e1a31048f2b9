"""What the house notes about its own running."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LastRun(models.Model):
    """How a task of the operator's went when it was last done: one row for each task."""

    class Task(models.TextChoices):
        BACKUP = "backup", _("backup")
        VERIFY = "verify", _("verify")
        PROBE = "probe", _("write probe of readyz")

    task = models.CharField(_("task"), max_length=10, choices=Task, primary_key=True)
    finished_at = models.DateTimeField(_("finished"))
    succeeded = models.BooleanField(_("succeeded"))
    detail = models.TextField(_("what it found"), blank=True)
    went_well_at = models.DateTimeField(_("last went well"), null=True)

    class Meta:
        verbose_name = _("last run")
        verbose_name_plural = _("last runs")

    def __str__(self) -> str:
        return self.get_task_display()


class FileHash(models.Model):
    """What a stored picture's bytes came to when `verify` first saw it."""

    name = models.CharField(_("name"), max_length=200, primary_key=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("hash of a file")
        verbose_name_plural = _("hashes of files")

    def __str__(self) -> str:
        return self.name
