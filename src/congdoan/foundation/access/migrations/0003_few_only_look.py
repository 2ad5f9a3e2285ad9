"""Whoever holds no lent right, which is nearly everybody, is found out by one look at their grants."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [("access", "0002_promises")]

    operations = promised(__file__, "few_only_look")
