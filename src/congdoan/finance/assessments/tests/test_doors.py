"""Pages and programs of what is owed: preview before apply, every error with its cure, rights at each door."""

from datetime import date
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.finance.assessments import queries, services
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation

pytestmark = pytest.mark.django_db

ON = date(2024, 6, 30)
GOOD = "employer_code,month,headcount,si_wage_fund\nDV001,2024-01,10,100.000.000\nDV001,2024-02,10,110000000\nDV002,2024-01,5,50000000\n"
BAD = 'employer_code,month,headcount,si_wage_fund\nDV009,2024-01,10,100000000\nDV001,13/2024,-1,"12,5"\n'


@pytest.fixture
def cast(entered):
    """A district with two unions and their employers."""
    _, _, district = federations(entered)
    unions = [organisation(entered, "grassroots_union", code, parent=district) for code in ("CD001", "CD002")]
    employers = [organisation(entered, "employer", f"DV00{n + 1}", parent=union) for n, union in enumerate(unions)]
    return {"by": entered, "district": district, "unions": unions, "employers": employers}


@pytest.fixture
def sign_in(client, cast):
    def enter(role="federation_accountant", branch=None):
        access.enter(cast["by"], on=ON)
        name = f"{role}{branch or cast['district']}"
        actor = access.create_actor(by=cast["by"], username=name, full_name="Kế Toán", password="mat-khau-rat-dai-1", on=ON)
        access.grant(by=cast["by"], actor_id=actor, role=role, branch_id=branch or cast["district"], from_day=date(2020, 1, 1), on=ON)
        client.force_login(access_queries.actor_named(name))
        return client

    return enter


def upload(text, name="quy-luong.csv"):
    return {"file": SimpleUploadedFile(name, text.encode())}


def words(answer):
    return answer.content.decode()


def declare(cast):
    access.enter(cast["by"], on=ON)
    services.declare_payroll_file(by=cast["by"], file_name="a.csv", content=GOOD.encode(), on=ON)
    services.assess_union_fund(by=cast["by"], months=[202401, 202402], on=ON)


def declare_under_the_new_law(cast):
    """Reliefs exist only since the decree of May 2026."""
    access.enter(cast["by"], on=ON)
    rows = [services.PayrollRow(cast["employers"][0], month, 10, 100_000_000) for month in (202606, 202607)]
    services.declare_payroll(by=cast["by"], rows=rows, on=ON)
    services.assess_union_fund(by=cast["by"], months=[202606, 202607], on=ON)


def amounts(cast):
    access.enter(cast["by"], on=ON)
    return {(charge.payer_id, charge.month): charge.amount for charge in queries.charges(cast["employers"])}


def declared(cast):
    access.enter(cast["by"], on=ON)
    return [one.wage_fund_dong for one in queries.payroll_in_force(cast["employers"], months=(202401, 202412))]


def test_a_file_is_shown_before_it_is_written_and_applied_as_shown(sign_in, cast):
    client = sign_in()

    shown = client.post(reverse("assessments:preview_payroll_file"), upload(GOOD))

    assert shown.status_code == 200
    assert [tile["value"] for tile in shown.context["tiles"]] == [3, 3, 0, 0]
    assert declared(cast) == []
    done = client.post(reverse("assessments:declare_payroll_file"), {"token": shown.context["token"]})
    assert done.status_code == 302
    assert declared(cast) == [100_000_000, 110_000_000, 50_000_000]


def test_a_second_time_the_same_file_has_nothing_to_write(sign_in, cast):
    declare(cast)

    shown = sign_in().post(reverse("assessments:preview_payroll_file"), upload(GOOD))

    assert [tile["value"] for tile in shown.context["tiles"]] == [3, 0, 0, 3]
    assert shown.context["apply_url"] == ""


def test_a_preview_that_no_longer_holds_writes_nothing_and_says_so(sign_in, cast):
    client = sign_in()
    shown = client.post(reverse("assessments:preview_payroll_file"), upload(GOOD))
    access.enter(cast["by"], on=ON)
    services.declare_payroll(by=cast["by"], rows=[services.PayrollRow(cast["employers"][0], 202401, 9, 90_000_000)], on=ON)

    answer = client.post(reverse("assessments:declare_payroll_file"), {"token": shown.context["token"]}, follow=True)

    assert "chưa ghi gì" in words(answer)
    assert declared(cast) == [90_000_000]


def test_every_error_of_a_file_is_told_at_once_with_place_and_cure(sign_in, cast):
    answer = sign_in().post(reverse("assessments:preview_payroll_file"), upload(BAD))

    assert answer.status_code == 422
    places = [(problem["row"], problem["column"], problem["found"]) for problem in answer.context["problems"]]
    assert places == [(2, "employer_code", "DV009"), (3, "month", "13/2024"), (3, "headcount", "-1"), (3, "si_wage_fund", "12,5")]
    assert all(problem["cure"] for problem in answer.context["problems"])
    assert declared(cast) == []


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"PK\x03\x04 not a workbook", "a,b\n1,2\n".encode("utf-16")])
def test_a_file_that_is_no_table_is_refused_in_words(sign_in, cast, content):
    answer = sign_in().post(reverse("assessments:preview_payroll_file"), {"file": SimpleUploadedFile("x.xlsx", content)})

    assert answer.status_code == 422
    assert "Có 1 chỗ cần sửa" in words(answer)


def test_a_dues_file_books_after_its_preview(sign_in, cast):
    client = sign_in()
    text = "union_code,month,members_paying,dues_collected\nCD001,2024-01,48,2642200\n"

    shown = client.post(reverse("assessments:preview_dues_file"), upload(text))
    client.post(reverse("assessments:report_dues_file"), {"token": shown.context["token"]})

    access.enter(cast["by"], on=ON)
    assert [charge.amount for charge in queries.charges([cast["unions"][0]], kinds=["DUES"])] == [792_660]


def test_a_month_is_assessed_after_a_preview_that_writes_nothing(sign_in, cast):
    access.enter(cast["by"], on=ON)
    services.declare_payroll_file(by=cast["by"], file_name="a.csv", content=GOOD.encode(), on=ON)
    client = sign_in()
    months = {"first_month": "01/2024", "last_month": "02/2024"}

    shown = client.post(reverse("assessments:assess_union_fund"), months)

    assert amounts(cast) == {}
    assert shown.context["sums"]["after"] == 5_200_000
    client.post(reverse("assessments:assess_union_fund"), months | {"token": shown.context["token"]})
    assert sorted(amounts(cast).values()) == [1_000_000, 2_000_000, 2_200_000]


def test_a_suspension_shows_the_later_due_day_and_leaves_the_debt(sign_in, cast):
    declare_under_the_new_law(cast)
    client = sign_in("chief_accountant")
    given = {"employer": "dv001", "kind": "suspension", "first_month": "06/2026", "last_month": "07/2026", "document": "12/QĐ"}
    given |= {"decided_on": "2026-06-15", "rate": ""}

    shown = client.post(reverse("assessments:decide_relief"), given)
    done = client.post(reverse("assessments:decide_relief"), given | {"token": shown.context["token"]})

    first = shown.context["changes"][0][0]
    assert (first.before, first.after) == (2_000_000, 2_000_000)
    assert first.due_after > first.due_before
    assert done.status_code == 302


def test_a_relief_beyond_the_laws_frame_is_refused_in_words(sign_in, cast):
    declare_under_the_new_law(cast)
    given = {"employer": "DV001", "kind": "reduction", "first_month": "06/2026", "last_month": "07/2026", "document": "12/QĐ"}

    answer = sign_in("chief_accountant").post(reverse("assessments:decide_relief"), given | {"decided_on": "2026-06-15", "rate": "90%"})

    assert answer.status_code == 422
    assert len(answer.context["form"].non_field_errors()) == 1


def test_the_list_totals_the_whole_filter_and_the_workbook_holds_it(sign_in, cast):
    declare(cast)
    client = sign_in("inspector")

    listed = client.get(reverse("assessments:charges"), {"thang": "01/2024"})
    book = openpyxl.load_workbook(BytesIO(client.get(reverse("assessments:charges_file"), {"thang": "01/2024"}).content))

    assert (listed.context["count"], listed.context["total"]) == (2, 3_000_000)
    assert book.sheetnames == ["Nguồn", "Phải nộp"]
    assert [row[6].value for row in book["Phải nộp"].iter_rows(min_row=2)] == [2_000_000, 1_000_000, "=SUM(G2:G3)"]


def test_pages_of_the_list_hold_every_charge_once(cast):
    declare(cast)

    first, cursor = queries.list_charges(queries.ChargeFilter(), limit=2)
    code, _, number = cursor.rpartition(".")
    rest, end = queries.list_charges(queries.ChargeFilter(), after=(code, int(number)), limit=2)

    assert [row.amount for row in (*first, *rest)] == [2_000_000, 2_200_000, 1_000_000]
    assert end == ""


def test_the_number_of_statements_does_not_grow_with_the_rows(sign_in, cast, django_assert_max_num_queries):
    declare(cast)
    client = sign_in()

    with django_assert_max_num_queries(17):
        client.get(reverse("assessments:charges"), {"thang": "01/2024"})
    with django_assert_max_num_queries(22):
        client.get(reverse("assessments:evidence", args=[queries.charges(cast["employers"])[0].id]))


def test_why_a_charge_is_what_it_is(sign_in, cast):
    declare(cast)
    charge = next(one for one in queries.charges(cast["employers"]) if one.amount == 2_200_000)

    answer = words(sign_in().get(reverse("assessments:evidence", args=[charge.id]), headers={"HX-Request": "true"}))

    assert "2% × 110.000.000 = <b>2.200.000</b>" in answer
    assert "Luật Công đoàn" in answer


POSTS = ["preview_payroll_file", "declare_payroll_file", "preview_dues_file", "report_dues_file", "assess_union_fund", "decide_relief"]


@pytest.mark.parametrize("name", POSTS)
def test_an_inspector_reads_and_cannot_post(sign_in, cast, name):
    assert sign_in("inspector").post(reverse(f"assessments:{name}")).status_code == 403


def test_a_neighbour_sees_nothing(sign_in, cast):
    declare(cast)
    charge = queries.charges([cast["employers"][0]])[0]
    client = sign_in("union_treasurer", branch=cast["unions"][1])

    listed = client.get(reverse("assessments:charges"), {"thang": "01/2024"})

    assert [row.amount for row in listed.context["rows"]] == [1_000_000]
    assert client.get(reverse("assessments:evidence", args=[charge.id])).status_code == 404
    assert client.get(reverse("assessments:revise_charge", args=[charge.id])).status_code == 404
    assert client.get(f"/api/assessments/charges/{charge.id}").status_code == 404


def test_the_api_refuses_months_that_are_none_and_answers_with_the_same_figures(sign_in, cast):
    declare(cast)
    client = sign_in()

    refused = client.post("/api/assessments/assess", {"first_month": 202413, "last_month": 202413}, content_type="application/json")
    same = client.post("/api/assessments/assess", {"first_month": 202401, "last_month": 202402}, content_type="application/json")

    assert refused.status_code == 422
    assert same.json() == {"new": 0, "changed": 0, "same": 3, "not_liable": 0}
    assert client.get("/api/assessments/charges").json()["total"] == 5_200_000


def test_a_preview_of_relief_leaves_no_decision_behind(cast):
    declare_under_the_new_law(cast)

    preview = services.preview_relief(
        by=cast["by"], employer_id=cast["employers"][0], kind="suspension", first_month=202606, last_month=202607, document="12/QĐ",
        decided_on=ON, rate=None, on=ON,
    )  # fmt: skip

    assert len(preview.changes) == 2
    assert queries.reliefs(cast["employers"]) == []
    assert Fraction(preview.sum_after, preview.sum_before) == 1
