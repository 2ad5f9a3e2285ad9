"""Who may open the pages of people and rights, and an account, a grant and a link to open them with (see tests/town.py)."""

from datetime import timedelta

from congdoan.foundation.access import queries, services

CLOSED = {"people", "create_actor", "grant", "end_grant"}
ONES_OWN = {"set_password"}
OURS = ("ke.toan.nha",)
THEIRS = ("ke.toan.nha",)


def examples(town):
    accountant, on = town.people["accountant"], town.on
    grant_id = next(one["grants"][0]["id"] for one in queries.people(town.by, on=on) if one["id"] == accountant)
    link = services.issue_link(
        by=town.by, unit_id=town.cast.district, subject_id=town.cast.employer, until=on + timedelta(days=30), reason="Kế toán", on=on
    )
    return {"actor_id": accountant, "grant_id": grant_id, "token": link.token, "link_id": link.id, "unit_id": town.cast.district}


def own_examples(town):
    return {"issue_link": {"code": "DV001"}, "revoke_link": {"code": "DV001"}}
