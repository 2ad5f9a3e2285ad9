"""A decided plan is carried out unit by unit: each outcome, what follows, what is refused, and history that stays."""

from datetime import date, timedelta

import pytest

from congdoan.activities.bargaining.tests.builders import agreed
from congdoan.activities.restructuring import queries, services
from congdoan.activities.restructuring.tests.builders import AFTER, DAY, DECIDED, DETAILS, EVE, province
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.people.members import queries as people
from congdoan.people.members.tests.builders import member
from congdoan.people.officers import queries as officers
from congdoan.people.officers.tests.builders import seat, term
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(entered):
    return province(entered)


def parent(cast, code, on):
    return organisations.parent_on([cast.ids[code]], on=on)[cast.ids[code]]


ALL = (
    {"unit": "LDLD-TN-KCN", "outcome": "found", "name": "Công đoàn các khu công nghiệp", "kind": "commune_union", "parent": "LDLD-TN"},
    {"unit": "CD001", "outcome": "dissolve", "members": 40},
    {"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TN", "members": 60, "name": "CĐCS Số Hai"},
    {"unit": "CD003", "outcome": "merge", "targets": "CD002", "members": 25},
    {"unit": "CD004", "outcome": "split", "targets": "CD002; CD005", "members": 15},
    {"unit": "CD005", "outcome": "transfer", "parent": "LDLD-TN-KCN", "members": 10},
    {"unit": "LDLD-DMC", "outcome": "dissolve"},
    {"unit": "LDLD-TB", "outcome": "dissolve"},
)


def test_every_outcome_at_once_and_the_past_stays_as_it_was(cast):
    before = organisations.union_tree(cast.ids["LDLD-TN"], on=EVE)
    number = cast.carried_out(*ALL)
    ids, upper = cast.ids, cast.ids["LDLD-TN"]
    zone = organisations.id_of_code("LDLD-TN-KCN")

    assert organisations.union_tree(upper, on=EVE) == before
    assert organisations.union_tree(upper, on=DAY) == {upper: None, zone: upper, ids["CD002"]: upper, ids["CD005"]: zone}
    assert [parent(cast, code, DAY) for code in ("DV001", "DV002", "DV003", "DV004", "DV005")] == [
        upper, ids["CD002"], ids["CD002"], ids["CD002"], ids["CD005"],
    ]  # fmt: skip
    assert [parent(cast, f"DV00{n}", EVE) for n in range(1, 6)] == [ids[f"CD00{n}"] for n in range(1, 6)]
    ahead = organisations.restated([ids[f"CD00{n}"] for n in range(1, 6)], from_day=EVE, to_day=DAY)
    assert [ahead[ids[f"CD00{n}"]].ids for n in range(1, 6)] == [
        (), (ids["CD002"],), (ids["CD002"],), (ids["CD002"], ids["CD005"]), (ids["CD005"],),
    ]  # fmt: skip
    assert organisations.named([ids["CD002"]], on=EVE)[ids["CD002"]].name == "CĐCS Số 2"
    assert organisations.named([ids["CD002"]], on=DAY)[ids["CD002"]].name == "CĐCS Số Hai"
    assert access_queries.ancestors([ids["CD002"]], on=DAY)[ids["CD002"]] == [upper, ids["TLD"]]
    assert queries.details(number).row.state == "done"


def test_members_move_end_or_wait_to_be_asked_as_each_row_says(cast):
    register_on, joined = EVE, date(2024, 3, 1)
    for code, count in (("CD001", 2), ("CD003", 3), ("CD004", 1)):
        for given in ("An", "Bình", "Chi")[:count]:
            member(cast.by, cast.ids[code], f"Nguyễn Thị {given}", since=joined, on=register_on)
    known = queries.known_members(cast.ids.values(), on=EVE)

    number = cast.carried_out(
        {"unit": "CD001", "outcome": "dissolve"},
        {"unit": "CD003", "outcome": "merge", "targets": "CD002"},
        {"unit": "CD004", "outcome": "split", "targets": "CD002; CD005"},
    )

    units = {code: cast.ids[code] for code in ("CD001", "CD002", "CD003", "CD004")}
    assert {code: known.get(unit, 0) for code, unit in units.items()} == {"CD001": 2, "CD002": 0, "CD003": 3, "CD004": 1}
    assert people.sizes_of(units.values(), on=EVE) == {units["CD001"]: 2, units["CD003"]: 3, units["CD004"]: 1}
    assert people.sizes_of(units.values(), on=DAY) == {units["CD002"]: 3, units["CD004"]: 1}
    told, _ = queries.results(number)
    assert any("3 đoàn viên chuyển sang CD002" in row.words for row in told)
    assert any("2 đoàn viên kết thúc do sắp xếp" in row.words for row in told)


def test_the_preview_counts_the_seats_that_end_and_the_agreements_that_stay(cast):
    since, held = date(2025, 1, 1), {}
    homes = {"CD001": "CD001", "CD003": "CD003", "CD004": "CD004", "LDLD-DMC": "CD005", "LDLD-TB": "CD003"}
    for given, (code, home) in zip(("An", "Bình", "Chi", "Dung", "Em"), homes.items(), strict=True):
        _, stay = member(cast.by, cast.ids[home], f"Nguyễn Thị {given}", since=since, on=EVE)
        committee = term(cast.by, cast.ids[code], since=since, on=EVE)
        held[code] = seat(cast.by, committee, stay, since=since, on=EVE)
    agreed(cast.by, cast.ids["CD003"], cast.ids["DV003"], on=EVE, expires_on=date(2026, 6, 30))
    agreed(cast.by, cast.ids["CD005"], cast.ids["DV005"], on=EVE, expires_on=date(2026, 6, 30))
    number = cast.draft(
        {"unit": "CD001", "outcome": "dissolve"}, {"unit": "CD003", "outcome": "merge", "targets": "CD002"},
        {"unit": "CD004", "outcome": "split", "targets": "CD002; CD005"}, {"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TN"},
        {"unit": "LDLD-DMC", "outcome": "dissolve"},
    )  # fmt: skip
    access.enter(cast.by, on=EVE)
    told = queries.preview(number).effects

    cast.decide(number)
    assert cast.apply(number).is_done
    access.enter(cast.by, on=AFTER)
    ended = {code for code, one in held.items() if not officers.seat(one, on=DAY).is_held}
    assert ended == {"CD001", "CD003", "LDLD-TB"}  # the last, of a unit that goes on, was held by a member of CD003
    assert (told.seats_ended, told.seats_left, told.agreements) == (3, 2, 1)


def test_a_change_of_kind_goes_on_as_another_unit_with_all_that_stood_below(cast):
    organisation(cast.by, "local_sector", "CDN-GD", parent=cast.ids["LDLD-TN"], name="Công đoàn ngành Giáo dục")
    school = organisation(cast.by, "grassroots_union", "CD010", parent=organisations.id_of_code("CDN-GD"))
    cast.carried_out({"unit": "CDN-GD", "outcome": "reclassify", "targets": "CDX-01", "kind": "commune_union"})
    new = organisations.by_code(["CDX-01"])["CDX-01"]

    assert (new.kind, new.name, new.founded_on) == ("commune_union", "Công đoàn ngành Giáo dục", DAY)
    assert organisations.parent_on([school, new.id], on=DAY) == {school: new.id, new.id: cast.ids["LDLD-TN"]}
    assert organisations.restated([new.id], from_day=DAY, to_day=EVE)[new.id].ids == (organisations.id_of_code("CDN-GD"),)


def test_grants_on_a_unit_end_with_it_and_move_only_where_it_was_decided(cast):
    chair = person(cast.by, "chu.tich.3", role="union_chair", branch=cast.ids["CD003"])
    other = person(cast.by, "chu.tich.4", role="union_chair", branch=cast.ids["CD004"])
    cast.carried_out(
        {"unit": "CD003", "outcome": "merge", "targets": "CD002", "grants": "move"},
        {"unit": "CD004", "outcome": "merge", "targets": "CD002"},
    )

    assert [grant["code"] for grant in access_queries.grants_of(chair, on=EVE)] == ["CD003"]
    assert [grant["code"] for grant in access_queries.grants_of(chair, on=DAY)] == ["CD002"]
    assert access_queries.grants_of(other, on=DAY) == []


def test_what_is_refused_tells_why_and_is_done_when_the_way_is_free(cast):
    number = cast.draft(
        {"unit": "CD003", "outcome": "merge", "targets": "CD002"}, {"unit": "CD004", "outcome": "dissolve"},
        {"unit": "LDLD-DMC", "outcome": "merge", "targets": "LDLD-TB"},
    )  # fmt: skip
    cast.decide(number)
    access.enter(cast.by, on=DECIDED)
    register.end(by=cast.by, organisation_id=cast.ids["CD002"], last_day=DECIDED, on=DECIDED)

    done = cast.apply(number)
    told = {row.code: row for row in queries.results(number)[0]}

    assert (done.done, done.refused, done.total) == (1, 2, 3)
    assert "không hoạt động" in told["CD003"].words
    assert "chờ thực hiện, như CD003" in told["LDLD-DMC"].words, "units-below-wait: nothing is left behind"
    assert told["CD004"].state == "done"
    assert cast.apply(number).done == 1, "trying again changes nothing while the reason stands"
    assert organisations.by_code(["LDLD-DMC"])["LDLD-DMC"].ended_on is None


def test_who_does_not_see_the_new_parent_leaves_the_row_to_who_does(cast):
    other = organisation(cast.by, "province_federation", "LDLD-LA", parent=cast.ids["TLD"], name="LĐLĐ tỉnh bên cạnh")
    organisation(cast.by, "grassroots_union", "CD900", parent=other)
    root = person(cast.by, "quan.tri", role="administrator", branch=1)
    access.enter(root, on=DECIDED)
    facts = {"by": root, "on": DECIDED}
    number = services.draft_reorganisation(unit_id=cast.ids["LDLD-TN"], **DETAILS, **facts)
    services.plan_unit(reorganisation_id=number, unit="DV001", outcome="transfer", parent="CD900", **facts)
    access.enter(cast.by, on=DECIDED)
    services.decide_reorganisation(by=cast.by, reorganisation_id=number, on=DECIDED)

    assert cast.apply(number).refused == 1
    assert "Không còn thấy đơn vị CD900" in queries.results(number)[0][0].words, "plan-unit-missing"
    access.enter(cast.by, on=AFTER)
    assert services.apply_reorganisation(by=cast.by, reorganisation_id=number, on=AFTER).is_done


def test_nothing_is_carried_out_before_its_day_without_a_decision_or_by_who_may_not(cast):
    number = cast.draft({"unit": "CD001", "outcome": "dissolve"})
    with pytest.raises(services.NotDecided):
        cast.apply(number)
    cast.decide(number)
    with pytest.raises(services.NotYetEffective):
        cast.apply(number, on=EVE)
    access.enter(cast.officer, on=AFTER)
    with pytest.raises(access.NotAllowed):
        services.apply_reorganisation(by=cast.officer, reorganisation_id=number, on=AFTER)
    with pytest.raises(services.UnknownReorganisation):
        services.apply_reorganisation(by=cast.officer, reorganisation_id=999_999, on=AFTER)


def test_a_decision_is_withdrawn_before_its_day_and_reversed_after(cast):
    number = cast.draft({"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TN"})
    cast.decide(number)
    access.enter(cast.head, on=EVE)
    with pytest.raises(services.TextUnfit):
        services.withdraw_reorganisation(by=cast.head, reorganisation_id=number, reason=" ", on=EVE)
    with pytest.raises(services.NothingToReverse):
        services.draft_reversal(by=cast.head, reorganisation_id=number, number="1", decided_on=EVE, effective_on=AFTER, on=EVE)
    services.withdraw_reorganisation(by=cast.head, reorganisation_id=number, reason="Chờ ý kiến cấp trên", on=EVE)
    with pytest.raises(services.NotDecided, match="đã rút"):
        cast.apply(number)
    with pytest.raises(services.NotADraft):
        services.withdraw_reorganisation(by=cast.head, reorganisation_id=number, reason="lần nữa", on=EVE)

    done = cast.carried_out(
        {"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TB", "name": "Tên mới"},
        {"unit": "CD003", "outcome": "merge", "targets": "CD004"},
        {"unit": "CD005", "outcome": "rename", "name": "Tên khác"},
    )  # fmt: skip
    with pytest.raises(services.TooLateToWithdraw):
        services.withdraw_reorganisation(by=cast.head, reorganisation_id=done, reason="muộn", on=AFTER)
    later = AFTER + timedelta(days=30)
    access.enter(cast.officer, on=AFTER)
    back = services.draft_reversal(
        by=cast.officer, reorganisation_id=done, number="20/QĐ-LĐLĐ", decided_on=AFTER, effective_on=later, on=AFTER
    )
    assert {(row.code, row.outcome, row.parent, row.name) for row in queries.plan_of(back)} == {
        ("CD002", "transfer", "LDLD-DMC", "CĐCS Số 2"), ("CD005", "rename", "", "CĐCS Số 5"),
        ("CD003.L2", "found", "LDLD-DMC", "CĐCS Số 3"), ("DV003", "transfer", "CD003.L2", ""),
    }  # fmt: skip
    cast.decide(back, on=AFTER)
    assert cast.apply(back, on=later).is_done
    assert parent(cast, "CD002", later) == parent(cast, "CD002", EVE)
    assert parent(cast, "DV003", later) == organisations.id_of_code("CD003.L2")


def test_the_life_of_a_unit_names_its_decisions(cast):
    cast.carried_out(*ALL)

    told = [(event.day, event.words, event.decision) for event in queries.timeline(cast.ids["CD002"], on=AFTER)]

    assert (DAY, "chuyển về dưới LĐLĐ tỉnh Tây Ninh", "15/QĐ-LĐLĐ ngày 20/06/2025") in told
    assert (DAY, "mang tên CĐCS Số Hai", "15/QĐ-LĐLĐ ngày 20/06/2025") in told
    assert (DAY, "tiếp nhận CĐCS Số 3", "") in told
    assert told[-1] == (date(2010, 1, 1), "thành lập", "")
    ended = queries.timeline(cast.ids["CD004"], on=AFTER)[0]
    assert (ended.words, ended.decision) == ("không còn; chia cho CĐCS Số Hai, CĐCS Số 5", "15/QĐ-LĐLĐ ngày 20/06/2025")
    assert queries.timeline(999_999, on=AFTER) == []
