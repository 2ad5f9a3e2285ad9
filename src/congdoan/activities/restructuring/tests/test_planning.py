"""A plan is checked whole: by hand, from a file, by a rule; its effects are seen and its totals proved before anybody decides."""

from datetime import date
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.restructuring import queries, rules, services
from congdoan.activities.restructuring.rules import Body, PlanRow, Tree
from congdoan.activities.restructuring.tests.builders import AFTER, DAY, DECIDED, DETAILS, province
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.organisations.tests.builders import organisation, person


@pytest.fixture
def cast(entered):
    return province(entered)


def by_line(problems):
    return [(problem["row"], problem["column"], problem["found"], problem["cure"]) for problem in problems]


def load(cast, number, *lines, name="phuong-an.csv"):
    head = (
        "Mã đơn vị;Kết cục;Đơn vị tiếp nhận;Cấp trên mới;Tên mới;Loại mới;Số đoàn viên;Xử lý đoàn viên;Sổ sách;Tiền mặt kiểm kê;Người giao"
    )
    content = "\n".join([head, *lines]).encode()
    return services.load_plan(by=cast.officer, reorganisation_id=number, file_name=name, content=content, on=DECIDED)


BAD = {  # a line of a file, and what is wrong with it
    "CD999;kết thúc": "không có đơn vị mang mã này",
    "CD001;giải tán hết": "ghi một trong: tiếp tục, chuyển",
    "CD001;": "chỉ nhận: tiếp tục, chuyển",
    "CD001;chuyển": "ghi mã cấp trên mới",
    "CD001;chuyển;;LDLD-DMC": "đã đứng dưới cấp trên này",
    "CD001;chuyển;;CD002": "cấp trên phải ở cấp cao hơn",
    "CD001;chuyển;;KHONG-CO": "cấp trên không hoạt động từ ngày 01/07/2025",
    "CD001;chuyển;CD002;LDLD-TN": "để trống: không dùng với “chuyển”",
    "CD001;kết thúc;;;;;;chuyển": "ghi kết cục “nhập vào”",
    "CD001;nhập vào;CD001": "đơn vị tiếp nhận phải khác",
    "CD001;nhập vào": "ghi đúng một đơn vị tiếp nhận",
    "CD001;nhập vào;DV002": "doanh nghiệp không tiếp nhận công đoàn",
    "CD001;tách thành;CD002": "ghi từ hai đơn vị tiếp nhận",
    "CD001;đổi loại;CD002;;;Công đoàn cơ sở": "mã đã dùng cho đơn vị khác",
    "CD001;đổi loại;CD091;;;Liên đoàn Lao động huyện": "ghi một trong: Tổng Liên đoàn",
    "CD001;đổi tên": "ghi tên mới",
    "CD001;tiếp tục;;;;;năm mươi": "ghi số nguyên, ví dụ 49",
    "CD001;kết thúc;;;;;;;bàn giao": "ghi tiền mặt kiểm kê được",
    "DV001;kết thúc": "doanh nghiệp chỉ chuyển, đổi tên hoặc tiếp tục",
    "CD002;lập mới;;LDLD-TN;Mới;Công đoàn cơ sở": "mã đã dùng cho đơn vị khác",
    "CD091;lập mới;;;Mới;Công đoàn cơ sở": "ghi mã cấp trên của đơn vị lập mới",
    "CD091;lập mới;;LDLD-TN;;Công đoàn cơ sở": "ghi tên đơn vị lập mới",
    "TLD;kết thúc": "không thuộc cấp ra quyết định",
    "LDLD-TN;kết thúc": "không thuộc cấp ra quyết định",
}


@pytest.mark.django_db
def test_every_error_of_a_file_is_told_at_once_with_its_row_and_column_and_nothing_is_written(cast):
    number = cast.draft({"unit": "CD005", "outcome": "dissolve"})

    for line, cure in BAD.items():
        with pytest.raises(Rejected) as refused:
            load(cast, number, "CD004;tiếp tục", line)
        problems = by_line(refused.value.facts["problems"])
        assert all(row == 3 for row, _, _, _ in problems), line
        assert cure in problems[0][3], (line, problems)
    with pytest.raises(Rejected) as refused:
        load(cast, number, *BAD)
    assert {row for row, _, _, _ in by_line(refused.value.facts["problems"])} == set(range(2, len(BAD) + 2))
    with pytest.raises(UnreadableTable, match="Kết cục"):
        services.load_plan(
            by=cast.officer, reorganisation_id=number, file_name="x.csv", content="Mã đơn vị;Khác\nCD001;1".encode(), on=DECIDED
        )
    assert [row.code for row in queries.plan_of(number)] == ["CD005"], "the plan of before stands"


@pytest.mark.django_db
def test_units_that_end_take_nobody_over_and_rows_are_not_repeated(cast):
    number = cast.draft()
    with pytest.raises(Rejected) as refused:
        load(cast, number, "CD001;nhập vào;CD002", "CD002;nhập vào;CD003", "CD003;chuyển;;LDLD-DMC2",
             "CD003;tiếp tục", "CD004;đổi loại;CD094;;;Nghiệp đoàn cơ sở",
             "CD005;nhập vào;CD094")  # fmt: skip
    cures = {(row, column): cure for row, column, _, cure in by_line(refused.value.facts["problems"])}

    assert "cũng kết thúc trong quyết định này" in cures[2, "Đơn vị tiếp nhận"]
    assert "xóa dòng lặp" in cures[4, "Mã đơn vị"]
    assert "xóa dòng lặp" in cures[5, "Mã đơn vị"]
    assert "dùng hai dòng “lập mới” và “nhập vào”" in cures[7, "Đơn vị tiếp nhận"]


@pytest.mark.django_db
def test_a_plan_is_written_to_a_workbook_and_read_back_as_it_was(cast):
    number = cast.draft(
        {"unit": "CD091", "outcome": "found", "name": "=HYPERLINK(1)", "kind": "grassroots_union", "parent": "LDLD-TN"},
        {"unit": "CD001", "outcome": "dissolve", "members": 40, "member_policy": "ask", "books": "hand_over", "cash_counted": 1_500_000,
         "given_by": "Nguyễn Thị Giao", "taken_by": "Trần Văn Nhận", "note": "hết việc"},
        {"unit": "CD003", "outcome": "split", "targets": "CD002, CD091"},
        {"unit": "LDLD-DMC", "outcome": "merge", "targets": "LDLD-TB", "grants": "move"},
    )  # fmt: skip
    before = queries.plan_of(number)
    book = queries.plan_workbook(number)

    assert services.load_plan(by=cast.officer, reorganisation_id=number, file_name="p.xlsx", content=book, on=DECIDED) == 4
    after = queries.plan_of(number)
    assert [{**vars_of(row), "line": 0} for row in after] == [{**vars_of(row), "line": 0} for row in before]
    assert services.load_plan(
        by=cast.officer, reorganisation_id=number, file_name="t.xlsx", content=queries.plan_template(number), on=DECIDED
    ) == 0, "an empty template is an empty plan"  # fmt: skip


def vars_of(row):
    return {name: getattr(row, name) for name in PlanRow.__dataclass_fields__}


@pytest.mark.django_db
def test_the_preview_proves_its_totals_and_tells_what_is_touched(cast):
    person(cast.by, "chu.tich.1", role="union_chair", branch=cast.ids["CD001"])
    number = cast.draft(
        {"unit": "CD001", "outcome": "dissolve", "members": 40},
        {"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TN", "members": 60},
        {"unit": "CD003", "outcome": "merge", "targets": "CD002", "members": 25},
        {"unit": "CD004", "outcome": "split", "targets": "CD002; CD005", "members": 15},
        {"unit": "CD005", "outcome": "transfer", "parent": "LDLD-TN"},
        {"unit": "LDLD-DMC", "outcome": "dissolve"},
        {"unit": "LDLD-TB", "outcome": "dissolve"},
        {"unit": "DV004", "outcome": "transfer", "parent": "CD005"},
    )  # fmt: skip

    with CaptureQueriesContext(connection) as asked:
        found = queries.preview(number)

    assert len(asked) <= 30
    assert found.is_sound
    assert found.counts == {"transfer": (3, 60), "dissolve": (3, 40), "merge": (1, 25), "split": (1, 15)}
    assert found.policies == {"end": 40, "move": 85, "ask": 15}
    assert found.unstated == 1
    assert {row.code: (row.state, row.unions, row.employers, row.members) for row in found.uppers} == {
        "LDLD-TN": ("", (0, 2), (0, 5), (0, 100)),
        "LDLD-DMC": ("ends", (4, 0), (4, 0), (140, 0)),
        "LDLD-TB": ("ends", (1, 0), (1, 0), (0, 0)),
    }  # fmt: skip
    proofs = {one.what: (dict(one.parts), one.total, one.holds) for one in found.proofs}
    assert proofs["Đoàn viên trong phương án"] == ({"chuyển": 60, "kết thúc": 40, "nhập vào": 25, "tách thành": 15}, 140, True)
    assert proofs["Đơn vị sau khi sắp xếp"] == ({"trước": 8, "không còn": -5}, 3, True)
    assert proofs["Doanh nghiệp"] == ({"sau khi sắp xếp": 5}, 5, True)
    assert all(holds for _, _, holds in proofs.values())
    assert (found.effects.employers_moved, found.effects.employers_left, found.effects.grants) == (4, 1, 1)
    again = queries.preview(number)
    assert again.mark == found.mark


@pytest.mark.django_db
def test_a_rule_ends_the_unions_of_bodies_paid_by_the_budget_and_moves_the_others(cast):
    number = cast.draft({"unit": "CD005", "outcome": "continue"})
    made = services.plan_by_rule(
        by=cast.officer, reorganisation_id=number, branches=["LDLD-DMC"], parent="LDLD-TN",
        ending_classes=["admin_body", "armed_forces"], on=DECIDED
    )  # fmt: skip

    assert made == 5
    assert {(row.code, row.outcome, row.parent) for row in queries.plan_of(number)} == {
        ("CD005", "continue", ""), ("LDLD-DMC", "dissolve", ""), ("CD001", "dissolve", ""), ("CD002", "transfer", "LDLD-TN"),
        ("CD003", "transfer", "LDLD-TN"), ("CD004", "transfer", "LDLD-TN"),
    }  # fmt: skip
    for branches, parent, classes, why in (
        ([], "LDLD-TN", [], "ít nhất một"), (["X"], "LDLD-TN", [], "không có đơn vị X"), (["LDLD-DMC"], "LDLD-DMC", [], "không thể là"),
        (["LDLD-DMC"], "LDLD-TN", ["x"], "không có đối tượng x"),
    ):  # fmt: skip
        with pytest.raises(services.RuleUnfit, match=why):
            services.plan_by_rule(
                by=cast.officer, reorganisation_id=number, branches=branches, parent=parent, ending_classes=classes, on=DECIDED
            )
    with pytest.raises(services.PlanUnsound, match="cấp trên phải ở cấp cao hơn"):
        services.plan_by_rule(
            by=cast.officer, reorganisation_id=number, branches=["LDLD-DMC"], parent="CD005", ending_classes=[], on=DECIDED
        )


@pytest.mark.django_db
def test_a_draft_is_decided_by_another_person_on_what_was_seen(cast):
    empty = cast.draft(number="1/QĐ")
    number = cast.draft({"unit": "CD001", "outcome": "dissolve"})
    mark = queries.preview(number).mark
    access.enter(cast.head, on=DECIDED)
    decide = {"by": cast.head, "reorganisation_id": number, "on": DECIDED}
    with pytest.raises(services.PlanEmpty):
        services.decide_reorganisation(**decide | {"reorganisation_id": empty})
    with pytest.raises(services.PlanChanged):
        services.decide_reorganisation(**decide, mark="0" * 32)
    own = services.draft_reorganisation(by=cast.head, unit_id=cast.ids["LDLD-TN"], on=DECIDED, **DETAILS)
    with pytest.raises(services.DecidedByPreparer):
        services.decide_reorganisation(**decide | {"reorganisation_id": own})
    organisation(cast.head, "employer", "DV077", parent=cast.ids["CD001"])
    with pytest.raises(services.PlanChanged):
        services.decide_reorganisation(**decide, mark=mark)
    services.decide_reorganisation(**decide, mark=queries.preview(number).mark)
    with pytest.raises(services.NotADraft, match="đã quyết định"):
        services.decide_reorganisation(**decide)
    for act in (
        lambda: services.plan_unit(by=cast.head, reorganisation_id=number, unit="CD002", outcome="dissolve", on=DECIDED),
        lambda: services.drop_unit(by=cast.head, reorganisation_id=number, unit="CD001", on=DECIDED),
        lambda: services.amend_reorganisation(by=cast.head, reorganisation_id=number, on=DECIDED, **DETAILS),
    ):
        with pytest.raises(services.NotADraft):
            act()
    other = cast.draft({"unit": "CD001", "outcome": "merge", "targets": "CD002"}, number="16/QĐ-LĐLĐ")
    access.enter(cast.head, on=DECIDED)
    with pytest.raises(services.UnitPlannedElsewhere, match="CD001 theo 15/QĐ-LĐLĐ"):
        services.decide_reorganisation(**decide | {"reorganisation_id": other})


@pytest.mark.django_db
def test_a_draft_says_what_it_is_and_a_row_is_said_again_or_dropped(cast):
    number = cast.draft({"unit": "cd001", "outcome": "dissolve"}, {"unit": "CD001", "outcome": "transfer", "parent": "ldld-tn"})
    assert [(row.code, row.outcome, row.line) for row in queries.plan_of(number)] == [("CD001", "transfer", 1)]
    services.drop_unit(by=cast.officer, reorganisation_id=number, unit="cd001", on=DECIDED)
    with pytest.raises(services.UnknownPlanUnit):
        services.drop_unit(by=cast.officer, reorganisation_id=number, unit="CD001", on=DECIDED)
    with pytest.raises(services.PlanUnsound, match="CD777, mã đơn vị “CD777”: không có"):
        services.plan_unit(by=cast.officer, reorganisation_id=number, unit="CD777", outcome="dissolve", on=DECIDED)
    for field, text in (("number", " "), ("title", "\x00"), ("document", "x" * 301), ("effective_on", date(1900, 1, 1))):
        with pytest.raises(services.TextUnfit):
            services.amend_reorganisation(by=cast.officer, reorganisation_id=number, on=DECIDED, **DETAILS | {field: text})
    neighbour = person(cast.by, "ben.canh", role="federation_officer", branch=cast.ids["LDLD-TB"])
    access.enter(neighbour, on=DECIDED)
    with pytest.raises(services.UnknownReorganisation):
        services.amend_reorganisation(by=neighbour, reorganisation_id=number, on=DECIDED, **DETAILS)
    with pytest.raises(access.NotAllowed):
        services.draft_reorganisation(by=neighbour, unit_id=cast.ids["LDLD-TN"], on=DECIDED, **DETAILS)


@pytest.mark.django_db
def test_postgresql_keeps_every_promise_of_a_plan(cast):
    number = cast.draft({"unit": "CD001", "outcome": "dissolve"}, {"unit": "CD002", "outcome": "dissolve"})
    unit = cast.ids["LDLD-TN"]
    act = (
        "INSERT INTO restructuring_act (unit_id, reorganisation_id, kind, reason, mark, acted_by, acted_on)"
        " VALUES (%s, %s, %s, '', '', %s, %s)"
    )

    def refused(promise, statement, *values):
        with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
        assert not promise or refusal.value.__cause__.diag.constraint_name == promise, refusal.value

    refused("decided_by_another", act, unit, number, "decided", cast.officer, DECIDED)
    refused("acted_by_who_acts", act, unit, number, "decided", cast.head, DECIDED)
    refused("plan_unit_once", "UPDATE restructuring_plan_row SET code = 'CD001'")
    refused(None, "DELETE FROM restructuring_reorganisation")
    cast.decide(number)
    refused("decided_by_another", act, unit, number, "decided", cast.head, DECIDED)
    refused("plan_changes_as_draft", "UPDATE restructuring_plan_row SET outcome = 'continue'")
    refused("plan_changes_as_draft", "DELETE FROM restructuring_plan_row")
    refused("reorganisation_changes_as_draft", "UPDATE restructuring_reorganisation SET effective_on = '2024-01-01'")
    for table in ("restructuring_act", "restructuring_outcome"):
        refused(None, f"UPDATE {table} SET acted_by = 1")
        refused(None, f"DELETE FROM {table}")
    outcome = (
        "INSERT INTO restructuring_outcome (unit_id, reorganisation_id, row_id, is_done, outcome, decision, effective_on,"
        " words, facts, acted_by, acted_on)"
        " SELECT %s, %s, id, true, %s, '', %s, '', '{}', %s, %s FROM restructuring_plan_row WHERE code = 'CD001'"
    )
    refused("carried_out_as_decided", outcome, cast.ids["CD001"], number, "dissolve", DAY, cast.head, DECIDED)
    access.enter(cast.head, on=AFTER)
    refused("carried_out_as_decided", outcome, cast.ids["CD002"], number, "dissolve", DAY, cast.head, AFTER)
    refused("carried_out_as_decided", outcome, cast.ids["CD001"], number, "merge", DAY, cast.head, AFTER)
    refused("withdrawn_before_its_day", act, unit, number, "withdrawn", cast.head, AFTER)
    assert cast.apply(number).is_done
    refused("carried_out_once", outcome, cast.ids["CD001"], number, "dissolve", DAY, cast.head, AFTER)


codes = st.sampled_from([f"U{n}" for n in range(8)])


@given(st.lists(st.tuples(codes, st.sampled_from(["dissolve", "merge", "transfer", "continue"]), codes),
                unique_by=lambda row: row[0]),
       st.lists(st.integers(0, 9), min_size=8, max_size=8))  # fmt: skip
def test_no_employer_and_no_union_is_lost_by_any_plan(drawn, employers):
    bodies = {"TOP": Body("TOP", "", 10, False)} | {f"U{n}": Body(f"U{n}", "", 30 if n < 3 else 40, False) for n in range(8)}
    parents = {"TOP": None} | {f"U{n}": "TOP" if n < 3 else f"U{n % 3}" for n in range(8)}
    tree = Tree(bodies, parents, {f"U{n}": count for n, count in enumerate(employers)})
    ending = {code for code, outcome, _ in drawn if outcome in ("dissolve", "merge")}
    rows = []
    for line, (code, outcome, other) in enumerate(drawn):
        if outcome == "merge" and (other in ending or other == code or bodies[other].rank > bodies[code].rank):
            outcome = "dissolve"
        target = (other,) if outcome == "merge" else ()
        rows.append(PlanRow(line, code, "continue" if outcome == "transfer" else outcome, targets=target))
    known = {code: rules.Known(n, code, "", "", one.rank, None, parents[code] or "", None) for n, (code, one) in enumerate(bodies.items())}

    after = rules.after_plan(tree, rules.ordered(rows, known, {}), {})

    assert sum(after.employers.values()) == sum(employers)
    assert set(after.bodies) == set(bodies) - ending
    assert all(parent in after.bodies for parent in after.parents.values() if parent)
    assert all(count == 0 or code in after.bodies for code, count in after.employers.items())


def test_two_people_decide_and_carry_out_at_once_and_everything_is_done_once(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        console = doors.queries.actor_named("console").id
        with doors.acting(console, on=DECIDED):
            cast = province(console)
            number = cast.draft({"unit": "CD001", "outcome": "dissolve"}, {"unit": "CD002", "outcome": "merge", "targets": "CD003"})
        heard: list[str] = []

        def act(day, call):
            try:
                with doors.acting(cast.head, on=day):
                    call()
                heard.append("done")
            except services.UnableToReorganise as refusal:
                heard.append(refusal.code)
            finally:
                connection.close()

        def both(day, call):
            heard.clear()
            people = [Thread(target=act, args=(day, call)) for _ in range(2)]
            [one.start() for one in people]
            [one.join() for one in people]
            return sorted(heard)

        given = {"by": cast.head, "reorganisation_id": number}
        assert both(DECIDED, lambda: services.decide_reorganisation(**given, on=DECIDED)) == ["done", "reorganisation-not-a-draft"]
        assert both(AFTER, lambda: services.apply_reorganisation(**given, on=AFTER)) == ["done", "done"]
        with doors.acting(cast.head, on=AFTER):
            assert queries.progress(number).is_done
            assert all(row.state == "done" for row in queries.results(number)[0])
