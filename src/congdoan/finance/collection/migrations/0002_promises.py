"""Who sees a row of collection; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of each step."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links, promised

GUARDED = (
    "collection_singleaccount",
    "collection_openingbalance",
    "collection_step",
    "collection_piece",
    "collection_uppershare",
    "collection_creditmove",
    "collection_suspensemove",
    "collection_transfer",
    "collection_ownmove",
    "collection_reclassification",
    "collection_bookedentry",
    "collection_ruleswitch",
    "collection_checksample",
    "collection_linecheck",
    "collection_proposal",
    "collection_answer",
    "collection_taughtname",
    "collection_virtualprefix",
    "collection_virtualaccount",
)
NEVER_CHANGE = (
    "collection_singleaccount",
    "collection_openingbalance",
    "collection_step",
    "collection_piece",
    "collection_uppershare",
    "collection_creditmove",
    "collection_suspensemove",
    "collection_transfer",
    "collection_ownmove",
    "collection_reclassification",
    "collection_bookedentry",
    "collection_ruleswitch",
    "collection_checksample",
    "collection_linecheck",
    "collection_proposal",
    "collection_answer",
    "collection_taughtname",
    "collection_virtualprefix",
    "collection_virtualaccount",
)


class Migration(migrations.Migration):
    dependencies = [("collection", "0001_tables"), ("access", "0002_promises"), ("ledger", "0002_books_keep_their_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *opened_to_links("collection_piece", "payer_id = access_subject()"),
        *opened_to_links("collection_creditmove", "payer_id = access_subject()"),
        *opened_to_links("collection_virtualaccount", "payer_id = access_subject()"),
        *opened_to_links("collection_openingbalance", "kind = 'credit' AND body_id = access_subject()"),
        *promised(__file__, "steps", "rules"),
    ]
