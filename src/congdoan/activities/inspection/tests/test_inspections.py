"""An inspection by decision: its team without conflicts, rights that look for some days and leave a trace, steps in their order."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from congdoan.activities.inspection import queries, services
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.bookkeeping.tests.builders import payment
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.people.members import services as members
from congdoan.people.members.tests.builders import member
from congdoan.people.officers.tests.builders import seat, term

from .builders import DAY, LAST

pytestmark = pytest.mark.django_db
AFTER = LAST + timedelta(days=1)
VOUCHER_KEY = "00000000-0000-4000-8000-000000000001"


def refused_by_postgresql(statement, *values):
    """Return the name of the promise that PostgreSQL keeps against a statement."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return refused.value.__cause__.diag.constraint_name


def test_a_team_looks_for_its_days_by_page_api_and_sql(home, client):
    voucher = bookkeeping.draft_voucher(
        by=home.acting("accountant"), unit_id=home.ids["CD001"], client_key=VOUCHER_KEY, content=payment(), on=DAY
    )
    addresses = [f"/7-tai-chinh/chung-tu/{voucher}/", f"/api/bookkeeping/vouchers/{voucher}"]
    guest = home.people["guest"]

    def seen(on):
        from congdoan.foundation.access import doors

        with pytest.MonkeyPatch.context() as clock:
            clock.setattr(doors, "today", lambda: on)
            client.force_login(people.actor_named("nguoi.guest"))
            pages = [client.get(address).status_code for address in addresses]
        access.enter(guest, on=on)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM bookkeeping_voucher WHERE id = %s", [voucher])
            return [*pages, cursor.fetchone()[0]]

    assert seen(DAY) == [404, 404, 0]
    inspection = home.opened()
    home.seated(inspection)
    assert seen(DAY) == [200, 200, 1]
    assert seen(LAST) == [200, 200, 1]
    assert seen(AFTER) == [404, 404, 0]

    access.enter(home.people["chair"], on=DAY)
    looks = queries.looks(home.ids["CD001"], [guest])
    assert {one.act for one in looks} == {"bookkeeping.read"}
    assert {one.origin for one in looks} == {"web", "api"}
    assert queries.looks(home.ids["CD003"], [guest]) == []


def test_a_team_changes_nothing_in_the_unit(home, client):
    home.seated(home.opened())
    facts = {"unit_id": home.ids["CD001"], "client_key": VOUCHER_KEY, "content": payment(), "on": DAY}
    with pytest.raises(access.NotAllowed):
        bookkeeping.draft_voucher(by=home.acting("guest"), **facts)

    limit = (
        "INSERT INTO bookkeeping_spendinglimit (unit_id, year, category, amount, source, set_by, set_on)"
        " VALUES (%s, 2024, 'care', 1, 'x', %s, %s)"
    )
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(limit, [home.ids["CD001"], home.people["guest"], DAY])
    own = home.ids["CD003"]  # where the same person keeps the books
    assert bookkeeping.draft_voucher(by=home.people["guest"], **facts | {"unit_id": own})


def test_nobody_examines_the_unit_they_belong_to(home):
    inspection = home.opened()
    with pytest.raises(services.ExaminerConflict, match="examiner-conflict"):
        home.seated(inspection, "nguoi.treasurer")
    access.enter(home.console, on=DAY)
    person, membership = member(home.console, home.ids["CD001"], "Lê Thị Sen", since=date(2024, 1, 15), on=DAY)
    account = members.open_account(by=home.console, person_id=person, username="le.sen", password="mot-mat-khau-dai-93", on=DAY)
    seat(home.console, term(home.console, home.ids["CD001"], "inspection", since=date(2024, 2, 1)), membership)
    with pytest.raises(services.ExaminerConflict) as refusal:
        home.seated(inspection, "le.sen")
    assert "ủy viên ubkt, ủy ban kiểm tra" in refusal.value.explain().lower()

    by = home.acting("inspector")
    for actor in (account, home.people["treasurer"]):
        with transaction.atomic():
            lent = access.lend_grant(
                by=by, actor_id=actor, role="inspection_team", branch_id=home.ids["CD001"], from_day=DAY, until=AFTER, under="x", on=DAY,
                reason="",
            )  # fmt: skip
            row = (home.ids["CD001"], inspection, actor, DAY, AFTER, lent, by)
            told = refused_by_postgresql(
                "INSERT INTO inspection_examiner (unit_id, inspection_id, actor_id, post, period, grant_id, seated_by)"
                " VALUES (%s, %s, %s, 'member', daterange(%s, %s), %s, %s)", *row
            )  # fmt: skip
            assert told == "examiner_without_conflict"
    assert home.seated(home.opened("CD002", decision="42/QĐ-UBKT"), "le.sen")  # another unit's books


def test_a_team_is_seated_once_and_its_right_ends_when_it_goes(home):
    inspection = home.opened()
    examiner = home.seated(inspection)
    with pytest.raises(services.ExaminerSeated):
        home.seated(inspection)
    with pytest.raises(access.UnknownActor):
        home.seated(inspection, "khong.co")
    services.drop_examiner(by=home.acting("inspector"), examiner_id=examiner, reason="Đổi người", on=DAY)
    assert not people.may(home.people["guest"], "bookkeeping.read", at=home.ids["CD001"], on=DAY)
    with pytest.raises(services.UnknownExaminer):
        services.drop_examiner(by=home.acting("inspector"), examiner_id=examiner, reason="Đổi người", on=DAY)
    again = home.seated(inspection)
    assert again != examiner
    with pytest.raises(services.AccessOver):
        services.seat_examiner(
            by=home.acting("inspector", on=AFTER), inspection_id=inspection, username="nguoi.other", post="head", on=AFTER
        )
    services.withdraw_inspection(by=home.acting("inspector"), inspection_id=inspection, reason="Sai quyết định", on=DAY)
    assert not people.may(home.people["guest"], "bookkeeping.read", at=home.ids["CD001"], on=DAY)
    assert home.state(inspection) == "withdrawn"


def test_a_lent_right_always_ends(home):
    home.acting("inspector")
    told = refused_by_postgresql(
        "INSERT INTO access_grant (actor_id, role, branch_id, period, granted_by_id, reason)"
        " VALUES (%s, 'inspection_team', %s, daterange(%s, NULL), %s, '')",
        home.people["guest"], home.ids["CD001"], DAY, home.people["inspector"],
    )  # fmt: skip
    assert told == "lent_grant_ends"
    with pytest.raises(access.UnknownRole):
        access.grant(by=home.console, actor_id=home.people["guest"], role="inspection_team", branch_id=1, from_day=DAY, on=DAY)
    with pytest.raises(access.UnknownRole):
        access.lend_grant(
            by=home.console, actor_id=1, role="union_chair", branch_id=1, from_day=DAY, until=AFTER, under="x", on=DAY, reason=""
        )


def test_steps_come_in_their_order_and_the_unit_reports_itself(home):
    inspection = home.opened()
    with pytest.raises(services.StepOutOfOrder) as refusal:
        home.walked(inspection, "minuted")
    assert "Đề cương" in refusal.value.explain()
    with pytest.raises(services.StepOutOfOrder):
        home.walked(inspection, "concluded")
    with pytest.raises(services.InspectionTextUnfit):
        home.walked(inspection, "nhay")
    home.walked(inspection, "outlined")
    with pytest.raises(services.InspectionPaperUnfit):
        services.report_oneself(
            by=home.acting("chair"), inspection_id=inspection, words="Báo cáo", file_name="a.exe", content=b"MZ", on=DAY
        )  # fmt: skip
    services.report_oneself(
        by=home.acting("chair"), inspection_id=inspection, words="Đơn vị tự kiểm tra", file_name="bao-cao.pdf", content=b"%PDF-1.7", on=DAY
    )
    home.walked(inspection, "on_site", "minuted")
    with pytest.raises(services.StepOutOfOrder):
        services.withdraw_inspection(by=home.acting("inspector"), inspection_id=inspection, reason="muộn", on=DAY)

    found = queries.inspection_details(inspection, on=DAY)
    assert [step.kind for step in found.steps] == ["decided", "outlined", "self_reported", "on_site", "minuted"]
    assert queries.step_file(found.steps[2].id)[1:] == ("bao-cao.pdf", b"%PDF-1.7")
    with pytest.raises(access.NotAllowed):
        services.record_step(by=home.acting("chair"), inspection_id=inspection, step="rechecked", words="x", on=DAY)
    with pytest.raises(services.UnknownInspection):
        services.report_oneself(by=home.acting("other"), inspection_id=inspection, words="x", on=DAY)


def test_an_inspection_is_opened_from_above_for_an_approved_pick(home):
    programme = home.programme()
    pick = queries.programme(programme).picks[0]
    with pytest.raises(services.UnknownPick):
        home.opened(pick.unit_code, pick_id=pick.id)
    home.approved(programme)
    made = home.opened(pick.unit_code, pick_id=pick.id)

    assert queries.programme(programme).row.opened == 1
    assert queries.inspection(made).pick_id == pick.id
    with pytest.raises(services.InspectionOpened):
        home.opened(pick.unit_code, pick_id=pick.id)
    with pytest.raises(services.UnitNotInspectedHere):
        home.opened("LDLD-TB")
    with pytest.raises(services.InspectionTextUnfit):
        home.opened("CD002", access_until=date(2024, 6, 1))
    with pytest.raises(access.NotAllowed):
        services.open_inspection(
            by=home.acting("chair"), owner_id=home.ids["CD001"], unit_id=home.ids["CD001"], kind="charter", since=DAY, until=DAY, scope="x",
            decision="1", decided_on=DAY, access_from=DAY, access_until=DAY, on=DAY,
        )  # fmt: skip


STEP = (
    "INSERT INTO inspection_inspectionact (unit_id, inspection_id, place, kind, words, acted_by, acted_on)"
    " VALUES ({unit}, {one}, 2, 'on_site', 'x', {by}, '{day}')"
)
BROKEN = {
    "UPDATE inspection_inspection SET state = 'closed' WHERE id = {one}": "inspection_moves_with_steps",
    "UPDATE inspection_inspection SET scope = 'khác' WHERE id = {one}": "inspection_moves_with_steps",
    STEP: "inspection_steps_in_order",
    "UPDATE inspection_examiner SET period = daterange('{day}', '2024-12-31') WHERE inspection_id = {one}": "examiner_only_ends",
}


@pytest.mark.parametrize(("statement", "named"), list(BROKEN.items()))
def test_postgresql_keeps_an_inspection_too(home, statement, named):
    one = home.opened()
    home.seated(one)

    assert refused_by_postgresql(statement.format(one=one, unit=home.ids["CD001"], by=home.people["inspector"], day=DAY)) == named


def test_postgresql_lets_only_the_committee_lead(home):
    one = home.opened()
    by = home.acting("chair")

    told = refused_by_postgresql(
        "INSERT INTO inspection_inspectionact (unit_id, inspection_id, place, kind, words, acted_by, acted_on)"
        " VALUES (%s, %s, 2, 'outlined', 'x', %s, %s)", home.ids["CD001"], one, by, DAY
    )  # fmt: skip
    assert told == "inspection_led_from_above"
    told = refused_by_postgresql(
        "INSERT INTO inspection_inspection (unit_id, owner_id, kind, since, until, scope, decision, decided_on, access_from, access_until,"
        " state, search_key, opened_by) VALUES (%s, %s, 'charter', %s, %s, 'x', 'x', %s, %s, %s, 'decided', '', %s)",
        home.ids["CD001"], home.ids["LDLD-DMC"], DAY, DAY, DAY, DAY, DAY, by,
    )  # fmt: skip
    assert told == "inspection_opened_from_above"
