"""What employers submit waits; an acceptance alone declares, once, with a preview; a refusal has a reason."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.services import submissions
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.people.organisations.tests.builders import federations, organisation

from .builders import CAME, HEAD, LEFT, NOTICE, RAISED, changed, workbook

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
AUGUST, SEPTEMBER = 202608, 202609


@pytest.fixture
def cast(entered):
    _, _, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    employers = [
        organisation(entered, "employer", f"DV00{n}", parent=union, tax_code=code, wage_region="II")
        for n, code in ((1, "0899925378"), (2, "3999900051"))
    ]
    access.enter(entered, on=ON)
    services.declare_payroll(by=entered, rows=[services.PayrollRow(employers[0], AUGUST, 10, 80_000_000)], on=ON)
    services.assess_union_fund(by=entered, months=[AUGUST], on=ON)
    return {"by": entered, "district": district, "employers": employers}


def submit(cast, *months, employer=0, key=None, **facts):
    told = [services.SubmittedMonth(*month) for month in months or [(SEPTEMBER, 11, 90_000_000)]]
    return services.submit_payroll(by=cast["by"], employer_id=cast["employers"][employer], months=told, key=key or uuid4(), on=ON, **facts)


def charges(cast):
    return {(one.payer_id, one.month): one.amount for one in queries.charges(cast["employers"])}


def states(cast):
    return [(row.id, row.state) for row in queries.list_submissions()[0]]


def person(cast, role, branch=None):
    actor = access.create_actor(by=cast["by"], username=role, full_name="Cán Bộ", password="mat-khau-rat-dai-1", on=ON)
    access.grant(by=cast["by"], actor_id=actor, role=role, branch_id=branch or cast["district"], from_day=date(2020, 1, 1), on=ON)
    return actor


def test_a_submission_changes_nothing_until_it_is_accepted(cast):
    before = charges(cast)
    (number,) = submit(cast, note="tăng một người")

    assert charges(cast) == before
    found = services.preview_acceptance(by=cast["by"], submission_ids=[number], on=ON)
    assert [(one.before, one.after) for one in found.changes] == [(None, 1_800_000)]
    assert states(cast) == [(number, "waiting")]
    services.accept_submissions(by=cast["by"], submission_ids=[number], on=ON, mark=found.mark)
    assert charges(cast) == before | {(cast["employers"][0], SEPTEMBER): 1_800_000}
    (declared,) = queries.payroll_in_force(cast["employers"], months=(SEPTEMBER, SEPTEMBER))
    assert (declared.headcount, declared.wage_fund_dong, declared.source) == (11, 90_000_000, f"Bản khai {number}")
    assert states(cast) == [(number, "accepted")]


def test_the_same_key_is_written_once(cast):
    key = uuid4()

    assert submit(cast, key=key) == submit(cast, (SEPTEMBER, 99, 1), key=key)
    assert queries.submission_counts()["waiting"] == 1


def test_a_later_submission_of_the_month_replaces_the_one_that_waits(cast):
    (first,), (second,) = submit(cast), submit(cast, (SEPTEMBER, 12, 95_000_000))

    assert states(cast) == [(second, "waiting"), (first, "replaced")]
    for act in (
        lambda: services.accept_submissions(by=cast["by"], submission_ids=[first, second], on=ON),
        lambda: services.decline_submission(by=cast["by"], submission_id=first, reason="cũ", on=ON),
    ):
        with pytest.raises(submissions.SubmissionReplaced):
            act()
    services.accept_submissions(by=cast["by"], submission_ids=[second], on=ON)
    assert charges(cast)[cast["employers"][0], SEPTEMBER] == 1_900_000


def test_a_submission_is_decided_once_and_sent_back_with_a_reason(cast):
    (number,) = submit(cast)

    with pytest.raises(submissions.DeclinedWithoutReason):
        services.decline_submission(by=cast["by"], submission_id=number, reason=" ", on=ON)
    services.decline_submission(by=cast["by"], submission_id=number, reason="Thiếu hai lao động", on=ON)
    with pytest.raises(submissions.SubmissionDecided):
        services.accept_submissions(by=cast["by"], submission_ids=[number], on=ON)
    row = queries.submission(number)
    assert (row.state, row.reason) == ("declined", "Thiếu hai lao động")


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda cast: submit(cast, (202612, 1, 1)), "submission-month-not-yet"),
        (lambda cast: submit(cast, *[(201301 + n, 1, 1) for n in range(12)], *[(202001 + n, 1, 1) for n in range(12)]), None),
        (lambda cast: services.accept_submissions(by=cast["by"], submission_ids=[], on=ON), "submission-none-chosen"),
        (lambda cast: services.accept_submissions(by=cast["by"], submission_ids=range(1, 300), on=ON), "submission-none-chosen"),
        (lambda cast: services.accept_submissions(by=cast["by"], submission_ids=[10**9], on=ON), "submission-unknown"),
        (
            lambda cast: services.submit_payroll(
                by=cast["by"], employer_id=cast["district"], months=[services.SubmittedMonth(SEPTEMBER, 1, 1)], key=uuid4(), on=ON
            ),
            "submission-not-an-employer",
        ),
    ],
)
def test_what_may_not_be_is_refused_by_name(cast, act, code):
    if code is None:
        assert len(act(cast)) == 24
        return
    with pytest.raises(DomainError) as refusal:
        act(cast)

    assert refusal.value.code == code
    assert refusal.value.explain()


def test_an_employer_cannot_flood_the_queue(cast):
    for year in (2014, 2015, 2016, 2017, 2018):
        submit(cast, *[(year * 100 + n, 1, 5_000_000) for n in range(1, 13)])

    with pytest.raises(submissions.TooManyWaiting):
        submit(cast)


def test_who_may_not_decides_nothing(cast):
    (number,) = submit(cast)
    inspector = person(cast, "inspector")

    for act in (
        lambda: services.accept_submissions(by=inspector, submission_ids=[number], on=ON),
        lambda: services.preview_acceptance(by=inspector, submission_ids=[number], on=ON),
        lambda: services.decline_submission(by=inspector, submission_id=number, reason="x", on=ON),
        lambda: services.submit_payroll(by=inspector, employer_id=cast["employers"][0], months=[], key=uuid4(), on=ON),
    ):
        with pytest.raises(access.NotAllowed):
            act()


def test_a_preview_that_no_longer_holds_accepts_nothing(cast):
    (number,) = submit(cast)
    mark = services.preview_acceptance(by=cast["by"], submission_ids=[number], on=ON).mark
    services.declare_payroll(by=cast["by"], rows=[services.PayrollRow(cast["employers"][0], SEPTEMBER, 1, 1_000_000)], on=ON)
    services.assess_union_fund(by=cast["by"], months=[SEPTEMBER], on=ON)

    with pytest.raises(services.PreviewChanged):
        services.accept_submissions(by=cast["by"], submission_ids=[number], on=ON, mark=mark)
    assert states(cast) == [(number, "waiting")]


def test_postgresql_keeps_the_promises_too(cast):
    (first,), (second,) = submit(cast), submit(cast, (SEPTEMBER, 12, 95_000_000))
    decide = (
        "INSERT INTO assessments_submissiondecision (submission_id, employer_id, is_accepted, reason, decided_by)"
        " VALUES (%s, %s, %s, %s, 1)"
    )
    without_hash = (
        "INSERT INTO assessments_payrollsubmission (employer_id, month, headcount, wage_fund_dong, key, form, file_name, file_sha256,"
        " facts, note, submitted_by) VALUES (%s, 202609, 1, 1, gen_random_uuid(), 'C12-TS', '', '', '{}', '', 1)"
    )
    refused = [
        ("UPDATE assessments_payrollsubmission SET wage_fund_dong = 0", ()),
        ("DELETE FROM assessments_payrollsubmission", ()),
        (decide, (second, cast["employers"][1], True, "")),  # of another employer
        (decide, (first, cast["employers"][0], True, "")),  # replaced
        (decide, (second, cast["employers"][0], False, "")),  # without a reason
        (without_hash, (cast["employers"][0],)),
    ]

    for statement, values in refused:
        with pytest.raises(DatabaseError), transaction.atomic():
            write(statement, values)


def write(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_list_of_changes_starts_from_the_month_before(cast):
    by, employer = cast["by"], cast["employers"][0]
    content = workbook(HEAD, CAME, LEFT)

    found = services.preview_si_list(by=by, employer_id=employer, file_name="d02.xlsx", content=content, on=ON)
    assert (found.month, found.headcount, found.wage_fund_dong, found.base) == (SEPTEMBER, 10, 83_800_000, (AUGUST, 10, 80_000_000))
    (number,) = services.submit_si_list(by=by, employer_id=employer, file_name="d02.xlsx", content=content, key=uuid4(), on=ON)
    row = queries.submission(number)
    assert (row.form, row.file_name, row.wage_fund_dong) == ("D02-LT", "d02.xlsx", 83_800_000)
    stored = sql("SELECT facts::text || file_name FROM assessments_payrollsubmission")[0][0]
    assert "NGƯỜI" not in stored
    assert "99000000" not in stored


def test_a_list_of_months_that_follow_each_other_is_submitted_month_by_month(cast):
    by, employer = cast["by"], cast["employers"][0]
    content = workbook(HEAD, changed(LEFT, month="10/2026"), CAME)

    found = services.preview_si_list(by=by, employer_id=employer, file_name="d02.xlsx", content=content, on=ON)
    assert services.unsealed(services.sealed(found, employer_id=employer), employer_id=employer).months() == found.months()
    ids = services.submit_si_list(by=by, employer_id=employer, file_name="d02.xlsx", content=content, key=uuid4(), on=ON)
    rows = [queries.submission(number) for number in ids]
    assert [(one.month, one.headcount, one.wage_fund_dong) for one in rows] == [(SEPTEMBER, 11, 90_800_000), (202610, 10, 83_800_000)]


def test_no_month_of_a_list_leaves_fewer_than_none(cast):
    content = workbook(HEAD, changed(LEFT, salary=90_000_000), changed(CAME, salary=95_000_000, month="10/2026"))

    with pytest.raises(services.UnableToSubmit) as refusal:
        services.preview_si_list(by=cast["by"], employer_id=cast["employers"][0], file_name="x.xlsx", content=content, on=ON)

    assert refusal.value.code == "si-list-below-zero"


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([HEAD, changed(CAME, month="11/2026")], "si-list-previous-month-unknown"),
        ([HEAD, changed(LEFT, salary=90_000_000)], "si-list-below-zero"),
        ([HEAD, RAISED], "si-list-wage-fund-not-told"),
        ([HEAD, changed(CAME, salary="x")], "rejected"),
        ([["Mã số thuế:", "0100233488"], *NOTICE[2:]], "si-list-of-another"),
        ([["không", "phải"]], "si-list-unknown"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_and_nothing_is_written(cast, rows, code):
    with pytest.raises(DomainError) as refusal:
        services.submit_si_list(
            by=cast["by"], employer_id=cast["employers"][0], file_name="x.xlsx", content=workbook(*rows), key=uuid4(), on=ON
        )

    assert refusal.value.code == code
    assert queries.submission_counts()["waiting"] == 0
    assert isinstance(refusal.value, Rejected) or refusal.value.explain()


def test_what_a_person_tells_stands_in_for_what_the_list_cannot(cast):
    (number,) = services.submit_si_list(
        by=cast["by"], employer_id=cast["employers"][0], file_name="x.xlsx", content=workbook(HEAD, RAISED), key=uuid4(), on=ON,
        wage_fund_dong=81_000_000,
    )  # fmt: skip

    assert queries.submission(number).wage_fund_dong == 81_000_000


def test_a_sealed_list_is_its_employers_alone(cast):
    found = services.preview_si_list(
        by=cast["by"], employer_id=cast["employers"][0], file_name="c12.xlsx", content=workbook(*NOTICE), on=ON
    )
    text = services.sealed(found, employer_id=cast["employers"][0])

    assert services.unsealed(text, employer_id=cast["employers"][0]).wage_fund_dong == 1_702_000_000
    for wrong, employer in ((text, cast["employers"][1]), (text[:-2], cast["employers"][0]), ("", cast["employers"][0])):
        with pytest.raises(services.UnableToSubmit):
            services.unsealed(wrong, employer_id=employer)


def test_officers_see_accept_and_send_back_on_pages(client, cast, django_assert_max_num_queries):
    (first,) = submit(cast, (SEPTEMBER, 11, 90_000), note="<b>x</b>")
    (second,) = submit(cast, employer=1)
    person(cast, "federation_officer")
    client.force_login(access_queries.actor_named("federation_officer"))
    with django_assert_max_num_queries(25):
        page = client.get(reverse("assessments:submissions"))

    assert "nghìn đồng" in page.content.decode()
    assert "<b>x</b>" not in page.content.decode()
    shown = client.post(reverse("assessments:accept_submissions"), {"ban": [first, second]})
    assert shown.status_code == 200
    assert [tile["value"] for tile in shown.context["tiles"]][:2] == [2, 0]
    done = client.post(
        reverse("assessments:accept_submissions"), {"bans": f"{first},{second}", "token": shown.context["token"]}, follow=True
    )
    assert "Đã nhận 2 bản khai" in done.content.decode()
    access.enter(cast["by"], on=ON)
    (third,) = submit(cast, (202610, 1, 5_000_000))
    answer = client.post(reverse("assessments:decline_submission", args=[third]), {"reason": "Thiếu người"})
    assert answer.status_code == 302
    access.enter(cast["by"], on=ON)
    assert queries.submission(third).state == "declined"


def test_officers_upload_a_list_in_two_steps(client, cast):
    person(cast, "federation_officer")
    client.force_login(access_queries.actor_named("federation_officer"))
    address = reverse("assessments:submit_si_list")

    wrong = client.post(address, {"employer": "DV001", "file": SimpleUploadedFile("d.xlsx", workbook(HEAD, changed(CAME, salary="x")))})
    seen = client.post(address, {"employer": "DV001", "file": SimpleUploadedFile("c.xlsx", workbook(*NOTICE))})
    form = seen.context["form"]
    done = client.post(address, {"employer": "DV001", "read": form["read"].value(), "key": form["key"].value(), "wage_fund": ""})

    assert (wrong.status_code, seen.status_code, done.status_code) == (422, 200, 302)
    access.enter(cast["by"], on=ON)
    assert [(row.form, row.month, row.wage_fund_dong) for row in queries.list_submissions()[0]] == [("C12-TS", AUGUST, 1_702_000_000)]


def test_programs_and_the_command_line_do_the_same(client, cast, tmp_path):
    person(cast, "federation_accountant")
    client.force_login(access_queries.actor_named("federation_accountant"))
    body = {
        "employer_id": cast["employers"][0],
        "key": str(uuid4()),
        "months": [{"month": SEPTEMBER, "headcount": 11, "wage_fund_dong": 90_000_000}],
    }

    (number,) = client.post("/api/assessments/submissions", body, content_type="application/json").json()["ids"]
    listed = client.get("/api/assessments/submissions").json()
    preview = client.post(
        "/api/assessments/submissions/accept/preview", {"submission_ids": [number]}, content_type="application/json"
    ).json()
    accepted = client.post(
        "/api/assessments/submissions/accept", {"submission_ids": [number], "mark": preview["mark"]}, content_type="application/json"
    )

    assert (listed["counts"]["waiting"], listed["submissions"][0]["id"]) == (1, number)
    assert accepted.json()["accepted"] == 1
    file = tmp_path / "c12.xlsx"
    file.write_bytes(workbook(*NOTICE))
    call_command("assessments_submit_si_list", "DV001", str(file), json=True, on=ON)
    call_command("assessments_submit_payroll", "DV002", "2026-09", "5", "40000000", json=True, on=ON)
    access.enter(cast["by"], on=ON)
    waiting = [row.id for row in queries.list_submissions(state="waiting")[0]]
    call_command("assessments_accept_submissions", str(waiting[0]), json=True, on=ON)
    call_command("assessments_decline_submission", str(waiting[1]), reason="Sai tháng", json=True, on=ON)
    access.enter(cast["by"], on=ON)
    assert queries.submission_counts() == {"waiting": 0, "accepted": 2, "declined": 1, "replaced": 0}
