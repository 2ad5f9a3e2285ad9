"""Vouchers, their numbers and acts; who may do what after whom is kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

ROWS = ["voucher", "voucher_part", "number_series", "voucher_number", "voucher_act", "separation_setting"]
PROMISES_BACK = """
DROP FUNCTION bookkeeping_stamp_voucher, bookkeeping_keep_content, bookkeeping_check_whole_voucher, bookkeeping_next_number,
  bookkeeping_keep_series, bookkeeping_check_act, bookkeeping_check_numbered, bookkeeping_check_entry, bookkeeping_stamp_separation CASCADE;
DROP FUNCTION bookkeeping_state_of, bookkeeping_check_voucher CASCADE;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_promises"), ("ledger", "0002_books_keep_their_promises")]

    operations = [
        migrations.CreateModel(
            name="Voucher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("client_key", models.UUIDField()),
                ("drafted_sha256", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receipt", "Phiếu thu"),
                            ("payment", "Phiếu chi"),
                            ("bank_in", "Giấy báo Có"),
                            ("bank_out", "Giấy báo Nợ, ủy nhiệm chi"),
                            ("transfer", "Chuyển giữa quỹ và ngân hàng"),
                            ("journal", "Phiếu kế toán"),
                        ],
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=4)),
                ("bank_account", models.CharField(blank=True, max_length=60)),
                ("voucher_date", models.DateField()),
                ("accounting_date", models.DateField()),
                ("counterpart", models.CharField(blank=True, max_length=160)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("reason", models.CharField(max_length=300)),
                ("enclosed", models.PositiveSmallIntegerField(default=0)),
                ("amount", models.BigIntegerField()),
                ("search_key", models.CharField(max_length=500)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        migrations.CreateModel(
            name="VoucherAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("drafted", "lập"),
                            ("amended", "sửa"),
                            ("submitted", "trình duyệt"),
                            ("returned", "trả lại"),
                            ("approved", "duyệt"),
                            ("paid", "thu, chi tiền"),
                            ("posted", "ghi sổ"),
                            ("voided", "hủy"),
                            ("reversed", "đảo"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                ("entry_id", models.BigIntegerField(null=True)),
                ("acted_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "bookkeeping_voucher_act",
            },
        ),
        migrations.CreateModel(
            name="VoucherPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_no", models.PositiveSmallIntegerField()),
                ("amount", models.BigIntegerField()),
                ("category", models.CharField(blank=True, max_length=40)),
                ("debt", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=160)),
                ("side", models.CharField(blank=True, max_length=6)),
                ("account", models.CharField(blank=True, max_length=20)),
                ("party_id", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "bookkeeping_voucher_part",
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.IntegerField()),
            ],
            options={
                "db_table": "bookkeeping_number_series",
                "constraints": [models.UniqueConstraint(fields=("unit_id", "kind", "year"), name="voucher_series_once")],
            },
        ),
        migrations.CreateModel(
            name="SeparationSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("since", models.DateField()),
                ("payer_may_prepare", models.BooleanField()),
                ("document", models.CharField(max_length=300)),
                ("reason", models.CharField(max_length=300)),
                ("decided_by", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "bookkeeping_separation_setting",
                "indexes": [models.Index(fields=["unit_id", "-since", "-id"], name="separation_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("document", ""), _negated=True), models.Q(("reason", ""), _negated=True)),
                        name="separation_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoucherNumber",
            fields=[
                (
                    "voucher",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="numbered",
                        serialize=False,
                        to="bookkeeping.voucher",
                    ),
                ),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.IntegerField()),
                ("book", models.IntegerField()),
            ],
            options={
                "db_table": "bookkeeping_voucher_number",
            },
        ),
        migrations.AddIndex(
            model_name="voucher",
            index=models.Index(fields=["unit_id", "-id"], name="voucher_of_unit"),
        ),
        migrations.AddIndex(
            model_name="voucher",
            index=models.Index(fields=["unit_id", "accounting_date"], name="voucher_of_day"),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.UniqueConstraint(fields=("unit_id", "client_key"), name="voucher_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="voucher_with_its_unit"),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="voucher_above_zero"),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="voucher_says_why"),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["receipt", "payment", "bank_in", "bank_out", "transfer", "journal"])),
                name="voucher_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "transfer"), ("place__in", ["cash", "bank"])),
                    models.Q(models.Q(("kind", "transfer"), _negated=True), ("place", "")),
                    _connector="OR",
                ),
                name="voucher_place_of_transfer",
            ),
        ),
        migrations.AddField(
            model_name="voucheract",
            name="voucher",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="bookkeeping.voucher"
            ),
        ),
        migrations.AddField(
            model_name="voucherpart",
            name="voucher",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="bookkeeping.voucher"
            ),
        ),
        migrations.AddConstraint(
            model_name="vouchernumber",
            constraint=models.UniqueConstraint(fields=("unit_id", "kind", "year", "number"), name="voucher_number_once"),
        ),
        migrations.AddConstraint(
            model_name="voucheract",
            constraint=models.UniqueConstraint(fields=("voucher", "place"), name="voucher_act_in_order"),
        ),
        migrations.AddConstraint(
            model_name="voucheract",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["drafted", "approved", "paid", "posted", "reversed", "voided"])),
                fields=("voucher", "kind"),
                name="voucher_act_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="voucheract",
            constraint=models.UniqueConstraint(
                condition=models.Q(("entry_id__isnull", False)), fields=("entry_id",), name="voucher_entry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="voucheract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entry_id__isnull", False), ("kind__in", ["posted", "reversed"])),
                    models.Q(models.Q(("kind__in", ["posted", "reversed"]), _negated=True), ("entry_id__isnull", True)),
                    _connector="OR",
                ),
                name="voucher_act_with_its_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="voucheract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["returned", "voided", "reversed"]), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="voucher_act_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="voucherpart",
            constraint=models.UniqueConstraint(fields=("voucher", "line_no"), name="voucher_line_once"),
        ),
        migrations.AddConstraint(
            model_name="voucherpart",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="voucher_line_above_zero"),
        ),
        migrations.AddConstraint(
            model_name="voucherpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account", ""), ("side", "")),
                    models.Q(("side__in", ["debit", "credit"]), models.Q(("account", ""), _negated=True)),
                    _connector="OR",
                ),
                name="voucher_line_on_a_side",
            ),
        ),
        *(operation for table in ROWS for operation in guarded(f"bookkeeping_{table}", "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), PROMISES_BACK),
        *(
            operation
            for table in ("voucher_number", "voucher_act", "separation_setting")
            for operation in append_only(f"bookkeeping_{table}")
        ),
        *revoked("bookkeeping_voucher", "DELETE, TRUNCATE"),
        *revoked("bookkeeping_voucher_part", "UPDATE, TRUNCATE"),
        *revoked("bookkeeping_number_series", "DELETE, TRUNCATE"),
    ]
