"""Who may open reorganisations, and a draft that ends a union to open them with (see tests/town.py)."""

from datetime import timedelta

from congdoan.activities.restructuring import services

CLOSED = {
    *("draft_reorganisation", "amend_reorganisation", "plan_unit", "load_plan", "plan_by_rule", "draft_reversal"),
    "withdraw_reorganisation",
}  # the officer's and the administrator's


def examples(town):
    facts = {"by": town.by, "on": town.on}
    details = {"number": "1/QĐ", "title": "Sắp xếp CD001", "decided_on": town.on, "effective_on": town.on + timedelta(days=9)}
    draft = services.draft_reorganisation(unit_id=town.cast.district, **details, **facts)
    services.plan_unit(reorganisation_id=draft, unit="CD001", outcome="dissolve", **facts)
    return {"reorganisation_id": draft, "unit": "CD001"}
