"""Actors, grants, signed links, and the bare shape of the tree that PostgreSQL needs to judge reach."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models

NO_PASSWORD = "!"  # noqa: S105  Django's mark of an account that nobody can sign in to


class ActorManager(BaseUserManager["Actor"]):
    """Finds actors by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> "Actor":
        return self.get(username__iexact=username)


class Actor(AbstractBaseUser):
    """A person, the built-in console, or whoever comes by a signed link."""

    username = models.CharField("tên đăng nhập", max_length=80, unique=True)
    full_name = models.CharField("họ tên", max_length=160)
    post = models.CharField("chức vụ", max_length=160, blank=True)
    is_active = models.BooleanField(default=True)
    is_console = models.BooleanField(default=False)
    is_link = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=TransactionNow())

    objects = ActorManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_link_has_no_password", condition=models.Q(is_link=False) | models.Q(password=NO_PASSWORD))
        ]

    def get_full_name(self) -> str:
        return self.full_name


class Branch(models.Model):
    """An organisation as access knows it: its id, code and name."""

    id = models.BigIntegerField(primary_key=True)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=300)


class Reach(models.Model):
    """During `period`, whoever holds a grant on `ancestor` reaches `branch`."""

    ancestor = models.ForeignKey(Branch, models.CASCADE, related_name="reaches", db_constraint=False)
    branch = models.ForeignKey(Branch, models.CASCADE, related_name="reached_by", db_constraint=False)
    depth = models.PositiveSmallIntegerField()
    period = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="reach_once_at_a_time",
                expressions=[("ancestor", RangeOperators.EQUAL), ("branch", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]
        indexes = [models.Index(fields=["branch", "ancestor"], name="access_reach_upwards")]


class Grant(models.Model):
    """A role on a branch, with all below it, for a period."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="grants")
    period = DateRangeField()
    granted_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_grant_at_a_time",
                expressions=[
                    ("actor", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("branch", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Link(models.Model):
    """An address by which one body's people act for it without signing in. The token itself is never stored, only its hash."""

    unit = models.ForeignKey(Branch, models.PROTECT, related_name="+")  # on whose behalf it was issued
    subject = models.ForeignKey(Branch, models.PROTECT, related_name="links")
    actor = models.OneToOneField(Actor, models.PROTECT, related_name="link")
    purpose = models.CharField(max_length=20)
    token_sha256 = models.CharField(max_length=64, unique=True)
    period = DateRangeField()
    reason = models.CharField(max_length=300)
    issued_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(db_default=TransactionNow())
    revoked_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="link_lasts_a_day", condition=models.Q(period__isempty=False)),
            models.CheckConstraint(name="link_ends", condition=models.Q(period__endswith__isnull=False)),
            models.CheckConstraint(
                name="revoked_by_somebody",
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]


class LinkVisit(models.Model):
    """One visit by a link. Rows never change."""

    link = models.ForeignKey(Link, models.PROTECT, related_name="visits")
    subject_id = models.BigIntegerField()
    opened_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["link", "-opened_at"], name="visits_newest_first")]


class LinkMiss(models.Model):
    """An address that led nowhere: who asked (a hash of where from), and when. Kept for a day, to slow guessing down."""

    client_sha256 = models.CharField(max_length=64)
    missed_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["client_sha256", "missed_at"], name="misses_of_client")]


class Job(models.Model):
    """A command asked for by an actor, run by the worker; its progress is visible while it runs."""

    class State(models.TextChoices):
        WAITING = "waiting", "chờ chạy"
        RUNNING = "running", "đang chạy"
        DONE = "done", "xong"
        FAILED = "failed", "không xong"

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="jobs")
    command = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    title = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    error = models.TextField(blank=True)
    asked_at = models.DateTimeField(db_default=TransactionNow())
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class Mark(models.Model):
    """A fact about this installation, such as that its people and firms are fictitious."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.JSONField(default=dict)
