"""What units are asked about a draft lapses when it is withdrawn or ends with its unit."""

from pathlib import Path

from django.db import migrations, models

BEFORE = Path(__file__).with_name("0007_reviews.sql").read_text()
KEEP = BEFORE[BEFORE.index("CREATE FUNCTION programmes_keep_opinion") : BEFORE.index("CREATE TRIGGER opinions_go_one_way")]
BACK = f"""
{KEEP.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")}
DROP FUNCTION programmes_lapse_opinions CASCADE;
DROP POLICY served_by_functions ON programmes_opinion;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0009_plans_move"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="opinion",
            name="opinion_is_whole",
        ),
        migrations.RemoveConstraint(
            model_name="opinion",
            name="opinion_state_is_known",
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("answered_by", None),
                        ("answered_on", None),
                        ("state", "open"),
                        ("told_by", None),
                        ("told_on", None),
                        ("verdict", ""),
                        ("words", ""),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("answered_by", None),
                        ("answered_on", None),
                        ("state", "told"),
                        ("told_by__isnull", False),
                        ("told_on__isnull", False),
                        ("verdict", ""),
                        models.Q(("words", ""), _negated=True),
                    ),
                    models.Q(
                        ("answered_by__isnull", False),
                        ("answered_on__isnull", False),
                        ("state", "answered"),
                        ("told_by__isnull", False),
                        ("told_on__isnull", False),
                        ("verdict__in", ["taken", "partly", "kept"]),
                        models.Q(("words", ""), _negated=True),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(("answer", ""), ("answered_by", None), ("answered_on", None), ("state", "lapsed"), ("verdict", "")),
                    _connector="OR",
                ),
                name="opinion_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "told", "answered", "lapsed"])), name="opinion_state_is_known"
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
