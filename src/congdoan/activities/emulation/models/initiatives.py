"""An initiative with its authors, files, acts, what it is worth, what was paid, and what it resembles."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from congdoan.activities.emulation.rules import ACTS, STATES
from congdoan.activities.emulation.rules.authors import WHOLE
from congdoan.activities.emulation.rules.benefit import KINDS
from congdoan.activities.emulation.rules.words import PAY

UNIT = "organisations.Organisation"


class Initiative(models.Model):
    """An initiative of one union; its content changes only after it was sent back, its state only by its acts."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    client_key = models.UUIDField()
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    field = models.CharField(max_length=60, blank=True)
    problem = models.CharField(max_length=3000)
    solution = models.CharField(max_length=5000)
    place = models.CharField(max_length=200)
    first_applied_on = models.DateField()
    is_computed = models.BooleanField()  # whether its benefit is told in money
    other_benefit = models.CharField(max_length=1000, blank=True)
    may_disclose = models.BooleanField()
    state = models.CharField(max_length=10, default="submitted")
    council = models.ForeignKey("emulation.Council", models.PROTECT, null=True, related_name="initiatives")
    decide_by = models.DateField(null=True)
    document_id = models.BigIntegerField(null=True)  # the decision among the outgoing documents
    search_key = models.CharField(max_length=600)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())
    submitted_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="initiative_in_unit", fields=["id", "unit"]),
            models.UniqueConstraint(name="initiative_sent_once", fields=["unit", "client_key"]),
            models.UniqueConstraint(name="initiative_number_once", fields=["unit", "year", "number"]),
            models.CheckConstraint(name="initiative_state_is_known", condition=Q(state__in=list(STATES))),
            models.CheckConstraint(name="initiative_tells_its_benefit", condition=Q(is_computed=True) | ~Q(other_benefit="")),
        ]
        indexes = [models.Index(fields=["unit", "-submitted_on", "-id"], name="initiatives_of_unit")]


class InitiativeAuthor(models.Model):
    """One author; the shares of an initiative sum to 10,000."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="authors", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    membership = models.ForeignKey("members.Membership", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    part = models.CharField(max_length=200, blank=True)
    share = models.PositiveSmallIntegerField()
    is_named = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="author_in_order", fields=["initiative", "place"]),
            models.UniqueConstraint(name="author_once", fields=["initiative", "membership"]),
            models.CheckConstraint(name="author_has_a_share", condition=Q(share__gte=1, share__lte=WHOLE)),
            models.CheckConstraint(name="author_has_a_name", condition=~Q(name="")),
        ]


class InitiativeAct(models.Model):
    """What was done with an initiative on a day; rows never change."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="acts", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    happened_on = models.DateField()
    words = models.CharField(max_length=1000, blank=True)
    decision = models.CharField(max_length=120, blank=True)
    acted_by = models.BigIntegerField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="initiative_act_in_order", fields=["initiative", "place"]),
            models.CheckConstraint(name="initiative_act_is_known", condition=Q(kind__in=list(ACTS))),
        ]


class InitiativeFile(models.Model):
    """A photo or a paper that proves something; kept by its hash, never changed."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="files", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=160)
    kind = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.BigIntegerField()
    added_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="initiative_file_in_order", fields=["initiative", "place"]),
            models.UniqueConstraint(name="initiative_file_once", fields=["initiative", "sha256"]),
        ]


class Benefit(models.Model):
    """What an initiative is worth in a year: claimed (0), or verified by the employer (year 1 to 3). Its total is that of its parts."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="benefits", db_index=False)
    unit_id = models.BigIntegerField()
    year_no = models.PositiveSmallIntegerField()
    total = models.BigIntegerField()
    verifier = models.CharField(max_length=200, blank=True)
    minutes = models.CharField(max_length=200, blank=True)
    told_on = models.DateField()
    told_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="benefit_of_a_year_once", fields=["initiative", "year_no"]),
            models.UniqueConstraint(name="benefit_in_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="benefit_year_is_known", condition=Q(year_no__lte=3)),
            models.CheckConstraint(
                name="verified_by_somebody", condition=Q(year_no=0) | (Q(year_no__gte=1) & ~Q(verifier="") & ~Q(minutes=""))
            ),
        ]


class BenefitPart(models.Model):
    """One part of a benefit by its formula; a cost counts against it."""

    benefit = models.ForeignKey(Benefit, models.CASCADE, related_name="parts", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    words = models.CharField(max_length=200)
    formula = models.CharField(max_length=200)
    amount = models.BigIntegerField()
    evidence = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="benefit_part_in_order", fields=["benefit", "place"]),
            models.CheckConstraint(name="benefit_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="benefit_amount_is_no_less_than_zero", condition=Q(amount__gte=0)),
            models.CheckConstraint(name="benefit_has_evidence", condition=~Q(evidence="") & ~Q(formula="")),
        ]


class Reward(models.Model):
    """What was paid for a year: to the authors by their shares, to who organised the first application, or as a bonus.

    What was written wrongly is reversed by a row that takes away exactly what `reverses` tells; neither ever changes.
    """

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="rewards", db_index=False)
    unit_id = models.BigIntegerField()
    year_no = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    amount = models.BigIntegerField()
    parts = ArrayField(models.BigIntegerField())  # in the order of the authors; one alone for who organised
    least = models.BigIntegerField(null=True)  # what the law asked for at least on that day, where it says
    payer = models.CharField(max_length=200)
    decision = models.CharField(max_length=120)
    paid_on = models.DateField()
    told_by = models.BigIntegerField()
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversal")
    because = models.CharField(max_length=300, blank=True)  # why it is reversed

    class Meta:
        constraints = [
            models.CheckConstraint(name="reward_kind_is_known", condition=Q(kind__in=list(PAY))),
            models.CheckConstraint(
                name="reward_is_money",
                condition=Q(amount__gt=0, reverses=None, because="") | (Q(amount__lt=0, reverses__isnull=False) & ~Q(because="")),
            ),
            models.CheckConstraint(name="reward_year_is_known", condition=Q(year_no__gte=1, year_no__lte=3)),
        ]
        indexes = [models.Index(fields=["initiative", "year_no", "kind"], name="rewards_of_year")]


class Fingerprint(models.Model):
    """An initiative as every union sees it: where it stands, its title, hashed words; the text itself stays behind the row guard."""

    initiative = models.OneToOneField(Initiative, models.PROTECT, primary_key=True, related_name="fingerprint")
    unit_id = models.BigIntegerField()
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=300)
    submitted_on = models.DateField()
    features = ArrayField(models.IntegerField())
    method = models.CharField(max_length=8, blank=True)  # by which the features were made; empty on the oldest

    class Meta:
        indexes = [
            GinIndex(fields=["features"], name="initiatives_by_feature"),
            models.Index(fields=["method"], name="fingerprints_by_method"),
        ]


class Resemblance(models.Model):
    """Another initiative that this one resembles, and what the council says of it."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="resemblances", db_index=False)
    unit_id = models.BigIntegerField()
    other_id = models.BigIntegerField()  # the row guard may hide it
    other_code = models.CharField(max_length=60)
    other_title = models.CharField(max_length=200)
    other_unit = models.CharField(max_length=300)
    score = models.PositiveSmallIntegerField()
    shared = models.CharField(max_length=300, blank=True)  # what both tell, in the words of the thesaurus
    verdict = models.CharField(max_length=9, blank=True)  # different, same
    words = models.CharField(max_length=300, blank=True)
    answered_by = models.BigIntegerField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="resembles_once", fields=["initiative", "other_id"]),
            models.CheckConstraint(name="resemblance_is_a_share", condition=Q(score__lte=10_000)),
            models.CheckConstraint(
                name="resemblance_answer_is_whole",
                condition=Q(verdict="", answered_by=None, answered_on=None)
                | (Q(verdict__in=["different", "same"], answered_by__isnull=False, answered_on__isnull=False) & ~Q(words="")),
            ),
        ]


class Spread(models.Model):
    """Another unit that applies an initiative since a day; told once."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="spreads", db_index=False)
    unit_id = models.BigIntegerField()
    to_unit_id = models.BigIntegerField()  # the row guard may hide it
    to_name = models.CharField(max_length=300)
    since = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    told_by = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="spread_to_a_unit_once", fields=["initiative", "to_unit_id"])]
