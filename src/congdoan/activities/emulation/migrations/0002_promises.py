"""Who sees a row of emulation; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of every step."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public, revoked, shared

GUARDED = (
    "emulation_initiative",
    "emulation_initiativeauthor",
    "emulation_initiativeact",
    "emulation_initiativefile",
    "emulation_benefit",
    "emulation_benefitpart",
    "emulation_reward",
    "emulation_resemblance",
    "emulation_council",
    "emulation_councilmember",
    "emulation_conflict",
    "emulation_scoresheet",
    "emulation_registration",
    "emulation_awardproposal",
    "emulation_award",
    "emulation_spread",
    "emulation_consent",
)
NEVER_CHANGE = (
    "emulation_initiativeact",
    "emulation_initiativefile",
    "emulation_reward",
    "emulation_conflict",
    "emulation_scoresheet",
    "emulation_council",
    "emulation_councilmember",
    "emulation_campaign",
    "emulation_registration",
    "emulation_award",
    "emulation_spread",
    "emulation_consent",
    "emulation_exhibit",
    "emulation_exhibitphoto",
    "emulation_exhibitend",
)
NEVER_GO = (
    "emulation_initiative",
    "emulation_resemblance",
    "emulation_fingerprint",
    "emulation_awardproposal",
)


class Migration(migrations.Migration):
    dependencies = [("emulation", "0001_tables"), ("members", "0002_promises"), ("organisations", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *shared("emulation_fingerprint"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *public("emulation_campaign", "unit_id"),
        *public("emulation_exhibit", "unit_id"),
        *public("emulation_exhibitphoto", "unit_id"),
        *public("emulation_exhibitend", "unit_id"),
        *promised(__file__, "initiatives", "campaigns", "gallery"),
    ]
