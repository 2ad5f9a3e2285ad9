"""What the register does and what it refuses."""

from datetime import date

import pytest

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations import queries, rules, services
from congdoan.people.organisations.models import BankAccount, Organisation, Placement
from congdoan.people.organisations.rules.tree import Days, Place, stretched
from congdoan.people.organisations.tests.builders import DAY, LONG_AGO, federations, organisation, person, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(entered):
    """A district with two unions, each with an employer."""
    tld, province, district = federations(entered)
    ids = {"by": entered, "tld": tld, "province": province, "district": district}
    for number in "12":
        ids[f"union{number}"] = organisation(entered, "grassroots_union", f"CD00{number}", parent=district, name=f"CĐCS Số {number}")
        ids[f"employer{number}"] = organisation(
            entered, "employer", f"DV00{number}", parent=ids[f"union{number}"], name=f"Công ty Số {number}", ownership="tu_nhan"
        )
    return ids


def reached(organisation_id, when):
    return {ancestor for ancestor, _, _, period in access_queries.reach_rows([organisation_id]) if when in period}


def assert_reach_is_the_closure_of_placements(days):
    """Compare what access was told with a plain walk up the placements, for every organisation and day."""
    places = {one.id: [] for one in Organisation.objects.all()}
    for row in Placement.objects.all():
        places[row.organisation_id].append(Place(row.organisation_id, row.parent_id, Days(row.period.lower, row.period.upper)))
    for organisation_id in places:
        for when in days:
            walked, at = {organisation_id}, organisation_id
            while own := [place for place in stretched(places[at]) if when in place.days]:
                at = own[0].parent
                walked.add(at)
            assert reached(organisation_id, when) == walked | {rules.ROOT}, (organisation_id, when)


def test_an_organisation_is_within_reach_of_all_above_it(tree):
    assert reached(tree["employer1"], DAY) == {
        rules.ROOT, tree["tld"], tree["province"], tree["district"], tree["union1"], tree["employer1"]
    }  # fmt: skip


def test_ids_are_branch_ids_and_start_above_the_root(tree):
    assert min(Organisation.objects.values_list("id", flat=True)) > 100
    assert access_queries.branch_names([tree["union1"]]) == {tree["union1"]: ("CD001", "CĐCS Số 1")}


def test_a_move_takes_along_everything_below(tree):
    other = organisation(tree["by"], "district_federation", "LDLD-KHAC", parent=tree["province"])

    services.place(by=tree["by"], organisation_id=tree["union1"], parent_id=other, since=date(2024, 3, 1), on=DAY)

    assert tree["district"] in reached(tree["employer1"], date(2024, 2, 29))
    assert other in reached(tree["employer1"], date(2024, 3, 1))
    assert tree["district"] not in reached(tree["employer1"], date(2024, 3, 1))
    assert_reach_is_the_closure_of_placements([LONG_AGO, date(2024, 2, 29), date(2024, 3, 1), date(2030, 1, 1)])


def test_reach_stays_the_closure_of_placements_through_a_whole_reorganisation(tree):
    by = tree["by"]
    other = organisation(by, "district_federation", "LDLD-KHAC", parent=tree["province"])
    services.place(by=by, organisation_id=tree["employer1"], parent_id=tree["union2"], since=date(2024, 2, 1), on=DAY)
    services.place(by=by, organisation_id=tree["union2"], parent_id=other, since=date(2024, 4, 1), on=DAY)
    services.end(by=by, organisation_id=tree["union1"], last_day=date(2024, 5, 31), successor_id=tree["union2"], on=DAY)
    services.end(by=by, organisation_id=other, last_day=date(2025, 6, 30), successor_id=tree["province"], on=DAY)
    services.end(by=by, organisation_id=tree["district"], last_day=date(2025, 6, 30), on=DAY)

    days = [LONG_AGO, *(date(2024, month, 1) for month in range(1, 13)), date(2025, 6, 30), date(2025, 7, 1), date(2030, 1, 1)]
    assert_reach_is_the_closure_of_placements(days)


def test_2024_has_four_levels_and_today_three(tree):
    services.end(by=tree["by"], organisation_id=tree["district"], last_day=date(2025, 6, 30), on=DAY)

    then = queries.levels_above([tree["employer1"]], on=date(2024, 6, 30))[tree["employer1"]]
    today = queries.levels_above([tree["employer1"]], on=date(2025, 7, 1))[tree["employer1"]]

    assert then == {"base": tree["union1"], "direct_upper": tree["district"], "province": tree["province"], "central": tree["tld"]}
    assert today == {"base": tree["union1"], "province": tree["province"], "central": tree["tld"]}


def test_ending_a_union_gives_its_employers_to_the_successor_the_next_day(tree):
    services.end(by=tree["by"], organisation_id=tree["union1"], last_day=date(2024, 6, 30), successor_id=tree["union2"], on=DAY)

    assert queries.union_of([tree["employer1"]], on=date(2024, 6, 30)) == {tree["employer1"]: tree["union1"]}
    assert queries.union_of([tree["employer1"]], on=date(2024, 7, 1)) == {tree["employer1"]: tree["union2"]}


def test_ending_a_union_without_successor_gives_its_employers_to_the_federation(tree):
    services.end(by=tree["by"], organisation_id=tree["union1"], last_day=date(2024, 8, 31), on=DAY)

    assert queries.parent_on([tree["employer1"]], on=date(2024, 9, 1)) == {tree["employer1"]: tree["district"]}
    assert queries.union_of([tree["employer1"]], on=date(2024, 9, 1)) == {tree["employer1"]: None}


def test_the_books_of_an_ended_union_stay_with_its_last_ancestors(tree):
    services.end(by=tree["by"], organisation_id=tree["union1"], last_day=date(2024, 8, 31), on=DAY)

    assert tree["district"] in reached(tree["union1"], date(2030, 1, 1))
    assert queries.organisation(tree["union1"], on=date(2030, 1, 1)).row.state == "ended"


@pytest.mark.parametrize(
    ("successor", "why"),
    [("union1", services.UnfitSuccessor), ("employer1", services.UnfitSuccessor), ("employer2", services.UnfitSuccessor)],
)
def test_an_unfit_successor_is_refused(tree, successor, why):
    with pytest.raises(why):
        services.end(by=tree["by"], organisation_id=tree["union1"], last_day=DAY, successor_id=tree[successor], on=DAY)

    assert Organisation.objects.get(id=tree["union1"]).ended_on is None


def test_a_successor_too_low_for_what_stands_below_is_refused_and_nothing_changes(tree):
    organisation(tree["by"], "member_union", "TV1", parent=tree["union1"])
    other = organisation(tree["by"], "member_union", "TV2", parent=tree["union2"])
    before = list(Placement.objects.order_by("id").values_list("id", "parent_id", "period"))

    with pytest.raises(services.ParentTooLow):
        services.end(by=tree["by"], organisation_id=tree["union1"], last_day=DAY, successor_id=other, on=DAY)

    assert list(Placement.objects.order_by("id").values_list("id", "parent_id", "period")) == before


def test_the_top_cannot_end_while_units_stand_below_it(tree):
    with pytest.raises(services.UnitsLeftBelow) as refusal:
        services.end(by=tree["by"], organisation_id=tree["tld"], last_day=DAY, on=DAY)

    assert refusal.value.code == "units-left-below"
    assert Organisation.objects.get(id=tree["tld"]).ended_on is None


@pytest.mark.parametrize(
    ("facts", "code", "words"),
    [
        ({"ownership": "khong-ro"}, "word-unknown", "chỉ nhận: "),
        ({"mau": "do"}, "word-unknown", "Ô mau "),
        ({"tax_code": "123"}, "text-unfit", "Ô mã số thuế: "),
        ({"name": "\x00"}, "text-unfit", "Ô tên: "),
    ],
)
def test_a_word_or_text_that_the_register_cannot_hold_names_its_field(tree, facts, code, words):
    with pytest.raises(services.UnableToRegister, match=words) as refusal:
        organisation(tree["by"], "employer", "DV009", parent=tree["union1"], **facts)

    assert refusal.value.code == code
    assert not Organisation.objects.filter(code="DV009").exists()


def test_what_stands_below_cannot_succeed(tree):
    with pytest.raises(services.UnfitSuccessor):
        services.end(by=tree["by"], organisation_id=tree["district"], last_day=DAY, successor_id=tree["union1"], on=DAY)


def test_ending_twice_is_refused(tree):
    services.end(by=tree["by"], organisation_id=tree["union1"], last_day=DAY, on=DAY)

    with pytest.raises(services.AlreadyEnded):
        services.end(by=tree["by"], organisation_id=tree["union1"], last_day=DAY, on=DAY)


def test_a_cycle_is_refused(tree):
    with pytest.raises(services.ParentTooLow):
        services.place(by=tree["by"], organisation_id=tree["district"], parent_id=tree["union1"], since=DAY, on=DAY)
    with pytest.raises(services.ParentTooLow):
        services.place(by=tree["by"], organisation_id=tree["union1"], parent_id=tree["union1"], since=DAY, on=DAY)


def test_moves_are_written_in_the_order_of_days(tree):
    services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=tree["union2"], since=date(2024, 5, 1), on=DAY)

    with pytest.raises(services.MovedLater):
        services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=tree["district"], since=date(2024, 4, 30), on=DAY)


def test_on_the_day_of_the_last_move_the_parent_is_corrected(tree):
    services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=tree["union2"], since=date(2024, 5, 1), on=DAY)
    services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=tree["district"], since=date(2024, 5, 1), on=DAY)

    assert queries.parent_on([tree["employer1"]], on=date(2024, 5, 1)) == {tree["employer1"]: tree["district"]}
    assert queries.parent_on([tree["employer1"]], on=date(2024, 4, 30)) == {tree["employer1"]: tree["union1"]}
    assert_reach_is_the_closure_of_placements([date(2024, 4, 30), date(2024, 5, 1)])


@pytest.mark.parametrize("since", [date(2009, 12, 31), date(2024, 7, 1)])
def test_an_organisation_is_not_placed_outside_its_life(tree, since):
    services.end(by=tree["by"], organisation_id=tree["employer1"], last_day=DAY, on=DAY)

    with pytest.raises(services.OutsideItsDays):
        services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=tree["district"], since=since, on=DAY)


def test_a_parent_must_stand_on_all_the_days(tree):
    late = organisation(tree["by"], "grassroots_union", "CD009", parent=tree["district"], founded_on=date(2024, 5, 20))

    with pytest.raises(services.ParentDoesNotStand):
        services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=late, since=date(2024, 5, 19), on=DAY)
    services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=late, since=date(2024, 5, 20), on=DAY)


def test_a_kind_the_law_no_longer_knows_is_refused(tree):
    with pytest.raises(services.UnknownKind):
        organisation(tree["by"], "district_federation", "MOI", parent=tree["province"], founded_on=date(2025, 7, 1))
    with pytest.raises(services.UnknownKind):
        organisation(tree["by"], "'; DROP TABLE", "MOI", parent=tree["province"])


def test_a_code_is_used_once_in_the_whole_country(tree):
    with pytest.raises(services.CodeTaken):
        organisation(tree["by"], "grassroots_union", "cd001", parent=tree["district"])


@pytest.mark.parametrize(
    "facts",
    [
        {"name": ""},
        {"name": "Công ty\x00"},
        {"tax_code": "0102641421"},
        {"accounts": [("BIDV", "1.2E+11")]},
        {"wage_region": "V"},
        {"payer_class": "friend"},
        {"commune": "x" * 121},
    ],
)
def test_an_unfit_field_is_refused_in_words(tree, facts):
    with pytest.raises(services.UnableToRegister) as refusal:
        organisation(tree["by"], "employer", "DV009", parent=tree["union1"], **facts)

    assert refusal.value.explain()


def test_the_old_name_holds_until_the_day_before_the_new_one(tree):
    services.rename(by=tree["by"], organisation_id=tree["employer1"], name="Công ty Đổi Mới", since=date(2024, 4, 1), on=DAY)

    assert queries.organisation(tree["employer1"], on=date(2024, 3, 31)).row.name == "Công ty Số 1"
    assert queries.organisation(tree["employer1"], on=date(2024, 4, 1)).row.name == "Công ty Đổi Mới"
    assert [row.code for row in queries.search("doi moi", on=DAY)] == ["DV001"]
    assert [row.code for row in queries.search("cong ty so 1", on=DAY)] == ["DV001"]
    assert access_queries.branch_names([tree["employer1"]]) == {tree["employer1"]: ("DV001", "Công ty Đổi Mới")}


def test_one_name_a_day(tree):
    services.rename(by=tree["by"], organisation_id=tree["employer1"], name="Tên hai", since=date(2024, 4, 1), on=DAY)

    with pytest.raises(services.UnableToRename):
        services.rename(by=tree["by"], organisation_id=tree["employer1"], name="Tên ba", since=date(2024, 4, 1), on=DAY)


def test_adding_an_account_twice_changes_nothing(tree):
    first = services.add_account(by=tree["by"], organisation_id=tree["employer1"], number="1079 258 823 00", bank="VietinBank", on=DAY)
    second = services.add_account(by=tree["by"], organisation_id=tree["employer1"], number="107925882300", on=DAY)

    assert first == second
    assert BankAccount.objects.filter(organisation_id=tree["employer1"]).count() == 1
    assert [row.code for row in queries.search("107925882300", on=DAY)] == ["DV001"]


def test_an_account_recorded_from_a_later_day_is_not_recorded_a_second_time(tree):
    given = {"by": tree["by"], "organisation_id": tree["employer1"], "number": "107925882300", "on": DAY}
    services.add_account(**given, since=date(2024, 5, 1))

    with pytest.raises(services.AccountTaken) as refusal:
        services.add_account(**given, since=date(2024, 1, 1))

    assert refusal.value.code == "account-recorded"
    assert BankAccount.objects.count() == 1


def test_two_employers_may_share_an_account(tree):
    for employer in ("employer1", "employer2"):
        services.add_account(by=tree["by"], organisation_id=tree[employer], number="107925882300", on=DAY)

    assert {body.code for body in queries.register(on=DAY).bodies if "107925882300" in body.accounts} == {"DV001", "DV002"}


def test_nobody_registers_places_or_ends_outside_his_branch(tree, enter_as):
    officer = person(tree["by"], "can-bo", role="federation_officer", branch=tree["union1"])
    enter_as(officer)

    with pytest.raises(access.NotAllowed):
        organisation(officer, "employer", "DV009", parent=tree["union2"])
    with pytest.raises(access.NotAllowed):
        services.place(by=officer, organisation_id=tree["employer1"], parent_id=tree["union2"], since=DAY, on=DAY)
    with pytest.raises(access.NotAllowed):
        services.end(by=officer, organisation_id=tree["union1"], last_day=DAY, successor_id=tree["union2"], on=DAY)
    with pytest.raises(access.NotAllowed):
        organisation(officer, "tld", "TLD2")
    organisation(officer, "employer", "DV009", parent=tree["union1"])


def test_who_only_reads_changes_nothing(tree, enter_as):
    inspector = person(tree["by"], "kiem-tra", role="inspector", branch=tree["district"])
    enter_as(inspector)

    with pytest.raises(access.NotAllowed):
        services.rename(by=inspector, organisation_id=tree["union1"], name="Tên", since=DAY, on=DAY)
    with pytest.raises(access.NotAllowed):
        services.load_register(by=inspector, on=DAY, unions=("u.csv", b""))


def test_an_officer_of_a_district_registers_what_the_district_needs(tree, enter_as):
    officer = person(tree["by"], "can-bo", role="federation_officer", branch=tree["district"])
    enter_as(officer)

    union = organisation(officer, "grassroots_union", "CD009", parent=tree["district"], founded_on=date(2024, 5, 20))

    assert queries.levels_above([union], on=DAY)[union]["central"] == tree["tld"]
    assert access_queries.ancestors([union], on=DAY)[union] == [tree["district"], tree["province"], tree["tld"]]


def test_the_world_holds_every_fact_of_its_files(entered):
    loaded = world(entered)

    found = queries.by_code(["CD006", "CD007", "CD047", "CD048", "DV006", "DV007", "DV047", "DV082", "DV092", "DV122"])
    ids = {code: one.id for code, one in found.items()}
    union_on = lambda code, when: queries.union_of([ids[code]], on=when)[ids[code]]  # noqa: E731
    assert (loaded.unions, loaded.employers, loaded.groups) == (103, 130, 2)
    assert (union_on("DV006", date(2024, 5, 19)), union_on("DV006", date(2024, 5, 20))) == (None, ids["CD006"])
    assert (union_on("DV007", date(2024, 8, 31)), union_on("DV007", date(2024, 9, 1))) == (ids["CD007"], None)
    assert (union_on("DV047", date(2024, 6, 30)), union_on("DV047", date(2024, 7, 1))) == (ids["CD047"], ids["CD048"])
    assert found["CD047"].successor_id == ids["CD048"]
    assert (found["DV092"].founded_on, found["DV092"].ended_on) == (date(2015, 1, 1), date(2024, 10, 1))
    register = {body.code: body for body in queries.register(on=DAY).bodies}
    assert [name.name for name in register["DV082"].former_names] == ["Công ty TNHH Chế biến mì Đông Tây Hợp"]
    assert register["DV082"].accounts == ("19099903517604", "65109942463135")
    assert register["DV122"].tax_code == "3999921950-001"
    assert [len(group.member_ids) for group in queries.payer_groups()] == [6, 3]


def test_loading_the_same_register_again_is_refused_and_writes_nothing(entered):
    world(entered)
    before = Organisation.objects.count()

    with pytest.raises(Rejected) as refusal:
        world(entered)

    assert refusal.value.facts["count"] >= 233
    assert {"file", "row", "column", "found", "cure", "message"} <= set(refusal.value.facts["problems"][0])
    assert Organisation.objects.count() == before


def test_employers_may_be_loaded_later_under_registered_unions(tree):
    header = "code,name,tax_code,ownership,union_code,liable_from\n"

    loaded = services.load_register(
        by=tree["by"],
        on=DAY,
        employers=("e.csv", f"{header}DV009,Công ty Chín,,tu_nhan,CD002,2015-01-01\nDV010,Mười,,fdi,,2020-01-01".encode()),
    )

    assert queries.parent_on(loaded.ids.values(), on=DAY) == {loaded.ids["DV009"]: tree["union2"], loaded.ids["DV010"]: tree["district"]}


def test_a_joint_payer_has_employers_as_members(tree):
    members = [tree["employer1"], tree["employer2"]]

    services.register_payer_group(by=tree["by"], code="NHOM1", name="Phòng Giáo dục", unit_id=tree["district"], member_ids=members, on=DAY)

    assert queries.payer_groups()[0].member_ids == tuple(members)
    with pytest.raises(services.UnknownOrganisation):
        services.register_payer_group(
            by=tree["by"], code="NHOM2", name="Phòng", unit_id=tree["district"], member_ids=[tree["union1"]], on=DAY
        )
    with pytest.raises(services.CodeTaken):
        services.register_payer_group(by=tree["by"], code="NHOM1", name="Phòng", unit_id=tree["district"], member_ids=members, on=DAY)


def test_a_load_may_not_take_a_code_of_a_neighbour_it_cannot_see(tree, enter_as):
    officer = person(tree["by"], "can-bo", role="federation_officer", branch=tree["union1"])
    enter_as(officer)
    text = "code,name,tax_code,ownership,union_code,liable_from\nDV002,Công ty,,tu_nhan,CD001,2015-01-01\n"

    with pytest.raises(services.CodeTaken):
        services.load_register(by=officer, on=DAY, employers=("e.csv", text.encode()))


def test_a_load_may_not_register_under_a_parent_of_somebody_else(tree, enter_as):
    officer = person(tree["by"], "can-bo", role="federation_officer", branch=tree["union1"])
    enter_as(officer)
    text = "code,name,tax_code,ownership,union_code,liable_from,upper_code\nDV009,Công ty,,tu_nhan,,2015-01-01,LDLD-DMC\n"

    with pytest.raises(access.NotAllowed):
        services.load_register(by=officer, on=DAY, employers=("e.csv", text.encode()))


def test_a_joint_payer_of_a_file_may_not_take_a_code_in_use(tree):
    members = [tree["employer1"], tree["employer2"]]
    services.register_payer_group(by=tree["by"], code="NHOM1", name="Phòng", unit_id=tree["district"], member_ids=members, on=DAY)
    text = "group_code,name,tax_code,account,employer_code\nNHOM1,Phòng khác,,,DV001\n"

    with pytest.raises(services.CodeTaken):
        services.load_register(by=tree["by"], on=DAY, payer_groups=("g.csv", text.encode()))


def test_a_load_that_names_an_ended_union_follows_its_successor(tree):
    services.end(by=tree["by"], organisation_id=tree["union1"], last_day=date(2024, 5, 31), successor_id=tree["union2"], on=DAY)
    text = "code,name,tax_code,ownership,union_code,liable_from\nDV009,Công ty,,tu_nhan,CD001,2015-01-01\n"

    loaded = services.load_register(by=tree["by"], on=DAY, employers=("e.csv", text.encode()))

    employer = loaded.ids["DV009"]
    assert queries.union_of([employer], on=date(2024, 5, 31)) == {employer: tree["union1"]}
    assert queries.union_of([employer], on=date(2024, 6, 1)) == {employer: tree["union2"]}
