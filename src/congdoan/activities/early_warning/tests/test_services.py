"""Signals on PostgreSQL: what is told, computed and imported, who sees it, what is refused; each promise broken once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.activities.early_warning import queries, rules, services
from congdoan.activities.early_warning.models import Signal
from congdoan.activities.early_warning.tests.builders import DAY, told
from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import PayrollRow
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.officers.tests.builders import term

pytestmark = pytest.mark.django_db
PAY_DAY = date(2024, 6, 10)
NO_DIALOGUE = ("W12", "no_dialogue_12_months")  # no session was ever recorded at the town's employer


@pytest.fixture
def officer(town, enter_as):
    enter_as(town.officer)
    return town.officer


@pytest.fixture
def chair(town, enter_as):
    enter_as(town.chair)
    return town.chair


def score_of(town, on=DAY, employer=None):
    employer = employer or town.employer
    found = queries.evidence_of(on=on, employer_ids=[employer])
    return rules.score(found, queries.scale_for(town.district, on=on), on)


def kinds(town, employer=None, *, on=DAY):
    return sorted((one.code, one.kind) for one in queries.evidence_of(on=on, employer_ids=[employer or town.employer]))


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_signal_counts_from_today_until_it_is_settled(town, officer, enter_as):
    one = told(officer, town)
    assert score_of(town).points == 7
    assert score_of(town, DAY - timedelta(days=1)).points == 0
    later = DAY + timedelta(days=5)
    enter_as(officer, on=later)
    with pytest.raises(services.SignalReasonMissing):
        services.end_signal(by=officer, signal_id=one, words=" ", on=later)

    services.end_signal(by=officer, signal_id=one, words="Chủ đã về", on=later)

    assert [score_of(town, later + timedelta(days=n)).points for n in (-1, 0)] == [7, 0]
    with pytest.raises(services.SignalOver):
        services.end_signal(by=officer, signal_id=one, words="lần nữa", on=later)
    (row,) = queries.signals_of(town.employer, on=later)
    assert (row.holds, row.end_words, row.last) == (False, "Chủ đã về", later)


def test_what_was_told_by_mistake_never_counted(town, officer):
    services.end_signal(by=officer, signal_id=told(officer, town), words="báo nhầm", on=DAY)

    assert score_of(town).points == 0
    assert queries.trend(town.employer, on=DAY).changes == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"code": "W10", "kind": ""}, "phần mềm tính"),
        ({"code": "W99", "kind": ""}, "không có loại"),
        ({"kind": "nobody"}, "chọn một trong"),
        ({"code": "W2", "kind": ""}, "số tháng nợ"),
        ({"code": "W6", "kind": "", "number": 3}, "số người của chuyền"),
        ({"code": "W1", "kind": "", "anchor": DAY + timedelta(days=1)}, "không được ở phía trước"),
        ({"code": "W3", "kind": "", "anchor": DAY - timedelta(days=1)}, "phải ở phía trước"),
        ({"words": " "}, "ai báo"),
        ({"number": 3}, "không ghi số"),
    ],
)
def test_a_signal_that_cannot_be_is_refused_in_words(town, officer, facts, words):
    with pytest.raises(services.UnfitSignal, match=words):
        told(officer, town, **facts)


def test_nobody_tells_of_an_employer_elsewhere(town, officer, enter_as):
    with pytest.raises(services.NotAboveEmployer):
        told(officer, town, unit_id=town.union, employer_id=town.lone)
    enter_as(town.neighbour)
    with pytest.raises(NotAllowed):
        told(town.neighbour, town)
    with pytest.raises(services.UnknownSignal):
        services.end_signal(by=town.neighbour, signal_id=1, words="?", on=DAY)
    enter_as(town.accountant)
    with pytest.raises(NotAllowed):
        told(town.accountant, town, unit_id=town.union)


def test_a_chair_sees_what_the_union_told_and_nothing_else(town, officer, enter_as):
    told(officer, town)
    enter_as(town.chair)
    own = told(town.chair, town, "W8", "food_incident", unit_id=town.union)

    assert [one.id for one in queries.signals_told_by(town.union, on=DAY)] == [own]
    assert list(Signal.objects.values_list("id", flat=True)) == [own]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM early_warning_signal")
        assert cursor.fetchall() == [(own,)]
    enter_as(town.neighbour)
    assert queries.every_row(on=DAY) == []
    assert not Signal.objects.exists()
    enter_as(officer)
    assert kinds(town) == [("W8", "food_incident"), ("W9", "owner_absent")]


def test_one_tap_unpaid_grows_with_the_days_and_paid_ends_it(town, chair, enter_as):
    facts = {"by": chair, "employer_id": town.employer}
    with pytest.raises(services.UnfitPayDay, match="ngày nào"):
        services.answer_pay_day(**facts, month=202405, is_paid=True, on=DAY)
    enter_as(chair, on=date(2024, 6, 1))
    services.set_pay_day(**facts, day=10, is_following=True, on=date(2024, 6, 1))
    with pytest.raises(services.UnfitPayDay, match="1 đến 31"):
        services.set_pay_day(**facts, day=32, is_following=True, on=date(2024, 6, 1))
    assert queries.questions_of(town.union, on=PAY_DAY)[0].state == "asked"
    first = PAY_DAY + timedelta(days=1)
    enter_as(chair, on=first)
    with pytest.raises(services.UnfitPayDay, match="chưa đến hạn"):
        services.answer_pay_day(**facts, month=202406, is_paid=False, on=first)

    services.answer_pay_day(**facts, month=202405, is_paid=False, words="hẹn 30/6", on=first)
    services.answer_pay_day(**facts, month=202405, is_paid=False, on=first)

    enter_as(town.officer)
    told_on = {day: score_of(town, PAY_DAY + timedelta(days=day)).points for day in (0, 1, 14, 15, 30, 31)}
    assert told_on == {0: 0, 1: 3, 14: 3, 15: 6, 30: 6, 31: 10}
    enter_as(chair, on=DAY)
    assert queries.questions_of(town.union, on=DAY)[0].late_words == "chưa trả, chậm 20 ngày"
    services.answer_pay_day(**facts, month=202405, is_paid=True, on=DAY)
    assert (score_of(town).points, score_of(town, DAY - timedelta(days=1)).points) == (0, 6)
    assert queries.questions_of(town.union, on=DAY)[0].state == "done"


def test_silence_after_a_pay_day_is_a_signal_until_somebody_answers(town, chair, enter_as, entered):
    enter_as(chair, on=date(2024, 6, 1))
    services.set_pay_day(by=chair, employer_id=town.employer, day=10, is_following=True, on=date(2024, 6, 1))
    enter_as(entered, on=PAY_DAY)
    services.observe_signals(by=entered, on=PAY_DAY)
    assert not Signal.objects.exclude(code="W12").exists()
    enter_as(entered, on=DAY)
    services.observe_signals(by=entered, on=DAY)
    assert kinds(town) == [("SILENCE", ""), NO_DIALOGUE]
    assert [one.words for one in score_of(town).reasons] == ["12 tháng chưa đối thoại", "im lặng 20 ngày sau ngày trả lương"]
    enter_as(chair, on=DAY)
    services.answer_pay_day(by=chair, employer_id=town.employer, month=202405, is_paid=True, on=DAY)
    enter_as(entered, on=DAY)

    services.observe_signals(by=entered, on=DAY)

    assert kinds(town) == [NO_DIALOGUE]
    with pytest.raises(services.WithoutUnion):
        services.set_pay_day(by=entered, employer_id=town.lone, day=10, is_following=True, on=DAY)


def test_the_facts_of_the_books_become_signals_once(town, entered, enter_as):
    rows = [PayrollRow(town.employer, month, heads, heads * 6_000_000) for month, heads in ((202403, 100), (202404, 100), (202405, 90))]
    assessments.declare_payroll(by=entered, rows=[*rows, PayrollRow(town.lone, 202405, 10, 10_000_000)], on=DAY)
    assessments.assess_union_fund(by=entered, months=[202403, 202404], on=DAY)
    term(entered, town.union, seats=3)

    counts = services.observe_signals(by=entered, on=DAY)
    again = services.observe_signals(by=entered, on=DAY)

    assert kinds(town) == [("FUND", ""), ("HEADS", ""), ("W12", "chair_empty"), NO_DIALOGUE, ("WAGES", "")]
    assert kinds(town, town.lone) == [("W4", "min_wage_not_applied")]
    assert (counts["begun"], counts["employers"]) == (6, 2)
    assert (again["begun"], again["ended"], again["kept"]) == (0, 0, 6)
    assert score_of(town).points == 4
    assert {one.evidence.code: one.evidence.number for one in score_of(town).reasons}["HEADS"] == 10
    enter_as(town.officer)
    assert {one.source for one in Signal.objects.all()} == {"computed"}
    with pytest.raises(services.SignalOver):
        services.end_signal(by=town.officer, signal_id=Signal.objects.first().pk, words="?", on=DAY)


LIST = "Mã số thuế;Tên đơn vị;Số tháng nợ;Số tiền nợ\n3999900012;Giày Chà Là Việt;3;120.000.000\n0100109106;Ngoài sổ;7;1\n"


def imported(by, town, text=LIST, **facts):
    given = {"unit_id": town.district, "file_name": "no.csv", "content": text.encode(), "listed_on": DAY, "on": DAY} | facts
    return services.import_debts(by=by, **given)


def test_a_list_of_arrears_is_taken_whole(town, officer, enter_as):
    counts = imported(officer, town)
    assert counts == {"begun": 1, "ended": 0, "kept": 0, "strangers": 1}
    assert score_of(town).points == 5
    assert imported(officer, town)["kept"] == 1
    later = DAY + timedelta(days=30)
    enter_as(officer, on=later)

    six = imported(officer, town, LIST.replace(";3;", ";6;"), listed_on=later, on=later)

    assert (six["begun"], six["ended"]) == (1, 1)
    assert (score_of(town, later).points, score_of(town, later - timedelta(days=1)).points) == (8, 5)
    assert imported(officer, town, LIST.splitlines()[0] + "\nx;x;1;", listed_on=later, on=later)["ended"] == 1
    assert score_of(town, later).points == 0


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (LIST.replace(";3;", ";ba;").replace(";7;", ";0;"), ["dòng 2, cột Số tháng nợ", "dòng 3, cột Số tháng nợ"]),
        (LIST + "3999900012;;2;\n", ["dòng 4"]),
        (LIST.replace("120.000.000", "=1+1"), ["cột Số tiền nợ"]),
        ("Tên đơn vị;Số tháng nợ\nGiày;3\n", ["cần cột Mã số thuế"]),
    ],
)
def test_everything_wrong_with_a_list_is_told_and_nothing_written(town, officer, text, faults):
    with pytest.raises(Rejected) as refusal:
        imported(officer, town, text)

    said = [one["message"] for one in refusal.value.facts["problems"]]
    assert len(said) == len(faults)
    assert all(fault in message for fault, message in zip(faults, said, strict=True))
    assert not Signal.objects.exists()


def test_a_preview_that_no_longer_holds_writes_nothing(town, officer):
    facts = {"unit_id": town.district, "file_name": "no.csv", "content": LIST.encode(), "listed_on": DAY}
    mark = services.preview_debts(by=officer, on=DAY, **facts).mark
    imported(officer, town, LIST.replace(";3;", ";6;"))

    with pytest.raises(services.DebtsChanged):
        imported(officer, town, mark=mark)
    with pytest.raises(Rejected):
        imported(officer, town, listed_on=DAY + timedelta(days=1))


def test_weights_change_days_to_come_and_no_day_that_has_passed(town, officer, enter_as):
    told(officer, town)
    enter_as(town.head)
    facts = {"by": town.head, "unit_id": town.district, "document": "12/QĐ-LĐLĐ", "on": DAY}
    with pytest.raises(services.UnfitWeights) as refusal:
        services.set_weights(**facts | {"document": " "}, valid_from=DAY, weights={"W9.1": 200}, starts={"red": 3})
    assert len(refusal.value.facts["faults"]) == 4
    assert queries.weights_need_check([town.district], on=DAY)
    later = DAY + timedelta(days=10)

    services.set_weights(**facts, valid_from=later, weights={"W9.1": 25}, starts={"red": 25})

    assert [score_of(town, later + timedelta(days=n)).points for n in (-1, 0)] == [7, 25]
    assert [score_of(town, later + timedelta(days=n)).band.code for n in (-1, 0)] == ["yellow", "red"]
    assert not queries.weights_need_check([town.district], on=later)
    enter_as(officer)
    assert queries.trend(town.employer, on=later).changes[:2] == ((later, 7, 25), (DAY, 0, 7))
    with pytest.raises(NotAllowed):
        services.set_weights(**facts | {"by": officer}, valid_from=later, weights={}, starts={})


def test_the_points_of_every_past_day_come_again_from_the_evidence_listed(town, officer, enter_as):
    seen = {}
    for n, (code, kind) in enumerate([("W9", "owner_absent"), ("W8", "food_incident"), ("W11", "abuse"), ("W9", "orders_cut")]):
        day = DAY + timedelta(days=n)
        enter_as(officer, on=day)
        told(officer, town, code, kind, on=day)
        if n == 2:
            services.end_signal(by=officer, signal_id=Signal.objects.order_by("id").first().pk, words="xong", on=day)
        seen[day] = score_of(town, day).points

    assert list(seen.values()) == [7, 11, 9, 16]
    assert {day: score_of(town, day).points for day in seen} == seen
    told_days = {day: after for day, _, after in queries.trend(town.employer, on=max(seen)).changes}
    assert told_days == seen


def test_postgresql_keeps_what_was_told(town, officer, enter_as):
    one = told(officer, town)
    refused("UPDATE early_warning_signal SET number = 9 WHERE id = %s", one)
    refused("DELETE FROM early_warning_signal WHERE id = %s", one)
    insert = (
        "INSERT INTO early_warning_signal (unit_id, employer_id, code, kind, words, source, since, told_by_id)"
        " VALUES (%s, %s, %s, '', '', 'told', %s, %s)"
    )
    refused(insert, town.district, town.employer, "W9", DAY - timedelta(days=1), officer)  # no reaching back
    refused(insert, town.district, town.employer, "W9", DAY, town.head)  # in nobody else's name
    refused(insert, town.union, town.lone, "W9", DAY, officer)  # of no employer elsewhere
    refused(insert, town.district, town.employer, "W77", DAY, officer)
    end = "INSERT INTO early_warning_signalend (signal_id, unit_id, ended_on, words, ended_by_id) VALUES (%s, %s, %s, '', %s)"
    refused(end, one, town.district, DAY - timedelta(days=1), officer)
    refused(end, one, town.union, DAY, officer)
    refused(
        "INSERT INTO early_warning_weighing (unit_id, valid_from, weights, starts, document, decided_by_id)"
        " VALUES (%s, %s, '{}', '{}', '', %s)",
        town.district, DAY, officer,
    )  # fmt: skip
    pay = (
        "INSERT INTO early_warning_payanswer (unit_id, employer_id, month, is_paid, words, told_on, told_by_id)"
        " VALUES (%s, %s, 202405, true, '', %s, %s)"
    )
    refused(pay, town.union, town.employer, DAY - timedelta(days=3), officer)
    enter_as(town.neighbour)
    refused(insert, town.district, town.employer, "W9", DAY, town.neighbour)
    enter_as(town.chair)
    refused(insert, town.district, town.employer, "W9", DAY, town.chair)  # not as the federation


def test_the_grid_that_leaves_the_house_covers_small_cells(town, officer):
    told(officer, town)
    grid = queries.grid("nganh", on=DAY)
    (row,) = [cells for commune, cells in grid.rows if commune == "Chà Là"]
    assert [(one.employers, one.points, one.band) for one in row if one.employers] == [(2, 7, "yellow")]


def test_a_board_filters_and_counts_every_employer_once(town, officer):
    told(officer, town)
    told(officer, town, employer_id=town.lone, code="W8", kind="food_incident")

    told_all = queries.board(queries.BoardFilter(), on=DAY)

    assert [row.code for row in told_all.rows] == ["DV001", "DV002"]
    assert (told_all.bands, told_all.employers) == ({"green": 1, "yellow": 1, "orange": 0, "red": 0}, 2)
    for chosen, expected in (
        ({"text": "giay cha"}, ["DV001"]), ({"band": "yellow"}, ["DV001"]), ({"signal": "W8"}, ["DV002"]), ({"silent": True}, []),
        ({"commune": "Phan"}, []),
    ):  # fmt: skip
        assert [row.code for row in queries.board(queries.BoardFilter(**chosen), on=DAY).rows] == expected


def test_the_frozen_history_is_told_as_it_came():
    told_rules = {one.code: one for one in queries.frozen_history()["rules"]}

    assert told_rules["counted"].compared == "điểm báo trước nhiều hơn, đúng ít hơn"
    assert set(told_rules) == {"points", "late_wage", "any", "counted"}
    assert all(0 < one.judged.foretold <= one.judged.stoppages == 123 for one in told_rules.values())
