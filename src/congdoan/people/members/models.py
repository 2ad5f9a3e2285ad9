"""Persons, their memberships by date, absences, applications, transfers, and what happened to whom."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID, TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.people.members.rules import BEGINNINGS, ENDINGS

UNIT = "organisations.Organisation"
LISTED = ("full_name", "sort_key", "name_key", "sex", "born")  # what a membership copies of its person, for lists of any day


class Person(models.Model):
    """One human being. `unit` is the home: the union that holds, or last held, the membership; it decides who sees the row."""

    uid = models.UUIDField(unique=True, db_default=RandomUUID())
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    sort_key = models.TextField(db_collation="C")
    name_key = models.TextField()
    sex = models.CharField(max_length=3)
    born = models.IntegerField()  # 19900513; 19900000 when only the year is known; 0 when nothing is
    native_place = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    phone = models.CharField(max_length=30)
    email = models.CharField(max_length=120)
    zalo = models.CharField(max_length=30)
    workplace = models.CharField(max_length=200)
    job = models.CharField(max_length=120)
    education = models.CharField(max_length=80)
    profession = models.CharField(max_length=120)
    member_code = models.CharField(max_length=20)
    union_join_date = models.DateField(null=True)  # the first admission; seniority counts from it whatever came between
    union_join_place = models.CharField(max_length=200)
    citizen_hash = models.BinaryField(null=True)
    citizen_sealed = models.BinaryField(null=True)
    sensitive_sealed = models.BinaryField(null=True)  # one JSON text of all sensitive fields
    account = models.OneToOneField("access.Actor", models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    left_on = models.DateField(null=True)  # since when no membership goes on and no application waits; kept by a trigger
    erased_on = models.DateField(null=True)  # since then the record holds a name, a number, days and a hash, and nothing else

    class Meta:
        constraints = [
            models.UniqueConstraint(name="person_as_listed", fields=["id", *LISTED]),
            models.UniqueConstraint(name="citizen_once_in_a_unit", fields=["unit", "citizen_hash"], condition=Q(merged_into__isnull=True)),
            models.CheckConstraint(name="person_sex_is_known", condition=Q(sex__in=["", "nam", "nu"])),
            models.CheckConstraint(name="person_born_is_sound", condition=Q(born=0) | Q(born__gte=19_000_000, born__lte=29_991_231)),
            models.CheckConstraint(name="person_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
        ]
        indexes = [
            models.Index(fields=["citizen_hash"], name="person_by_citizen_number", condition=Q(citizen_hash__isnull=False)),
            models.Index(fields=["unit", "name_key", "born"], name="person_by_name_and_birth"),
            models.Index(fields=["id"], name="persons_erased", condition=Q(erased_on__isnull=False)),
            models.Index(fields=["left_on"], name="persons_who_left", condition=Q(left_on__isnull=False, erased_on__isnull=True)),
            models.Index(fields=["born"], name="persons_born_on", condition=Q(merged_into__isnull=True)),
        ]


class Membership(models.Model):
    """A person in one union for some days. The listed facts are the person's, copied under a key that follows every change."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", db_constraint=False)
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    period = DateRangeField()
    began = models.CharField(max_length=16)
    ended = models.CharField(max_length=16)
    full_name = models.CharField(max_length=120)
    sort_key = models.TextField(db_collation="C")
    name_key = models.TextField()
    sex = models.CharField(max_length=3)
    born = models.IntegerField()
    section = models.CharField(max_length=120)  # tổ, công đoàn bộ phận
    dues_group = models.CharField(max_length=4)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_union_at_a_time", expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
            ),
            models.UniqueConstraint(name="membership_with_its_period", fields=["id", "person", "unit", "period"]),
            models.CheckConstraint(name="membership_lasts", condition=Q(period__isempty=False, period__lower_inf=False)),
            models.CheckConstraint(name="membership_began_somehow", condition=Q(began__in=list(BEGINNINGS))),
            models.CheckConstraint(
                name="membership_ended_somehow",
                condition=Q(period__upper_inf=True, ended="") | Q(period__upper_inf=False, ended__in=list(ENDINGS)),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "sort_key", "id"], name="members_of_unit_counted", include=["person", "period", "sex"]),
            models.Index(fields=["sort_key", "id"], name="members_in_order"),
            models.Index(fields=["section"], name="members_of_section", condition=~Q(section="")),
        ]


class Word(models.Model):
    """One word of the name of a membership, written by a trigger: row-level security lets no index answer what lies within a text."""

    pk = models.CompositePrimaryKey("word", "membership_id", "unit_id")
    word = models.TextField(db_collation="C")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    unit_id = models.BigIntegerField()


class Absence(models.Model):
    """Days of a membership on which no dues are owed, such as a leave without pay."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="absences", db_constraint=False)
    person_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    membership_period = DateRangeField()
    period = DateRangeField()
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_absence_at_a_time", expressions=[("membership", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
            ),
            models.CheckConstraint(name="absence_within_membership", condition=Q(period__contained_by=F("membership_period"))),
            models.CheckConstraint(name="absence_lasts", condition=Q(period__isempty=False)),
        ]


class Application(models.Model):
    """Somebody asks a union to be admitted; `batch` holds those of one list together."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    batch = models.UUIDField(null=True)
    state = models.CharField(max_length=10)
    applied_on = models.DateField()
    section = models.CharField(max_length=120)
    decided_on = models.DateField(null=True)
    decision = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_application_waits", fields=["person"], condition=Q(state__in=["applied", "committee"])),
            models.CheckConstraint(
                name="application_decided_on_a_day",
                condition=Q(state__in=["applied", "committee"], decided_on__isnull=True)
                | Q(state__in=["admitted", "refused", "withdrawn"], decided_on__gte=F("applied_on")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "id"], name="applications_that_wait")]


class Event(models.Model):
    """What happened to a member on a day, told by whom; rows never change."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="events", db_constraint=False)
    kind = models.CharField(max_length=24)
    happened_on = models.DateField()
    decision = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    facts = models.JSONField(default=dict)
    recorded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="events_of_person"),
            models.Index(fields=["unit", "-id"], name="events_of_unit"),
        ]


class KeyMark(models.Model):
    """The four bytes that name the key under which this database is sealed: one row, written by the first sealed value."""

    mark = models.BinaryField(primary_key=True)


class Transfer(models.Model):
    """A union asks for somebody who came to it; where he was is known to his old union alone until it has answered."""

    to_unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    citizen_hash = models.BinaryField()
    since = models.DateField()
    section = models.CharField(max_length=120)
    state = models.CharField(max_length=10)  # asked, agreed, declined, cancelled, done
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="transfer_state_is_known", condition=Q(state__in=["asked", "agreed", "declined", "cancelled", "done"])
            ),
            models.UniqueConstraint(
                name="transfer_asked_once", fields=["to_unit", "citizen_hash"], condition=Q(state__in=["asked", "agreed"])
            ),
        ]
        indexes = [models.Index(fields=["state", "id"], name="transfers_to_carry")]


class TransferMatch(models.Model):
    """The person whom a transfer asks for, and the old union: seen by the old union alone."""

    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="match")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    from_unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")


class Reading(models.Model):
    """Somebody looked at sealed fields of a person; rows never change, and the person sees them."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="readings", db_constraint=False)
    fields = models.JSONField()
    purpose = models.CharField(max_length=300)
    read_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    read_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="readings_of_person")]


class CorrectionRequest(models.Model):
    """A member asks the union to mend the own record; what is asked for is sealed, since it may hold anything."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="requests")
    told_sealed = models.BinaryField(null=True)  # null once its person was erased
    state = models.CharField(max_length=10)  # asked, done, declined
    asked_on = models.DateField()
    answer = models.CharField(max_length=300)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_answered_on_a_day",
                condition=Q(state="asked", answered_on__isnull=True) | Q(state__in=["done", "declined"], answered_on__isnull=False),
            ),
            models.UniqueConstraint(name="one_request_waits", fields=["person"], condition=Q(state="asked")),
        ]
        indexes = [models.Index(fields=["unit", "state", "id"], name="requests_that_wait")]


class Card(models.Model):
    """A card given to a member; its signed text is made again from these facts whenever it is printed."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="cards")
    text = models.CharField(max_length=900)
    issued_on = models.DateField()
    valid_until = models.DateField()
    revoked_on = models.DateField(null=True)
    issued_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_card_holds", fields=["person"], condition=Q(revoked_on__isnull=True))]


class Merge(models.Model):
    """Two records of one human being made one; undone, the moved rows go back."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+")
    moved = models.JSONField()  # {"memberships": [ids], "applications": [ids]}
    reason = models.CharField(max_length=300)
    merged_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(db_default=TransactionNow())
    undone_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="merged_once", fields=["gone"], condition=Q(undone_on__isnull=True))]


class Likeness(models.Model):
    """Two persons who may be one human being: 1 one citizen number, 2 one name and birth, 3 nearly one name and one birth."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    first_unit_id = models.BigIntegerField()
    second = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    second_unit_id = models.BigIntegerField()
    why = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="alike_once", fields=["first", "second"]),
            models.CheckConstraint(name="alike_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(name="alike_somehow", condition=Q(why__in=[1, 2, 3])),
        ]
        indexes = [models.Index(fields=["why", "first", "second"], name="alike_surest_first")]


class SavedFilter(models.Model):
    """A question to the list of members that somebody keeps under a name; shared, whoever reaches the unit sees it."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    asked = models.JSONField()  # {"unit": code, "text", "sex", "section", "state"}: see rules.filters
    is_shared = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="filter_named_once", fields=["owner", "name"]),
            models.CheckConstraint(name="filter_has_a_name", condition=~Q(name="")),
        ]
        indexes = [models.Index(fields=["unit"], name="filters_of_unit")]


class RetentionRule(models.Model):
    """How long a unit and those below keep whole records of who is no longer a member; rows never change, a later one follows."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    from_day = models.DateField()
    decision = models.CharField(max_length=120)
    set_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    set_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_retention_from_a_day", fields=["unit", "from_day"]),
            models.CheckConstraint(name="retention_lasts", condition=Q(months__gte=1, months__lte=1200)),
            models.CheckConstraint(name="retention_is_decided", condition=~Q(decision="")),
        ]
