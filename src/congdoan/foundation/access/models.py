"""Actors, grants, and the bare shape of the tree that PostgreSQL needs to judge reach."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models


class ActorManager(BaseUserManager["Actor"]):
    """Finds actors by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> "Actor":
        return self.get(username__iexact=username)


class Actor(AbstractBaseUser):
    """A person (or the built-in console) who acts."""

    username = models.CharField("tên đăng nhập", max_length=80, unique=True)
    full_name = models.CharField("họ tên", max_length=160)
    post = models.CharField("chức vụ", max_length=160, blank=True)
    is_active = models.BooleanField(default=True)
    is_console = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=TransactionNow())

    objects = ActorManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

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
