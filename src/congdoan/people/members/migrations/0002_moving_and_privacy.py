"""Transfers, readings of sealed fields, requests of members, cards and merges; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

TABLES = {
    "members_transfer": "to_unit_id",
    "members_transfermatch": "from_unit_id",
    "members_reading": "unit_id",
    "members_correctionrequest": "unit_id",
    "members_card": "unit_id",
    "members_merge": "unit_id",
}
BACK = "DROP FUNCTION members_stamp_reading, members_keep_answer CASCADE; DROP POLICY asked_of_us ON members_transfer;"


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_members"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=900)),
                ("issued_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("revoked_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_sealed", models.BinaryField()),
                ("state", models.CharField(max_length=10)),
                ("asked_on", models.DateField()),
                ("answer", models.CharField(max_length=300)),
                ("answered_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moved", models.JSONField()),
                ("reason", models.CharField(max_length=300)),
                ("merged_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("undone_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fields", models.JSONField()),
                ("purpose", models.CharField(max_length=300)),
                ("read_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(max_length=120)),
                ("citizen_hash", models.BinaryField()),
                ("since", models.DateField()),
                ("section", models.CharField(max_length=120)),
                ("state", models.CharField(max_length=10)),
                ("reason", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        migrations.CreateModel(
            name="TransferMatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_ended_somehow",
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended", ""), ("period__upper_inf", True)),
                    models.Q(
                        ("ended__in", ["moved_out", "resigned", "removed", "retired", "died", "ended_by_reorg", "unstated"]),
                        ("period__upper_inf", False),
                    ),
                    _connector="OR",
                ),
                name="membership_ended_somehow",
            ),
        ),
        migrations.AddField(
            model_name="card",
            name="issued_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="card",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="members.person"),
        ),
        migrations.AddField(
            model_name="card",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
        ),
        migrations.AddField(
            model_name="correctionrequest",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="members.person"),
        ),
        migrations.AddField(
            model_name="correctionrequest",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
        ),
        migrations.AddField(
            model_name="merge",
            name="gone",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"),
        ),
        migrations.AddField(
            model_name="merge",
            name="kept",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"),
        ),
        migrations.AddField(
            model_name="merge",
            name="merged_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="merge",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
        ),
        migrations.AddField(
            model_name="reading",
            name="person",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="members.person"
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="read_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="reading",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
        ),
        migrations.AddField(
            model_name="transfer",
            name="asked_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="transfer",
            name="to_unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
        ),
        migrations.AddField(
            model_name="transfermatch",
            name="from_unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
        ),
        migrations.AddField(
            model_name="transfermatch",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"),
        ),
        migrations.AddField(
            model_name="transfermatch",
            name="transfer",
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="match", to="members.transfer"),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(condition=models.Q(("revoked_on__isnull", True)), fields=("person",), name="one_card_holds"),
        ),
        migrations.AddIndex(
            model_name="correctionrequest",
            index=models.Index(fields=["unit", "state", "id"], name="requests_that_wait"),
        ),
        migrations.AddConstraint(
            model_name="correctionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on__isnull", True), ("state", "asked")),
                    models.Q(("answered_on__isnull", False), ("state__in", ["done", "declined"])),
                    _connector="OR",
                ),
                name="request_answered_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctionrequest",
            constraint=models.UniqueConstraint(condition=models.Q(("state", "asked")), fields=("person",), name="one_request_waits"),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(condition=models.Q(("undone_on__isnull", True)), fields=("gone",), name="merged_once"),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["person", "-id"], name="readings_of_person"),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["state", "id"], name="transfers_to_carry"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "agreed", "declined", "cancelled", "done"])), name="transfer_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "agreed"])), fields=("to_unit", "citizen_hash"), name="transfer_asked_once"
            ),
        ),
        *(operation for table, column in TABLES.items() for operation in guarded(table, column)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("members_reading"),
        *(operation for table in TABLES if table != "members_reading" for operation in revoked(table, "DELETE, TRUNCATE")),
    ]
