"""What unions raise counts as a signal too; what has no weight in the law pack is RAISED."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("early_warning", "0001_signals"),
        ("organisations", "0005_suspensions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="signal",
            name="signal_code_is_known",
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "code__in",
                        [
                            "W1",
                            "W2",
                            "W3",
                            "W4",
                            "W5",
                            "W6",
                            "W7",
                            "W8",
                            "W9",
                            "W10",
                            "W11",
                            "W12",
                            "FUND",
                            "HEADS",
                            "WAGES",
                            "SILENCE",
                            "RAISED",
                        ],
                    )
                ),
                name="signal_code_is_known",
            ),
        ),
    ]
