"""Unions and employers in one table, their heirs, their places in the tree by days, former names, bank accounts, joint payers."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q


class Organisation(models.Model):
    """A union body or an employer; its id is its branch id."""

    id = models.BigAutoField(primary_key=True)  # from 101: 1 is the root of every tree
    kind = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=300)
    search_key = models.TextField()
    sort_key = models.TextField(db_collation="C")
    tax_code = models.CharField(max_length=14, blank=True)
    si_unit_code = models.CharField(max_length=20, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    ownership = models.CharField(max_length=40, blank=True)
    payer_class = models.CharField(max_length=40, blank=True)
    payer_schedule = models.CharField(max_length=40, blank=True)
    wage_region = models.CharField(max_length=4, blank=True)
    commune = models.CharField(max_length=120, blank=True)
    dues_group = models.CharField(max_length=4, blank=True)
    founded_on = models.DateField(null=True)  # of an employer: the day from which it must pay
    ended_on = models.DateField(null=True)  # the first day on which it no longer stands
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    stands = models.GeneratedField(
        expression=Func(F("founded_on"), F("ended_on"), function="daterange"), output_field=DateRangeField(), db_persist=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="organisation_is_below_the_root", condition=Q(id__gt=100)),
            models.CheckConstraint(
                name="organisation_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(founded_on__isnull=True) | Q(ended_on__gt=F("founded_on")),
            ),
            models.CheckConstraint(
                name="organisation_succeeded_only_when_ended", condition=Q(successor__isnull=True) | Q(ended_on__isnull=False)
            ),
            models.CheckConstraint(name="organisation_not_its_own_successor", condition=~Q(successor=F("id"))),
            models.CheckConstraint(name="organisation_rank_is_sound", condition=Q(rank__gte=1, rank__lte=99)),
            models.UniqueConstraint(name="organisation_place_facts", fields=["id", "rank", "stands"]),
        ]
        indexes = [
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="organisation_found_by_words"),
            models.Index(fields=["tax_code"], name="organisation_by_tax_code"),
            models.Index(fields=["kind", "sort_key"], name="organisation_in_order"),
        ]


class Heir(models.Model):
    """A further unit that took over from one that was split; the main one is its `successor`. Rows never change."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="further_heirs")
    heir = models.ForeignKey(Organisation, models.PROTECT, related_name="inherited_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="heir_once", fields=["organisation", "heir"]),
            models.CheckConstraint(name="heir_is_another", condition=~Q(organisation=F("heir"))),
        ]


class Placement(models.Model):
    """An organisation under one parent during `period`.

    Rank and days of both ends are copied here under foreign keys that follow every change, so that plain checks prove on
    every day: the parent stands higher (hence no cycle), both stand.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="placements", db_constraint=False)
    organisation_rank = models.PositiveSmallIntegerField()
    organisation_stands = DateRangeField()
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="children", db_constraint=False)
    parent_rank = models.PositiveSmallIntegerField()
    parent_stands = DateRangeField()
    period = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_parent_at_a_time", expressions=[("organisation", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
            ),
            models.CheckConstraint(name="parent_stands_higher", condition=Q(parent_rank__lt=F("organisation_rank"))),
            models.CheckConstraint(name="parent_stands_that_day", condition=Q(period__contained_by=F("parent_stands"))),
            models.CheckConstraint(name="placed_while_it_stands", condition=Q(period__contained_by=F("organisation_stands"))),
            models.CheckConstraint(name="placed_for_some_days", condition=Q(period__isempty=False)),
        ]


class Name(models.Model):
    """A former name; the period is null where nobody wrote down when it was in use."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    period = DateRangeField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_name_at_a_time", expressions=[("organisation", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
            ),
        ]


class BankAccount(models.Model):
    """A bank account an organisation pays from or is paid on; two employers may share one."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="accounts")
    bank = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=34)
    period = DateRangeField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="account_once_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("number", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [models.Index(fields=["number"], name="account_by_number")]


class Suspension(models.Model):
    """Days on which a union may not act; only its end is written later."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="suspensions")
    period = DateRangeField()
    reason = models.CharField(max_length=300)
    decision = models.CharField(max_length=120)
    lifted_by = models.CharField(max_length=120)  # the decision by which it goes on

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_suspension_at_a_time", expressions=[("organisation", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
            ),
            models.CheckConstraint(name="suspension_lasts", condition=Q(period__isempty=False, period__lower_inf=False)),
            models.CheckConstraint(name="suspension_has_its_ground", condition=~(Q(decision="") | Q(reason=""))),
        ]


class PayerGroup(models.Model):
    """One payer for several employers, such as an office that pays for its schools; kept by a collecting federation."""

    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="payer_groups")
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=300)
    tax_code = models.CharField(max_length=14, blank=True)
    account = models.CharField(max_length=34, blank=True)


class PayerGroupMember(models.Model):
    """An employer for which a joint payer pays."""

    group = models.ForeignKey(PayerGroup, models.PROTECT, related_name="members")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="payer_groups_joined")

    class Meta:
        constraints = [models.UniqueConstraint(name="group_member_once", fields=["group", "organisation"])]
