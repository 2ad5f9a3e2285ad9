"""Tables of bargaining: dialogue, talks, polls, agreements and their widening."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("organisations", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("number", models.CharField(max_length=60)),
                ("signed_on", models.DateField()),
                ("effective_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("signers", models.CharField(max_length=500)),
                ("text", models.TextField()),
                ("file_name", models.CharField(max_length=200)),
                ("sent_on", models.DateField(null=True)),
                ("receipt", models.CharField(max_length=200)),
                ("published_on", models.DateField(null=True)),
                ("extended_until", models.DateField(null=True)),
                ("extension", models.CharField(max_length=300)),
                ("ended_on", models.DateField(null=True)),
                ("void_on", models.DateField(null=True)),
                ("end_reason", models.CharField(max_length=500)),
                ("recorded_on", models.DateField()),
                (
                    "renews",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="renewed_by", to="bargaining.agreement"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "expires_on", "id"], name="agreements_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["enterprise", "sector", "multi_enterprise"])), name="agreement_level_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("expires_on__gte", models.F("effective_on"))), name="agreement_lasts"),
                    models.CheckConstraint(
                        condition=models.Q(("sent_on__isnull", True), ("sent_on__gte", models.F("signed_on")), _connector="OR"),
                        name="agreement_sent_after_it_was_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("extended_until__isnull", True), ("extended_until__gt", models.F("expires_on")), _connector="OR"
                        ),
                        name="agreement_extended_beyond_its_last_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("void_on__isnull", True)),
                            models.Q(("end_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_ended_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementWidening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("scope", models.CharField(max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("addressee", models.CharField(max_length=200)),
                ("workers", models.PositiveIntegerField()),
                ("all_workers", models.PositiveIntegerField()),
                ("workers_needed", models.PositiveIntegerField()),
                ("employers", models.PositiveIntegerField()),
                ("all_employers", models.PositiveIntegerField()),
                ("employers_needed", models.PositiveIntegerField()),
                ("asked_on", models.DateField()),
                ("state", models.CharField(default="asked", max_length=8)),
                ("decided_on", models.DateField(null=True)),
                ("decision", models.CharField(max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="widenings", to="bargaining.agreement"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "granted", "refused"])), name="widening_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("workers__gte", models.F("workers_needed")), ("employers__gte", models.F("employers_needed")), _connector="OR"
                        ),
                        name="widening_passes_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("employers__gte", 1),
                            ("employers__lte", models.F("all_employers")),
                            ("workers__gte", 1),
                            ("workers__lte", models.F("all_workers")),
                        ),
                        name="widening_part_of_a_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state", "asked")),
                            models.Q(("decided_on__gte", models.F("asked_on")), models.Q(("decision", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="widening_decided_with_a_decision",
                    ),
                    models.UniqueConstraint(condition=models.Q(("state", "asked")), fields=("agreement",), name="one_widening_waits"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("workers", models.PositiveIntegerField(null=True)),
                ("asked", models.PositiveIntegerField(null=True)),
                ("in_favour", models.PositiveIntegerField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="bargaining.agreement"),
                ),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                (
                    "widening",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bargaining.agreementwidening"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "agreement"], name="agreements_of_employer")],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "employer"), name="party_once"),
                    models.CheckConstraint(
                        condition=models.Q(("in_favour__isnull", True), ("in_favour__lte", models.F("asked")), _connector="OR"),
                        name="party_in_favour_were_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked__isnull", True), ("asked__lte", models.F("workers")), _connector="OR"),
                        name="party_asked_work_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=30)),
                ("article", models.CharField(max_length=40)),
                ("text", models.CharField(max_length=2000)),
                ("value", models.BigIntegerField(null=True)),
                ("workers", models.PositiveIntegerField(null=True)),
                ("times", models.PositiveIntegerField(null=True)),
                ("yearly_dong", models.BigIntegerField(null=True)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("until_words", models.CharField(max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="clauses", to="bargaining.agreement"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("until__isnull", True)), fields=["kind", "agreement"], name="clauses_standing")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "place"), name="clause_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0), ("value__isnull", True), _connector="OR"), name="clause_figures_are_sound"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("yearly_dong__gte", 0), ("yearly_dong__isnull", True), _connector="OR"),
                        name="clause_money_is_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), models.Q(("until_words", ""), _negated=True), _connector="OR"),
                        name="clause_until_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementGrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("letter", models.CharField(max_length=1)),
                ("total", models.PositiveSmallIntegerField()),
                ("points", models.JSONField()),
                ("excluded", models.CharField(max_length=500)),
                ("words", models.CharField(max_length=500)),
                ("graded_on", models.DateField()),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="grades", to="bargaining.agreement"),
                ),
                (
                    "graded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agreement", "year", "-id"], name="grades_of_agreement")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("letter", ""), ("excluded", ""), _connector="XOR"), name="grade_has_a_letter_or_a_reason"
                    ),
                    models.CheckConstraint(condition=models.Q(("total__lte", 100)), name="grade_total_is_sound"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("trigger", models.CharField(max_length=10)),
                ("asked_by", models.CharField(max_length=10)),
                ("requested_on", models.DateField(null=True)),
                ("supporters", models.PositiveIntegerField(null=True)),
                ("planned_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("workers", models.PositiveIntegerField()),
                ("seats", models.PositiveIntegerField()),
                ("needed", models.PositiveIntegerField()),
                ("employer_least", models.PositiveIntegerField()),
                ("wants_women", models.BooleanField()),
                ("sent_on", models.DateField(null=True)),
                ("replied_on", models.DateField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("present", models.PositiveIntegerField(null=True)),
                ("employer_present", models.PositiveIntegerField(null=True)),
                ("women_present", models.PositiveIntegerField(null=True)),
                ("has_legal", models.BooleanField(default=False)),
                ("minutes", models.TextField()),
                ("posted_on", models.DateField(null=True)),
                ("state", models.CharField(max_length=10)),
                ("reason", models.CharField(max_length=300)),
                ("opened_on", models.DateField()),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "-planned_on", "-id"], name="dialogues_of_unit"),
                    models.Index(fields=["employer", "kind", "held_on"], name="dialogues_of_employer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["periodic", "requested", "event"]), ("state__in", ["called", "held", "posted", "cancelled"])
                        ),
                        name="dialogue_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "requested"), _negated=True),
                            models.Q(("asked_by__in", ["union", "employer"]), ("requested_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="dialogue_request_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "event"), _negated=True), models.Q(("trigger", ""), _negated=True), _connector="OR"
                        ),
                        name="dialogue_event_names_its_article",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["called", "cancelled"]),
                            models.Q(
                                ("employer_present__gte", models.F("employer_least")),
                                ("has_legal", True),
                                ("held_on__isnull", False),
                                ("present__gte", models.F("needed")),
                                ("present__lte", models.F("seats")),
                            ),
                            _connector="OR",
                        ),
                        name="dialogue_held_with_whom_the_law_wants",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("posted_on__isnull", True), ("posted_on__gte", models.F("held_on")), _connector="OR"),
                        name="dialogue_posted_after_it_was_held",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DialogueTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("proposer", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=500)),
                ("outcome", models.CharField(max_length=1000)),
                ("is_agreed", models.BooleanField(null=True)),
                (
                    "dialogue",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="topics", to="bargaining.dialogue"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("dialogue", "place"), name="dialogue_topic_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("owner", models.CharField(max_length=200)),
                ("words", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("evidence", models.CharField(max_length=500)),
                (
                    "dialogue",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="bargaining.dialogue"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("done_on__isnull", True)), fields=["unit_id", "due_on"], name="commitments_open")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "place"), name="commitment_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("done_on__isnull", True), models.Q(("evidence", ""), _negated=True), _connector="OR"),
                        name="commitment_done_with_evidence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkplaceAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("happened_on", models.DateField()),
                ("form", models.CharField(max_length=10)),
                ("called", models.PositiveIntegerField(null=True)),
                ("present", models.PositiveIntegerField(null=True)),
                ("words", models.CharField(max_length=1000)),
                ("voided_on", models.DateField(null=True)),
                ("void_reason", models.CharField(max_length=300)),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "kind", "-happened_on"], name="workplace_acts_of_employer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["conference", "regulation", "members"])), name="workplace_act_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("called__isnull", True), ("present__lte", models.F("called")), _connector="OR"),
                        name="workplace_act_present_were_called",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voided_on__isnull", True), models.Q(("void_reason", ""), _negated=True), _connector="OR"),
                        name="workplace_act_voided_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bargaining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("asked_by", models.CharField(max_length=10)),
                ("requested_on", models.DateField()),
                ("placed_on", models.DateField(null=True)),
                ("place", models.CharField(max_length=200)),
                ("info_asked_on", models.DateField(null=True)),
                ("info_given_on", models.DateField(null=True)),
                ("started_on", models.DateField(null=True)),
                ("published_on", models.DateField(null=True)),
                ("reviewed_on", models.DateField(null=True)),
                ("review", models.CharField(max_length=500)),
                ("state", models.CharField(max_length=10)),
                ("failure", models.CharField(max_length=10)),
                ("failed_on", models.DateField(null=True)),
                ("end_words", models.CharField(max_length=500)),
                ("opened_on", models.DateField()),
                (
                    "agreement",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="bargaining.agreement"
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="successor_talks", to="bargaining.agreement"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "state", "-requested_on", "-id"], name="bargainings_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by__in", ["union", "employer"]),
                            ("level__in", ["enterprise", "sector", "multi_enterprise"]),
                            ("state__in", ["open", "signed", "failed"]),
                        ),
                        name="bargaining_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement__isnull", False), ("state", "signed")),
                            models.Q(models.Q(("state", "signed"), _negated=True), ("agreement__isnull", True)),
                            _connector="OR",
                        ),
                        name="bargaining_signed_means_an_agreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("failed_on__isnull", False), models.Q(("failure", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="bargaining_failed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("started_on__isnull", True), ("started_on__gte", models.F("requested_on")), _connector="OR"),
                        name="bargaining_starts_after_the_request",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BargainingParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("workers", models.PositiveIntegerField()),
                ("asked", models.PositiveIntegerField(null=True)),
                ("in_favour", models.PositiveIntegerField(null=True)),
                ("needed", models.PositiveIntegerField(null=True)),
                ("voted_on", models.DateField(null=True)),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="bargaining.bargaining"),
                ),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bargaining", "employer"), name="bargaining_party_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_favour__isnull", True),
                            models.Q(
                                ("asked__lte", models.F("workers")),
                                ("in_favour__lte", models.F("asked")),
                                ("needed__isnull", False),
                                ("voted_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ballot_counts_are_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BargainingMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("topic", models.CharField(max_length=12)),
                ("words", models.CharField(max_length=500)),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="bargaining.bargaining"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bargaining", "place"), name="matter_in_order")],
            },
        ),
        migrations.CreateModel(
            name="BargainingSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("held_on", models.DateField()),
                ("words", models.TextField()),
                ("outcomes", models.JSONField()),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="bargaining.bargaining"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bargaining", "place"), name="session_in_order")],
            },
        ),
        migrations.CreateModel(
            name="PhonePoll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("unit_name", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("questions", models.JSONField()),
                ("slips", models.PositiveIntegerField()),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="phone_polls", to="bargaining.bargaining"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)), fields=("bargaining",), name="one_open_poll_of_talks"
                    ),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="phone_poll_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opened_on")), ("slips__gte", 1)), name="phone_poll_lasts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BargainingPoll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("held_on", models.DateField()),
                ("asked", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                ("answered", models.PositiveIntegerField(null=True)),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="polls", to="bargaining.bargaining"),
                ),
                (
                    "phone",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="result", to="bargaining.phonepoll"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["bargaining", "-held_on", "-id"], name="polls_of_bargaining")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered__isnull", True), ("phone__isnull", True)),
                            models.Q(("answered__lte", models.F("asked")), ("phone__isnull", False)),
                            _connector="OR",
                        ),
                        name="poll_answered_were_asked",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PollSlip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("is_used", models.BooleanField(default=False)),
                ("poll", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="drawn", to="bargaining.phonepoll")),
            ],
            options={
                "indexes": [models.Index(fields=["poll", "is_used"], name="slips_of_poll")],
            },
        ),
        migrations.CreateModel(
            name="PollCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("answer", models.CharField(max_length=5)),
                ("number", models.PositiveIntegerField()),
                ("poll", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bargaining.phonepoll")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("poll", "place", "answer"), name="one_count_of_an_answer")],
            },
        ),
        migrations.CreateModel(
            name="BargainingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("document_id", models.BigIntegerField()),
                ("written_by", models.BigIntegerField()),
                ("written_on", models.DateField()),
                (
                    "bargaining",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bargaining.bargaining"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["bargaining", "kind", "-id"], name="papers_of_bargaining")],
                "constraints": [
                    models.UniqueConstraint(fields=("document_id",), name="bargaining_paper_once"),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["team", "review"])), name="bargaining_paper_is_known"),
                ],
            },
        ),
    ]
