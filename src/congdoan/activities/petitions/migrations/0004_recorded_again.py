"""A decision whose record was voided is recorded again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0003_papers"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="discipline", name="discipline_decision_once"),
        migrations.AddConstraint(
            model_name="discipline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided_on__isnull", True)),
                fields=("unit", "decision", "decided_on", "subject_unit", "membership"),
                name="discipline_decision_once",
                nulls_distinct=False,
            ),
        ),
    ]
