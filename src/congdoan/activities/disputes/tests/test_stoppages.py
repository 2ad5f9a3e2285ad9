"""Stoppages on PostgreSQL from the signal to the closing; who sees what; each promise broken once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.rules.report import share_filled
from congdoan.activities.disputes.tests.builders import DAY, T0, broken_out, moment
from congdoan.foundation.access import rules as roles
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(town, enter_as):
    enter_as(town.officer)
    return town.officer


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_from_a_chairs_signal_to_the_closing_by_the_board(town, enter_as):
    enter_as(town.chair)
    signal = services.raise_signal(
        by=town.chair, unit_id=town.union, employer_id=town.employer, matter="late_wage", words="Lương chậm 16 ngày", on=DAY
    )
    enter_as(town.officer)
    who = {"by": town.officer, "on": DAY}
    services.verify_signal(signal_id=signal, found="Gặp chủ tịch, đúng", **who)
    services.describe_employer(employer_id=town.employer, zone="KCN Phước Đông", owner_country="Hàn Quốc", **who)
    one = broken_out(town.officer, town.employer)
    facts = {"stoppage_id": one, **who}
    services.record_call(receiver="authority", to="UBND huyện", at=moment(24, 7, 30), **facts)
    services.record_update(at=moment(24, 15, 30), stopped=150, words="Thêm chuyền 6", **facts)
    services.record_meeting(at=moment(24, 17), with_authority=True, words="Gặp hai bên tại xưởng", answer="Trả lương trước 26/6", **facts)
    services.write_quick_report(typed={"has_cba": "Không", "proposals": "Cử tổ công tác", "firm": "Tên khác"}, at=moment(24, 9), **facts)
    services.end_stoppage(
        at=moment(25, 8), days_lost=210, demands_met="partly", legality="unlawful", words="Đã nhận lương tháng 5", **facts
    )
    promise = services.add_promise(words="Trả đủ lương tháng 5", due_on=date(2024, 6, 26), at=moment(25, 8), **facts)
    with pytest.raises(NotAllowed):
        services.close_stoppage(words="Xong", at=moment(29, 9), **facts)
    enter_as(town.board)
    board = {"stoppage_id": one, "by": town.board, "on": DAY}
    with pytest.raises(services.NotReadyToClose) as lacking:
        services.close_stoppage(words="Xong", at=moment(29, 9), **board)
    assert len(lacking.value.facts["faults"]) == 2
    enter_as(town.officer)
    final = services.write_quick_report(typed={}, at=moment(26, 9), **facts)
    services.settle_promise(promise_id=promise, kept=True, evidence="Bảng lương 25/6", at=moment(27, 9), **who)
    enter_as(town.board)
    services.close_stoppage(words="Đã ổn định", at=moment(29, 9), **board)

    row = queries.stoppage(one, on=DAY)
    assert (row.state, row.stopped, row.present, row.days_lost, row.zone, row.legality) == (
        "closed",
        150,
        200,
        210,
        "KCN Phước Đông",
        "không đúng trình tự",
    )
    assert [act.kind for act in queries.acts(one)].count("reported") == 2
    told = {field.key: field.value for field in queries.written(one, act_id=final)[0].fields}
    assert told["firm"] == "Công ty TNHH Giày Chà Là Việt"
    assert (told["workers"], told["owner_country"], told["employer_answer"]) == ("438", "Hàn Quốc", "Trả lương trước 26/6")
    assert (told["has_cba"], told["proposals"]) == ("Không", "Cử tổ công tác")  # of the first report
    assert share_filled(queries.written(one, act_id=final)[0].fields, has_ended=True) >= 80
    course = queries.course(one, broke_out_at=row.broke_out_at, ended_at=row.ended_at)
    assert (course.authority_told_at, course.authority_met_at, course.final_at) == (moment(24, 7, 30), moment(24, 17), moment(26, 9))
    with pytest.raises(services.WrongTime):
        services.close_stoppage(words="Lần nữa", at=moment(29, 9), **board)
    figures = queries.figures(first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert (figures.stoppages, figures.stopped, figures.days_lost) == (1, 150, 210)
    assert {name: count for name, count, *_ in dict(figures.parts)["Theo kiến nghị"]} == {
        "Bữa ăn ca": 1,
        "Tăng lương, lương tối thiểu": 1,
    }


def test_four_fifths_of_the_first_report_are_filled_in(town, officer):
    services.describe_employer(by=officer, employer_id=town.employer, zone="KCN Phước Đông", owner_country="Hàn Quốc", on=DAY)
    services.describe_employer(by=officer, employer_id=town.far, zone="KCN phước đông", owner_country="Đài Loan", on=DAY)
    one = broken_out(officer, town.employer)
    services.record_call(by=officer, stoppage_id=one, receiver="federation", to="LĐLĐ tỉnh", at=T0, on=DAY)
    services.record_meeting(by=officer, stoppage_id=one, at=moment(24, 9), with_authority=False, words="Gặp", answer="Sẽ xem xét", on=DAY)

    shown = queries.prefilled(queries.stoppage(one, on=DAY), on=DAY)

    assert share_filled(shown, has_ended=False) >= 80
    told = {field.key: field.value for field in shown}
    assert (told["spread_risk"], told["days_lost"]) == ("1 doanh nghiệp cùng khu trong sổ", "")


def test_who_sees_what(town, officer, enter_as):
    one = broken_out(officer, town.employer)
    for stranger in (town.chair, town.neighbour):
        enter_as(stranger)
        assert queries.stoppage(one, on=DAY) is None
        assert queries.acts(one) == []
        with pytest.raises(services.UnknownStoppage):
            services.record_update(by=stranger, stoppage_id=one, at=T0, stopped=1, words="?", on=DAY)
        refused("INSERT INTO disputes_stoppage (unit_id, employer_id, state, zone, sector, owner_country, opened_on, demands, causes,"
                " demands_met, legality) VALUES (%s, %s, 'watched', '', '', '', %s, '[]', '[]', '', '')",
                town.district, town.far, DAY)  # fmt: skip
    readers = {role for role in roles.ROLES if roles.allows(role, "disputes.read")}
    assert readers == {"console", "federation_officer", "office_head"}
    for reader in (town.accountant, town.administrator):
        enter_as(reader)
        with pytest.raises(NotAllowed):
            services.record_update(by=reader, stoppage_id=one, at=T0, stopped=1, words="?", on=DAY)


def test_signals_are_checked_once_by_another(town, officer, enter_as):
    own = services.raise_signal(by=officer, unit_id=town.district, employer_id=town.lone, matter="meal", on=DAY)
    with pytest.raises(services.SignalOfOneself):
        services.verify_signal(by=officer, signal_id=own, found="đúng", on=DAY)
    enter_as(town.chair)
    assert queries.signals(on=DAY)[0] == []  # the district's own signal is not the union's to see
    with pytest.raises(services.UnfitSignal, match="không có doanh nghiệp"):
        services.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.lone, matter="meal", on=DAY)
    with pytest.raises(services.UnfitSignal, match="ghi vài chữ"):
        services.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.employer, matter="other", on=DAY)
    with pytest.raises(services.UnfitSignal, match="danh mục"):
        services.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.employer, matter="x", on=DAY)
    signal = services.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.employer, matter="meal", on=DAY)
    with pytest.raises(NotAllowed):
        services.verify_signal(by=town.chair, signal_id=signal, found="đúng", on=DAY)
    refused("UPDATE disputes_signal SET state = 'verified', checked_by_id = %s, checked_on = %s WHERE id = %s", town.chair, DAY, signal)
    enter_as(town.officer)
    with pytest.raises(services.WordsMissing):
        services.dismiss_signal(by=town.officer, signal_id=signal, found=" ", on=DAY)
    services.dismiss_signal(by=town.officer, signal_id=signal, found="Bữa ăn đã sửa", on=DAY)
    with pytest.raises(services.SignalChecked):
        services.verify_signal(by=town.officer, signal_id=signal, found="đúng", on=DAY)
    with pytest.raises(services.UnknownSignal):
        services.verify_signal(by=town.officer, signal_id=signal + 999, found="đúng", on=DAY)
    refused("UPDATE disputes_signal SET words = 'khác' WHERE id = %s", signal)


def test_what_cannot_be_is_refused(town, officer):
    one = services.open_stoppage(by=officer, employer_id=town.employer, words="Bàn nhau nghỉ", at=moment(20, 8), on=DAY)
    facts = {"by": officer, "stoppage_id": one, "on": DAY}
    told = {"at": T0, "stopped": 10, "present": 20, "demands": ["meal"], "causes": []}
    with pytest.raises(services.StoppageOpen):
        services.open_stoppage(by=officer, employer_id=town.employer, words="Nữa", at=T0, on=DAY)
    with pytest.raises(services.UnfitStoppage, match="không có doanh nghiệp"):
        services.open_stoppage(by=officer, employer_id=town.union, words="Nữa", at=T0, on=DAY)
    for wrong in ({"stopped": 30}, {"stopped": 0}, {"demands": []}, {"demands": ["?"]}, {"at": T0 + timedelta(days=30)}):
        with pytest.raises(services.UnfitStoppage):
            services.record_outbreak(**facts, **(told | wrong))
    with pytest.raises(services.WrongTime):
        services.end_stoppage(**facts, at=T0, days_lost=0, demands_met="", legality="", words="?")
    services.record_outbreak(**facts, **told)
    early = T0 - timedelta(minutes=1)
    for act, more in (
        ("record_call", {"receiver": "federation", "to": ""}), ("record_update", {"stopped": 1, "words": "?"}),
        ("record_meeting", {"with_authority": False, "words": "?"}), ("write_quick_report", {"typed": {}}),
        ("end_stoppage", {"days_lost": 1, "demands_met": "", "legality": "", "words": "?"}),
    ):  # fmt: skip
        with pytest.raises(services.UnfitStoppage, match="trước lúc bắt đầu"):
            getattr(services, act)(**facts, at=early, **more)
    with pytest.raises(services.UnfitStoppage, match="nơi nhận"):
        services.record_call(**facts, receiver="báo chí", to="", at=T0)
    with pytest.raises(services.UnfitStoppage, match="trước ngày ngừng việc"):
        services.add_promise(**facts, words="Trả lương", due_on=date(2024, 6, 1), at=T0)
    with pytest.raises(services.UnknownPromise):
        services.settle_promise(by=officer, promise_id=2**40, kept=True, evidence="?", at=T0, on=DAY)
    with pytest.raises(services.UnfitStoppage, match="danh mục"):
        services.end_stoppage(**facts, at=T0, days_lost=1, demands_met="mostly", legality="", words="?")


def test_a_stoppage_needs_a_federation_above_and_a_province_to_close(town, entered, enter_as):
    alone = organisation(entered, "employer", "DV009")
    with pytest.raises(services.KeepsNoStoppage):
        services.open_stoppage(by=entered, employer_id=alone, words="Nghỉ", at=T0, on=DAY)
    one = services.open_stoppage(by=entered, employer_id=town.far, words="Bàn nhau nghỉ", at=T0, on=DAY)
    head = person(entered, "chanh.huyen", role="office_head", branch=town.district)
    enter_as(head)
    with pytest.raises(NotAllowed):  # the district handles, the province closes
        services.close_stoppage(by=head, stoppage_id=one, words="Không xảy ra", at=T0, on=DAY)
    enter_as(town.board)
    services.close_stoppage(by=town.board, stoppage_id=one, words="Không xảy ra", at=T0, on=DAY)
    assert queries.stoppage(one, on=DAY).state == "closed"


def test_what_was_told_stays_told(town, officer):
    one = broken_out(officer, town.employer)
    services.add_promise(by=officer, stoppage_id=one, words="Trả lương", due_on=DAY, at=T0, on=DAY)
    for sql in (
        "UPDATE disputes_stoppageact SET words = 'khác' WHERE stoppage_id = %s",
        "DELETE FROM disputes_stoppageact WHERE stoppage_id = %s",
        "DELETE FROM disputes_stoppage WHERE id = %s",
        "UPDATE disputes_stoppage SET broke_out_at = now() WHERE id = %s",
        "UPDATE disputes_stoppage SET state = 'watched', broke_out_at = NULL WHERE id = %s",
        "UPDATE disputes_stoppage SET state = 'closed', closed_on = '2024-06-30' WHERE id = %s",
        "UPDATE disputes_stoppage SET stopped = present + 1 WHERE id = %s",
        "UPDATE disputes_promise SET words = 'khác' WHERE stoppage_id = %s",
        "UPDATE disputes_promise SET state = 'kept' WHERE stoppage_id = %s",
    ):
        refused(sql, one)
    refused("INSERT INTO disputes_stoppageact (stoppage_id, unit_id, place, kind, happened_at, words, facts, recorded_by_id)"
            " VALUES (%s, %s, 90, 'closed', now(), '', '{}', %s)", one, town.district, town.board)  # fmt: skip
    refused("INSERT INTO disputes_promise (stoppage_id, unit_id, words, due_on, state, evidence) VALUES (%s, %s, 'x', now(), 'open', '')",
            one, town.employer)  # fmt: skip
    services.end_stoppage(by=officer, stoppage_id=one, at=moment(25, 8), days_lost=1, demands_met="", legality="", words="Xong", on=DAY)
    refused(
        "UPDATE disputes_stoppage SET state = 'closed', closed_on = '2024-06-30' WHERE id = %s", one
    )  # a promise is open, no final report


def test_stoppages_near_by_zone_trade_and_owner(town, officer, django_assert_num_queries):
    services.describe_employer(by=officer, employer_id=town.employer, zone="KCN Phước Đông", owner_country="Hàn Quốc", on=DAY)
    services.describe_employer(by=officer, employer_id=town.far, zone="KCN  PHƯỚC ĐÔNG", owner_country="Đài Loan", on=DAY)
    one = broken_out(officer, town.employer)

    with django_assert_num_queries(9):
        found = queries.stoppages_near([town.employer, town.lone, town.far], on=DAY)

    assert {employer: [(row.stoppage_id, row.shared) for row in rows] for employer, rows in found.items()} == {
        town.lone: [(one, ("sector",))],
        town.far: [(one, ("zone",))],
    }
    assert queries.stoppages_near([town.lone], on=DAY + timedelta(days=14)) == {}
    assert queries.stoppages_near([town.lone], on=date(2024, 6, 23)) == {}
    assert [cell.name for cell in queries.grid(queries.outbreaks(first=date(2024, 6, 1), last=DAY), "zone")] == ["KCN Phước Đông"]
