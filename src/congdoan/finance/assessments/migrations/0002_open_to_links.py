"""A link sees what its body owes, what it declared and the decisions on it."""

from django.db import migrations

from congdoan.foundation.access.row_guard import opened_to_links


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_declarations_charges"), ("access", "0003_links")]

    operations = [
        *opened_to_links("assessments_charge", "payer_id = access_subject()"),
        *opened_to_links("assessments_payrolldeclaration", "employer_id = access_subject()"),
        *opened_to_links("assessments_relief", "employer_id = access_subject()"),
    ]
