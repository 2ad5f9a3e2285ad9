"""Programmes and reports of a unit that ends are handed over: one more act, one more state."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0005_reminders"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="programme",
            name="programme_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="programmeact",
            name="programme_act_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="report_state_is_known",
        ),
        migrations.AlterField(
            model_name="programme",
            name="state",
            field=models.CharField(default="drafted", max_length=12),
        ),
        migrations.AlterField(
            model_name="programmeact",
            name="kind",
            field=models.CharField(max_length=12),
        ),
        migrations.AlterField(
            model_name="report",
            name="state",
            field=models.CharField(default="open", max_length=12),
        ),
        migrations.AlterField(
            model_name="reportact",
            name="kind",
            field=models.CharField(max_length=12),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["drafted", "submitted", "returned", "approved", "issued", "withdrawn", "handed_over"])),
                name="programme_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeact",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["drafted", "submitted", "returned", "approved", "issued", "withdrawn", "handed_over"])),
                name="programme_act_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "submitted", "returned", "accepted", "locked", "handed_over"])),
                name="report_state_is_known",
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
    ]
