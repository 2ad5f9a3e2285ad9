"""Tables of collection: steps, what was matched and why, rules that are switched, changes of mind, names, virtual accounts."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SingleAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField(unique=True)),
                ("opened_on", models.DateField()),
                ("bank", models.BigIntegerField()),
                ("own", models.BigIntegerField()),
                ("suspense", models.BigIntegerField(default=0)),
                ("opened_by", models.BigIntegerField()),
                ("opened_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        migrations.CreateModel(
            name="OpeningBalance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("payable", "phải trả"), ("held", "giữ cho đơn vị chưa có công đoàn"), ("credit", "nộp thừa")],
                        max_length=8,
                    ),
                ),
                ("body_id", models.BigIntegerField()),
                ("charge_kind", models.CharField(blank=True, max_length=4)),
                ("amount", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opening_balances", to="collection.singleaccount"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "kind", "body_id", "charge_kind"), name="opening_balance_once")],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("what", models.CharField(choices=[("line", "sửa phân bổ"), ("held", "chuyển phần giữ hộ")], max_length=4)),
                ("line_id", models.BigIntegerField(null=True)),
                ("match", models.JSONField(null=True)),
                ("seen_step", models.BigIntegerField(null=True)),
                ("employer_id", models.BigIntegerField(null=True)),
                ("union_id", models.BigIntegerField(null=True)),
                ("is_back", models.BooleanField(default=False)),
                ("amount", models.BigIntegerField(null=True)),
                ("reason", models.CharField(max_length=300)),
                ("proposed_by", models.BigIntegerField()),
                ("proposed_on", models.DateField()),
                ("proposed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "-id"], name="proposal_newest_first"),
                    models.Index(condition=models.Q(("line_id__isnull", False)), fields=["line_id"], name="proposal_by_line"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="proposal_says_why"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__isnull", True),
                                ("employer_id__isnull", True),
                                ("line_id__isnull", False),
                                ("seen_step__isnull", False),
                                ("what", "line"),
                            ),
                            models.Q(
                                ("amount__gt", 0),
                                ("employer_id__isnull", False),
                                ("line_id__isnull", True),
                                ("union_id__isnull", False),
                                ("what", "held"),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("line", "dòng sao kê"),
                            ("month", "sang tháng"),
                            ("decision", "người quyết định"),
                            ("undo", "hoàn tác"),
                            ("law", "tỷ lệ thay đổi"),
                            ("surplus", "số phải nộp giảm"),
                            ("held", "chuyển phần giữ hộ"),
                        ],
                        max_length=8,
                    ),
                ),
                ("occurred_on", models.DateField()),
                ("line_id", models.BigIntegerField(null=True)),
                ("month", models.IntegerField(null=True)),
                ("bank", models.BigIntegerField(default=0)),
                ("repeat_of", models.BigIntegerField(null=True)),
                ("status", models.CharField(blank=True, max_length=8)),
                ("rule", models.CharField(blank=True, max_length=60)),
                ("kind", models.CharField(blank=True, max_length=12)),
                ("match", models.JSONField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("law", models.CharField(blank=True, db_default="", max_length=300)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("acted_on", models.DateField(null=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="collection.proposal"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["line_id", "-id"], name="step_by_line"),
                    models.Index(
                        condition=models.Q(("cause__in", ["line", "month"]), _negated=True),
                        fields=["unit_id", "-number"],
                        name="step_of_people",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "number"), name="step_in_order"),
                    models.UniqueConstraint(fields=("proposal", "cause"), name="proposal_carried_out_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cause__in", ["law", "surplus", "held"]), _negated=True),
                            models.Q(("law", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="change_says_its_law",
                    ),
                    models.UniqueConstraint(condition=models.Q(("cause", "line")), fields=("line_id",), name="line_booked_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField(null=True)),
                ("payer_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=4)),
                ("month", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("applied_on", models.DateField()),
                ("base", models.BigIntegerField()),
                ("beneficiary_id", models.BigIntegerField(null=True)),
                ("held_for_id", models.BigIntegerField(null=True)),
                ("from_credit", models.BooleanField(default=False)),
                (
                    "of",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="collection.piece"
                    ),
                ),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="collection.step")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["payer_id", "kind", "month"], name="piece_by_payer"),
                    models.Index(fields=["line_id"], name="piece_by_line"),
                    models.Index(fields=["unit_id", "applied_on"], name="piece_by_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("beneficiary_id__isnull", True), ("held_for_id__isnull", True), _connector="OR"),
                        name="piece_has_one_holder",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UpperShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("holder_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("amount", models.BigIntegerField()),
                (
                    "piece",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="upper", to="collection.piece"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("piece", "place"), name="upper_share_once")],
            },
        ),
        migrations.CreateModel(
            name="CreditMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField(null=True)),
                ("payer_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=4)),
                ("amount", models.BigIntegerField()),
                ("why", models.CharField(max_length=10)),
                ("moved_on", models.DateField()),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="credits", to="collection.step")),
            ],
        ),
        migrations.CreateModel(
            name="SuspenseMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField()),
                ("amount", models.BigIntegerField()),
                ("why", models.CharField(max_length=10)),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="suspense", to="collection.step")),
            ],
            options={
                "indexes": [models.Index(fields=["line_id"], name="suspense_by_line")],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField()),
                ("to_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("amount", models.BigIntegerField()),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="transfers", to="collection.step")),
            ],
            options={
                "indexes": [models.Index(fields=["to_id", "line_id"], name="transfer_by_body")],
            },
        ),
        migrations.CreateModel(
            name="OwnMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("amount", models.BigIntegerField()),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="own", to="collection.step")),
            ],
        ),
        migrations.CreateModel(
            name="Reclassification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("moved_on", models.DateField()),
                ("from_id", models.BigIntegerField(null=True)),
                ("from_held_id", models.BigIntegerField(null=True)),
                ("to_id", models.BigIntegerField(null=True)),
                ("held_for_id", models.BigIntegerField(null=True)),
                ("amount", models.BigIntegerField()),
                (
                    "step",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reclassifications", to="collection.step"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("from_held_id__isnull", False)), fields=["from_held_id"], name="moved_from_held"),
                    models.Index(condition=models.Q(("held_for_id__isnull", False)), fields=["held_for_id"], name="moved_to_held"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_id__isnull", True), ("held_for_id__isnull", False)),
                            models.Q(("to_id__isnull", False), ("held_for_id__isnull", True)),
                            _connector="OR",
                        ),
                        name="moved_to_one_holder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_id__isnull", True), ("from_held_id__isnull", False)),
                            models.Q(("from_id__isnull", False), ("from_held_id__isnull", True)),
                            _connector="OR",
                        ),
                        name="moved_from_one_holder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookedEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("line_id", models.BigIntegerField(null=True)),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="collection.step")),
            ],
            options={
                "indexes": [models.Index(fields=["line_id"], name="booked_by_line")],
            },
        ),
        migrations.CreateModel(
            name="RuleSwitch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("rule", models.CharField(max_length=60)),
                ("mode", models.CharField(choices=[("book", "tự ghi"), ("propose", "chỉ đề xuất")], max_length=8)),
                ("reason", models.CharField(max_length=300)),
                ("confirmed_right", models.IntegerField()),
                ("confirmed_wrong", models.IntegerField()),
                ("is_automatic", models.BooleanField(default=False)),
                ("switched_on", models.DateField()),
                ("switched_by", models.BigIntegerField()),
                ("switched_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "rule", "-id"], name="switch_by_rule")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("mode__in", ["book", "propose"])), name="switch_knows_its_mode"),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="switch_has_a_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("rule", models.CharField(blank=True, max_length=60)),
                ("first_month", models.IntegerField()),
                ("last_month", models.IntegerField()),
                ("seed", models.BigIntegerField()),
                ("size", models.IntegerField()),
                ("population", models.IntegerField()),
                ("lines", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("drawn_on", models.DateField()),
                ("drawn_by", models.BigIntegerField()),
                ("drawn_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("population__gte", 1), ("size__gte", 1), ("size__lte", 500)), name="sample_has_a_size"
                    ),
                    models.CheckConstraint(condition=models.Q(("first_month__lte", models.F("last_month"))), name="sample_months_in_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LineCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField()),
                ("rule", models.CharField(max_length=60)),
                ("checked_on", models.DateField()),
                ("checked_by", models.BigIntegerField()),
                ("checked_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "sample",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="collection.checksample"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="check_made", to="collection.step"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "line_id"], name="check_by_line")],
            },
        ),
        migrations.CreateModel(
            name="TaughtName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300)),
                ("payer_id", models.BigIntegerField()),
                ("line_id", models.BigIntegerField()),
                ("is_taught", models.BooleanField(default=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("taught_on", models.DateField()),
                ("taught_by", models.BigIntegerField()),
                ("taught_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "name", "-id"], name="taught_by_name")],
                "constraints": [models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="taught_name_is_said")],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("is_approved", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("answered_by", models.BigIntegerField()),
                ("answered_on", models.DateField()),
                ("answered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "proposal",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="collection.proposal"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VirtualPrefix",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("account_id", models.BigIntegerField()),
                ("prefix", models.CharField(max_length=11)),
                ("document", models.CharField(max_length=200)),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="virtual_prefix_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="VirtualAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("account_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("prefix", models.CharField(max_length=11)),
                ("number", models.CharField(max_length=19)),
                ("assigned_by", models.BigIntegerField()),
                ("assigned_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["payer_id", "-id"], name="virtual_account_of_payer")],
                "constraints": [models.UniqueConstraint(fields=("number",), name="virtual_number_once")],
            },
        ),
    ]
