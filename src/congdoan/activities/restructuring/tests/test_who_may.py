"""Who may do what of members, unions, officers and reorganisations: one table, role by act, at the own branch and at another's.

The table says it in the words of the law pack's role matrix: a member's union decides on its members, the commune's officer and the
upper union's organise, the office decides what it did not prepare. What a role does not name here it may not do.
"""

from datetime import date

import pytest

from congdoan.activities.grassroots import services as founding
from congdoan.activities.restructuring import services as reorganising
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.access.rules import BUILT_IN, ROLES
from congdoan.people.members import services as members
from congdoan.people.officers import services as officers
from congdoan.people.organisations import services as organisations
from congdoan.people.organisations.tests.builders import DAY, federations, organisation, person

APPS = {"members": members, "officers": officers, "organisations": organisations, "grassroots": founding, "restructuring": reorganising}
EVERY = {f"{app}.{act}" for app, module in APPS.items() for act in module.__all__}
OF_MEMBERS = {f"members.{act}" for act in members.__all__}
ONES_OWN = {"members.request_correction"}  # no role: the link between an account and its person is the right
UPPER_ALONE = {f"members.{act}" for act in ("find_doubles", "merge_persons", "undo_merge", "hand_over", "set_retention", "erase_expired")}
BY_NOBODY = {"members.carry_transfers", "members.rebuild_kept"}  # the nightly job's and the server's, under the console
FOUNDINGS = {f"grassroots.{act}" for act in founding.__all__}
GRADE_OWN = {"grassroots.score_union", "grassroots.inform_members"}
PUBLISH = {"grassroots.publish_gradings"}
COMMITTEES = {f"officers.{act}" for act in officers.__all__} - {
    "officers.open_course", "officers.record_attendance", "officers.set_allowance"
}  # fmt: skip
REGISTER = {f"organisations.{act}" for act in organisations.__all__}
PREPARED = {
    f"restructuring.{act}"
    for act in ("draft_reorganisation", "amend_reorganisation", "load_plan", "plan_by_rule", "plan_unit", "drop_unit", "draft_reversal")
}
CHAIRS = (OF_MEMBERS - UPPER_ALONE - BY_NOBODY - ONES_OWN) | COMMITTEES | GRADE_OWN
MAY = {
    "console": EVERY,
    "administrator": REGISTER | {f"restructuring.{act}" for act in reorganising.__all__},
    "federation_officer": (OF_MEMBERS - BY_NOBODY - ONES_OWN)
    | {f"officers.{act}" for act in officers.__all__}
    | (FOUNDINGS - PUBLISH)
    | REGISTER
    | PREPARED,
    "federation_accountant": {"organisations.add_account", "organisations.register_payer_group"},
    "chief_accountant": {"restructuring.apply_reorganisation"},
    "office_head": PUBLISH,
    "union_chair": CHAIRS,
}


@pytest.mark.django_db
def test_every_role_does_what_the_table_says_and_nothing_next_door(entered, enter_as):
    *_, district = federations(entered)
    own = organisation(entered, "grassroots_union", "CD001", parent=district)
    other = organisation(entered, "grassroots_union", "CD002", parent=district)
    wrong = []
    for role in sorted(set(ROLES) - BUILT_IN):
        enter_as(entered)
        actor = person(entered, f"nguoi.{role}", role=role, branch=own)
        enter_as(actor)
        here, there = (access.acts_at(actor, sorted(EVERY), at=unit, on=DAY) for unit in (own, other))
        expected = MAY.get(role, set())
        wrong += [f"{role} {'may' if here[act] else 'may not'} {act}" for act in sorted(EVERY) if here[act] != (act in expected)]
        wrong += [f"{role} may {act} next door" for act in sorted(EVERY) if there[act]]
        for act in sorted(EVERY - expected)[:3]:  # what is asked before is also what the services ask
            with pytest.raises(guard.NotAllowed):
                guard.require(actor, act, at=own, on=DAY)
        with pytest.raises(guard.NotAllowed):
            guard.require(actor, "members.read", at=own, on=date(2009, 1, 1))  # before the grant

    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_who_stands_above_acts_below_and_not_beside(entered, enter_as):
    _, province, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    beside = organisation(entered, "district_federation", "LDLD-TB", parent=province)
    officer = person(entered, "can.bo", role="federation_officer", branch=district)
    enter_as(officer)

    for unit, is_so in ((union, True), (district, True), (province, False), (beside, False)):
        assert access.acts_at(officer, ["members.apply"], at=unit, on=DAY) == {"members.apply": is_so}


def test_the_table_names_every_role_and_act_that_stands():
    assert set(MAY) <= set(ROLES)
    assert set().union(*MAY.values()) <= EVERY
