"""Polls answered with slips on a phone: counts that nobody reads before the end, kept apart from who came."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, revoked

TABLES = tuple(f"bargaining_{name}" for name in ("phonepoll", "pollslip", "pollcount"))
BACK = """
DROP POLICY served_by_functions ON bargaining_phonepoll;
DROP POLICY served_by_functions ON bargaining_pollslip;
DROP POLICY served_by_functions ON bargaining_pollcount;
DROP FUNCTION bargaining_check_slips CASCADE;
DROP FUNCTION bargaining_check_result CASCADE;
DROP FUNCTION bargaining_slip, bargaining_answer_slip, bargaining_close_poll;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bargaining", "0003_talks"),
    ]

    operations = [
        migrations.CreateModel(
            name="PollCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("answer", models.CharField(max_length=5)),
                ("number", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="PollSlip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("is_used", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField(
            model_name="bargainingpoll",
            name="answered",
            field=models.PositiveIntegerField(null=True),
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
        ),
        migrations.AddField(
            model_name="bargainingpoll",
            name="phone",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="result", to="bargaining.phonepoll"
            ),
        ),
        migrations.AddConstraint(
            model_name="bargainingpoll",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered__isnull", True), ("phone__isnull", True)),
                    models.Q(("answered__lte", models.F("asked")), ("phone__isnull", False)),
                    _connector="OR",
                ),
                name="poll_answered_were_asked",
            ),
        ),
        migrations.AddField(
            model_name="pollcount",
            name="poll",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bargaining.phonepoll"),
        ),
        migrations.AddField(
            model_name="pollslip",
            name="poll",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="drawn", to="bargaining.phonepoll"),
        ),
        migrations.AddConstraint(
            model_name="phonepoll",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True)), fields=("bargaining",), name="one_open_poll_of_talks"
            ),
        ),
        migrations.AddConstraint(
            model_name="phonepoll",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="phone_poll_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="phonepoll",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opened_on")), ("slips__gte", 1)), name="phone_poll_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="pollcount",
            constraint=models.UniqueConstraint(fields=("poll", "place", "answer"), name="one_count_of_an_answer"),
        ),
        migrations.AddIndex(
            model_name="pollslip",
            index=models.Index(fields=["poll", "is_used"], name="slips_of_poll"),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for name in ("phonepoll", "pollslip") for operation in revoked(f"bargaining_{name}", "UPDATE, DELETE, TRUNCATE")),
    ]
