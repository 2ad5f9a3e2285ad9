"""Reports: asked for, answered from the books, returned, accepted, consolidated, locked, amended with the difference shown."""

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.queries import reports as queried
from congdoan.activities.programmes.rules import reports as rules
from congdoan.activities.programmes.rules.indicators import INDICATORS
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents
from congdoan.people.members.tests.builders import draft, members

from .builders import DAY, district

db = pytest.mark.django_db
END = date(2024, 12, 31)
CELLS = ["members.standing", "members.joined", "programmes.done", "training.taught"]
ASKED = {
    "title": "Báo cáo 6 tháng đầu năm 2024", "cadence": "half_year", "first": date(2024, 1, 1), "last": date(2024, 6, 30),
    "opens_on": date(2024, 6, 15), "due_on": date(2024, 6, 29), "escalate_on": date(2024, 7, 1), "cells": CELLS,
}  # fmt: skip


@pytest.fixture(scope="module")
def built(built_once):
    found = district(built_once)
    members(built_once, found.ids["CD001"], [draft(f"Đoàn Viên {name}") for name in ("An", "Bình")])
    return found


@pytest.fixture
def home(db, built):
    built.acting("officer")
    return built


def asked(home, **facts):
    """Ask the unions for the half-year; return the request and each union's report."""
    number = services.open_report_request(by=home.acting("officer"), unit_id=home.ids["LDLD-DMC"], on=DAY, **(ASKED | facts))
    return number, {row.unit_code: row.id for row in queries.report_request(number, on=DAY).reports}


def sent(home, report, **facts):
    services.submit_report(by=home.acting("treasurer"), report_id=report, on=DAY, **facts)


def accepted(home, report):
    services.accept_report(by=home.acting("officer"), report_id=report, on=DAY)


@db
def test_each_union_answers_with_what_its_books_tell(home):
    number, own = asked(home)

    sent(home, own["CD001"], words="Kết nạp hai người.")

    found = queries.report(own["CD001"], on=DAY)
    assert [(cell.code, cell.numerator) for cell in found.last.cells] == [
        ("members.standing", 2), ("members.joined", 2), ("programmes.done", 0), ("training.taught", None),
    ]  # fmt: skip
    assert (found.row.state, found.row.days_late, found.last.words) == ("submitted", 1, "Kết nạp hai người.")
    assert [part.name for part in queried.parts_of(queried.kept_figures(own["CD001"]), "members.standing")] == ["CĐCS Số 1"]
    assert queries.report_request(number, on=DAY) is None  # the district's own row stays behind the guard
    home.acting("other")
    assert queries.report(own["CD001"], on=DAY) is None


@db
def test_the_whole_way_of_a_request(home):
    number, own = asked(home)
    with pytest.raises(services.ReportsMissing):
        services.consolidate_reports(by=home.people["officer"], request_id=number, on=DAY)
    with pytest.raises(services.RequestWrongState):
        services.write_report(by=home.people["officer"], request_id=number, on=DAY)
    sent(home, own["CD001"])
    services.return_report(by=home.acting("officer"), report_id=own["CD001"], reason="Thiếu phần lời", on=DAY)
    with pytest.raises(services.ReportWrongState):
        accepted(home, own["CD001"])
    sent(home, own["CD001"], words="Đã bổ sung")
    accepted(home, own["CD001"])
    services.submit_report(by=home.acting("other"), report_id=own["CD002"], on=DAY)
    accepted(home, own["CD002"])

    services.consolidate_reports(by=home.people["officer"], request_id=number, on=DAY)
    with pytest.raises(services.RequestWrongState):
        services.lock_reports(by=home.people["officer"], request_id=asked(home)[0], on=DAY)
    assert services.lock_reports(by=home.people["officer"], request_id=number, on=DAY) == 2

    found = queries.report_request(number, on=DAY)
    assert [cell.numerator for cell in found.consolidated] == [2, 2, 0, None]
    assert [row.unit_code for row in found.missing] == ["CD003"]
    assert found.row.counters == rules.Counters(required=3, submitted=2, missing=1, on_time=0, late=3, returned=0, accepted=2, amended=0)
    with pytest.raises(services.RequestWrongState):
        services.consolidate_reports(by=home.people["officer"], request_id=number, on=DAY)


@db
def test_an_amendment_after_the_lock_shows_the_difference(home):
    number, own = asked(home)
    sent(home, own["CD001"])
    accepted(home, own["CD001"])
    services.consolidate_reports(by=home.people["officer"], request_id=number, on=DAY)
    services.lock_reports(by=home.people["officer"], request_id=number, on=DAY)
    with pytest.raises(services.ReportWrongState):
        sent(home, own["CD001"])
    members(home.acting("founder"), home.ids["CD001"], [draft("Đoàn Viên Chi")])
    with pytest.raises(services.TextUnfit):
        services.amend_report(by=home.acting("officer"), report_id=own["CD001"], reason="", on=DAY)

    services.amend_report(by=home.people["officer"], report_id=own["CD001"], reason="Ghi sổ muộn một người", on=DAY)

    act = queries.report(own["CD001"], on=DAY).acts[0]
    assert [(one.code, one.difference) for one in act.changes] == [("members.standing", 1), ("members.joined", 1)]
    found = queries.report_request(number, on=DAY)
    assert (found.totals[0].numerator, found.consolidated[0].numerator) == (3, 2)
    assert found.row.counters.amended == 1


@db
def test_the_report_is_written_with_who_is_missing(home):
    number, own = asked(home)
    sent(home, own["CD001"])
    accepted(home, own["CD001"])
    services.consolidate_reports(by=home.people["officer"], request_id=number, on=DAY)

    made = services.write_report(by=home.people["officer"], request_id=number, on=DAY)

    paper = documents.outgoing(made)
    (grid,) = [block for block in paper.content["body"] if "heads" in block]
    assert paper.kind == "Báo cáo"
    assert [row[2:] for row in grid["rows"]] == [
        ["2", ""],
        ["2", ""],
        ["–", ""],
        ["–", f"chưa tính được: {INDICATORS['training.taught'].needs}"],
    ]
    assert [block["dash"] for block in paper.content["body"] if "dash" in block] == [
        "CĐCS Số 2 (chưa nộp, trễ 1 ngày)", "CĐCS Số 3 (chưa nộp, trễ 1 ngày)", "CĐCS Số 1 (nộp ngày 30/06/2024, trễ 1 ngày)",
    ]  # fmt: skip


@db
@pytest.mark.parametrize("facts", [
    {"cells": []}, {"cells": ["poem"]}, {"title": ""}, {"cadence": "weekly"}, {"last": date(2025, 1, 1)},
    {"due_on": date(2024, 6, 1)}, {"escalate_on": date(2024, 6, 1)}, {"first": date(1, 1, 1)}, {"unit_ids": []},
])  # fmt: skip
def test_a_request_that_makes_no_sense_is_refused(home, facts):
    with pytest.raises(services.TextUnfit):
        asked(home, **facts)


@db
def test_a_report_is_sent_from_its_first_day_on_by_its_own_unit_and_decided_above(home):
    _, own = asked(home, opens_on=date(2024, 7, 1), due_on=date(2024, 7, 5), escalate_on=date(2024, 7, 6))
    with pytest.raises(services.ReportNotOpen):
        sent(home, own["CD001"])
    with pytest.raises(services.UnknownReport):
        services.submit_report(by=home.acting("other"), report_id=own["CD001"], on=DAY)
    with pytest.raises(services.UnknownRequest):
        services.lock_reports(by=home.people["other"], request_id=1, on=DAY)
    with pytest.raises(services.UnitNotBelow):
        asked(home, unit_ids=[home.ids["LDLD-TB"]])
    _, own = asked(home)
    sent(home, own["CD001"])
    with pytest.raises(NotAllowed):
        services.accept_report(by=home.acting("chair"), report_id=own["CD001"], on=DAY)
    with pytest.raises(services.TextUnfit):
        services.submit_report(by=home.people["chair"], report_id=own["CD001"], words="x" * 10_001, on=DAY)


@db
def test_reports_move_only_with_their_acts_whoever_asks(home):
    number, own = asked(home)
    sent(home, own["CD001"])

    def breaks(promise, statement, *values):
        with pytest.raises((IntegrityError, InternalError), match=promise), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)

    breaks("moves with its acts", "UPDATE programmes_report SET state = 'accepted' WHERE id = %s", own["CD001"])
    act = "INSERT INTO programmes_reportact (unit_id, report_id, place, kind, reason, words, acted_by, acted_on)"
    accept = f"{act} VALUES (%s, %s, 2, 'accepted', '', '', %s, %s)"
    breaks("decided on by who asked", accept, home.ids["CD001"], own["CD001"], home.people["treasurer"], DAY)
    home.acting("officer")
    breaks(
        "does not go from",
        f"{act} VALUES (%s, %s, 2, 'locked', '', '', %s, %s)",
        home.ids["CD001"],
        own["CD001"],
        home.people["officer"],
        DAY,
    )
    breaks("never changes", "UPDATE programmes_reportrequest SET due_on = '2030-01-01', escalate_on = '2030-01-01' WHERE id = %s", number)
    again = "INSERT INTO programmes_requestact (unit_id, request_id, place, kind, acted_by, acted_on) VALUES (%s, %s, 2, 'locked', %s, %s)"
    breaks("does not go from", again, home.ids["LDLD-DMC"], number, home.people["officer"], DAY)


@db
def test_lists_of_reports_take_a_bounded_number_of_statements(home, django_assert_max_num_queries):
    number, own = asked(home)

    with django_assert_max_num_queries(4):
        queries.report_requests(on=DAY)
    with django_assert_max_num_queries(8):
        queries.report_request(number, on=DAY)
    with django_assert_max_num_queries(3):
        assert len(queries.own_reports(on=DAY)[0]) == len(own)


STATES = st.tuples(st.sampled_from(sorted(rules.REPORT_STATES)), st.one_of(st.none(), st.dates(DAY.replace(month=1), DAY)), st.booleans())


@given(st.lists(STATES))
def test_counters_add_up(told):
    found = rules.counters(told, due_on=date(2024, 3, 1), on=DAY)

    assert found.submitted + found.missing == found.required == sum(state != "handed_over" for state, _, _ in told)
    assert found.on_time + found.late <= found.required
    assert found.accepted <= found.submitted


@given(
    st.lists(st.dictionaries(st.sampled_from(["a", "b"]), st.tuples(st.one_of(st.none(), st.integers(0, 10**9)), st.integers(0, 10**9))))
)
def test_totals_are_the_sums_of_what_was_sent(figures):
    cells = [rules.Cell(code, code, "flow", "", None, 0) for code in ("a", "b")]

    for cell in rules.summed(cells, figures):
        told = [one[cell.code] for one in figures if cell.code in one and one[cell.code][0] is not None]
        assert cell.numerator == (sum(part[0] for part in told) if told else None)
        assert cell.denominator == sum(part[1] for part in told)


@pytest.mark.parametrize(("cadence", "on", "due_day", "named", "told"), [
    ("month", date(2024, 2, 3), 25, "", ("Báo cáo tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 25))),
    ("month", date(2024, 2, 27), 25, "", ("Báo cáo tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 27))),
    ("quarter", date(2024, 12, 1), None, "", ("Báo cáo quý IV năm 2024", date(2024, 10, 1), END, END)),
    ("half_year", DAY, None, "06-15", ("Báo cáo 6 tháng đầu năm 2024", date(2024, 1, 1), DAY, DAY)),
    ("half_year", date(2024, 8, 1), None, "06-15", ("Báo cáo 6 tháng cuối năm 2024", date(2024, 7, 1), END, END)),
    ("year", date(2024, 3, 1), None, "11-30", ("Báo cáo năm 2024", date(2024, 1, 1), END, date(2024, 11, 30))),
])  # fmt: skip
def test_a_template_takes_the_period_of_its_day_and_the_day_of_the_table(cadence, on, due_day, named, told):
    found = rules.template(cadence, on=on, due_day=due_day, due_month_day=named, after_days=1, needs_check=True)

    assert (found.title, found.first, found.last, found.due_on) == told
    assert on == found.opens_on <= found.due_on < found.escalate_on


@db
def test_a_figure_leads_to_every_unit_that_makes_it_or_is_missing(home):
    number, own = asked(home)
    sent(home, own["CD001"])
    accepted(home, own["CD001"])

    rows, following = queried.figure_by_unit(number, "members.standing", on=DAY)

    assert [(one.unit_code, part and part.numerator) for one, part in rows] == [("CD001", 2), ("CD002", None), ("CD003", None)]
    assert following is None
    template, cells = queried.report_template("half_year", on=DAY)
    assert (template.title, cells, template.needs_check) == ("Báo cáo 6 tháng đầu năm 2024", CELLS, True)
    assert len(queried.report_template("month", on=DAY)[1]) > len(CELLS)
