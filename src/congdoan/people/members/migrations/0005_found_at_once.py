"""The words of names, since when somebody left, and who may be one human being: kept beside the lists that ask for them."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, revoked
from congdoan.foundation.kernel.row_guard import closed_to_links

HERE = Path(__file__)


def person(**facts: object) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person", **facts
    )


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_reach_asked_once"),
        ("members", "0004_filters_and_retention"),
    ]

    operations = [
        migrations.CreateModel(
            name="Likeness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", person(db_index=False)),
                ("first_unit_id", models.BigIntegerField()),
                ("second", person()),
                ("second_unit_id", models.BigIntegerField()),
                ("why", models.SmallIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["why", "first", "second"], name="alike_surest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="alike_once"),
                    models.CheckConstraint(condition=models.Q(("first__lt", models.F("second"))), name="alike_in_order"),
                    models.CheckConstraint(condition=models.Q(("why__in", [1, 2, 3])), name="alike_somehow"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word", "membership_id", "unit_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("word", models.TextField(db_collation="C")),
                (
                    "membership",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.membership",
                    ),
                ),
                ("unit_id", models.BigIntegerField()),
            ],
        ),
        migrations.RemoveIndex(model_name="membership", name="members_of_unit_in_order"),
        migrations.RemoveIndex(model_name="membership", name="members_found_by_words"),
        migrations.AddField(model_name="person", name="left_on", field=models.DateField(null=True)),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["unit", "sort_key", "id"], include=("person", "period", "sex"), name="members_of_unit_counted"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["left_on"],
                name="persons_who_left",
                condition=models.Q(("erased_on__isnull", True), ("left_on__isnull", False)),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["born"], name="persons_born_on", condition=models.Q(("merged_into__isnull", True))),
        ),
        *guarded("members_likeness", "first_unit_id"),
        *revoked("members_word", "INSERT, UPDATE, DELETE, TRUNCATE"),
        migrations.RunSQL(closed_to_links("members_word"), migrations.RunSQL.noop),
        migrations.RunSQL(HERE.with_suffix(".sql").read_text(), HERE.with_name("0004_back.sql").read_text()),
    ]
