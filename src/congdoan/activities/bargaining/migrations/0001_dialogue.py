"""Sessions of dialogue, their agenda and promises, conferences and regulations; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, revoked

TABLES = ("bargaining_dialogue", "bargaining_dialoguetopic", "bargaining_commitment", "bargaining_workplaceact")
BACK = "DROP FUNCTION bargaining_check_dialogue, bargaining_check_part, bargaining_tell_once CASCADE;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0004_heirs"),
    ]

    operations = [
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
        ),
        migrations.AddIndex(
            model_name="dialogue",
            index=models.Index(fields=["unit", "-planned_on", "-id"], name="dialogues_of_unit"),
        ),
        migrations.AddIndex(
            model_name="dialogue",
            index=models.Index(fields=["employer", "kind", "held_on"], name="dialogues_of_employer"),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["periodic", "requested", "event"]), ("state__in", ["called", "held", "posted", "cancelled"])
                ),
                name="dialogue_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "requested"), _negated=True),
                    models.Q(("asked_by__in", ["union", "employer"]), ("requested_on__isnull", False)),
                    _connector="OR",
                ),
                name="dialogue_request_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "event"), _negated=True), models.Q(("trigger", ""), _negated=True), _connector="OR"),
                name="dialogue_event_names_its_article",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(("posted_on__isnull", True), ("posted_on__gte", models.F("held_on")), _connector="OR"),
                name="dialogue_posted_after_it_was_held",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(condition=models.Q(("done_on__isnull", True)), fields=["unit_id", "due_on"], name="commitments_open"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(fields=("dialogue", "place"), name="commitment_in_order"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_on__isnull", True), models.Q(("evidence", ""), _negated=True), _connector="OR"),
                name="commitment_done_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialoguetopic",
            constraint=models.UniqueConstraint(fields=("dialogue", "place"), name="dialogue_topic_in_order"),
        ),
        migrations.AddIndex(
            model_name="workplaceact",
            index=models.Index(fields=["employer", "kind", "-happened_on"], name="workplace_acts_of_employer"),
        ),
        migrations.AddConstraint(
            model_name="workplaceact",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["conference", "regulation", "members"])), name="workplace_act_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="workplaceact",
            constraint=models.CheckConstraint(
                condition=models.Q(("called__isnull", True), ("present__lte", models.F("called")), _connector="OR"),
                name="workplace_act_present_were_called",
            ),
        ),
        migrations.AddConstraint(
            model_name="workplaceact",
            constraint=models.CheckConstraint(
                condition=models.Q(("voided_on__isnull", True), models.Q(("void_reason", ""), _negated=True), _connector="OR"),
                name="workplace_act_voided_with_a_reason",
            ),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in revoked(table, "DELETE, TRUNCATE")),
    ]
