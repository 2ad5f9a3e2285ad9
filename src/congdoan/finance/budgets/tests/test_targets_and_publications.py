"""Targets from above, what is made public, and files that go out and come back."""

from copy import deepcopy
from datetime import date, datetime
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.urls import reverse

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.models import GivenTarget, Publication, PublicationWithdrawal
from congdoan.finance.budgets.rules.estimates import Basis
from congdoan.finance.budgets.tests.builders import DAY, FIGURES, approved, chief, prepared, submitted
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db

YEAR, FORM = 2024, "form.b07.hd47.b"
NOW = datetime(2024, 1, 15, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="module")
def built_cast(built_once):
    """A district with two unions and a neighbour; the form of the settlement is selected."""
    _, province, district = federations(built_once)
    unions = [organisation(built_once, "grassroots_union", code, parent=district) for code in ("CD001", "CD002")]
    other = organisation(built_once, "district_federation", "LDLD-TB", parent=province, name="LĐLĐ huyện bên cạnh")
    services.select_form(by=built_once, unit_id=district, form_id=FORM, from_year=2024, document="12/QĐ", on=DAY)
    people = {
        "upper": chief(built_once, district, name="upper"),
        "neighbour": chief(built_once, other, name="neighbour"),
        "treasurer": person(built_once, "treasurer", role="union_treasurer", branch=unions[0]),
        "chair": person(built_once, "chair", role="union_chair", branch=unions[0]),
    }
    return {"by": built_once, "district": district, "other": other, "unions": unions, **people}


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


@pytest.fixture
def enter(client, cast):
    def as_(name):
        client.force_login(access_queries.actor_named(name))
        return client

    return as_


def address(name, code="CD001", *more):
    return reverse(f"budgets:{name}", args=[code, YEAR, *more])


def words(answer):
    return answer.content.decode()


def refused(what):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        what()
    return str(error.value)


def give(cast, *targets, by=None, **changed):
    facts = {"by": by or cast["by"], "unit_id": cast["district"], "year": YEAR, "document": "20/QĐ-LĐLĐ", "on": DAY} | changed
    return services.allocate_targets(targets=[services.Target(*one) for one in targets], **facts)


def test_targets_replace_each_other_and_fill_the_settlements_column(cast):
    (first, second), by = cast["unions"], cast["by"]
    approved(by, cast["upper"], first)

    assert give(cast, (first, "dues", 31_000_000), (second, "dues", 8_000_000)) == {"new": 2, "changed": 0, "same": 0}
    assert give(cast, (first, "dues", 32_000_000), (second, "dues", 8_000_000)) == {"new": 0, "changed": 1, "same": 1}

    assert queries.allocations_of(cast["unions"], YEAR) == {first: {"dues": 32_000_000}, second: {"dues": 8_000_000}}
    form = queries.form_named(FORM)
    own = {cell.line_id: cell.value for cell in queries.given_cells([first], YEAR, form)}
    branch = {cell.line_id: cell.value for cell in queries.given_cells(cast["unions"], YEAR, form)}
    assert (own["opening"], own["dues"], own["s1"], own["paid_up"]) == (12_000_000, 32_000_000, 49_000_000, 9_000_000)
    assert branch["dues"] == 40_000_000
    assert queries.given_cells([second], 2030, form) is None


def test_targets_that_cannot_stand(cast):
    first = cast["unions"][0]
    wrong = [(first, "handover_in", 5), (cast["other"], "dues", 5), (first, "dues", -1), (first, "care", 1), (first, "care", 2)]
    with pytest.raises(Rejected) as refusal:
        give(cast, *wrong)
    assert len(refusal.value.facts["problems"]) == 4
    with pytest.raises(services.AllocationWithoutDocument):
        give(cast, (first, "dues", 5), document=" ")
    with pytest.raises(services.TargetsChanged):
        give(cast, (first, "dues", 5), mark="khác")
    with pytest.raises(services.TooManyTargets):
        give(cast, *[(first, "dues", 5)] * (services.MOST_TARGETS + 1))
    access.enter(cast["neighbour"], on=DAY)
    with pytest.raises(access.NotAllowed):
        give(cast, (first, "dues", 5), by=cast["neighbour"])
    row = {"unit_id": first, "year": YEAR, "category": "dues", "amount": 1, "document": "x", "given_on": DAY}
    assert refused(lambda: GivenTarget.objects.create(upper_id=cast["other"], given_by=cast["neighbour"], **row))
    access.enter(cast["upper"], on=DAY)
    assert "given from above" in refused(lambda: GivenTarget.objects.create(upper_id=cast["unions"][1], given_by=cast["upper"], **row))


def test_targets_by_page_with_a_preview_and_from_a_table(enter, cast):
    upper = enter("upper")
    typed = {"category": "dues", "document": "20/QĐ-LĐLĐ", f"u{cast['unions'][0]}": "31.000.000"}
    assert upper.post(address("preview_targets", "LDLD-DMC"), typed | {f"u{cast['unions'][1]}": "1,5"}).status_code == 422
    seen = upper.post(address("preview_targets", "LDLD-DMC"), typed)
    assert "31.000.000" in words(seen)
    given = {"token": seen.context["token"], **seen.context["hidden"]}
    for stale in ({"token": "khác"}, {"targets": "[["}, {"targets": "[[1]]"}):
        assert upper.post(address("allocate_targets", "LDLD-DMC"), given | stale).status_code == 302
    access.enter(cast["by"], on=DAY)
    assert queries.allocations_of(cast["unions"], YEAR) == {}
    upper.post(address("allocate_targets", "LDLD-DMC"), given)
    access.enter(cast["by"], on=DAY)
    assert queries.allocations_of(cast["unions"], YEAR) == {cast["unions"][0]: {"dues": 31_000_000}}

    book = openpyxl.load_workbook(BytesIO(upper.get(address("estimate_file", "LDLD-DMC", "giao")).content))
    sheet = book.active
    columns = {sheet.cell(3, column).value: column for column in range(1, 20)}
    assert sheet.cell(4, columns["Thu đoàn phí"]).value == 31_000_000
    sheet.cell(5, columns["Chi khác"]).value = 2_000_000
    seen = upper.post(address("preview_targets", "LDLD-DMC"), {"document": "20/QĐ", "file": uploaded(book)})
    assert "Giao 1 số" in words(seen)
    sheet.cell(5, columns["Chi khác"]).value = "hai triệu"
    sheet.cell(4, 1).value = "KHONG"
    seen = upper.post(address("preview_targets", "LDLD-DMC"), {"document": "20/QĐ", "file": uploaded(book)})
    assert seen.status_code == 422
    assert len(seen.context["problems"]) == 2
    broken = SimpleUploadedFile("x.xlsx", b"PK\x03\x04 khong phai")
    assert upper.post(address("preview_targets", "LDLD-DMC"), {"document": "20/QĐ", "file": broken}).status_code == 422


def uploaded(book, name="bang.xlsx"):
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def test_an_estimate_comes_back_as_a_table_with_every_error_told(enter, cast):
    treasurer = enter("treasurer")
    book = openpyxl.load_workbook(BytesIO(treasurer.get(address("estimate_file", "CD001", "lap")).content))
    lines, basics = book.worksheets
    rows = {(lines.cell(row, 1).value, lines.cell(row, 2).value or ""): row for row in range(4, lines.max_row + 1)}
    lines.cell(rows["dues", "dues"], 7).value = "30.000.000"
    lines.cell(rows["visits", "visits"], 7).value = 9_000_000
    lines.cell(rows["visits", "visits"], 8).value = "=1+1"
    basics.cell(2, 4).value = 50

    read = services.read_estimate(file_name="bang.xlsx", content=uploaded(book).read(), year=YEAR)
    told = {figure.key: figure for figure in read.figures}
    assert (told["dues", "dues"].amount, told["visits", "visits"].amount, read.problems) == (30_000_000, 9_000_000, ())
    assert read.bases == (Basis("workers", 50, ""),)
    page = treasurer.post(address("prepare_estimate"), {"table": uploaded(book)})
    assert page.status_code == 200
    assert 'value="30.000.000"' in words(page)

    lines.cell(rows["care" if ("care", "") in rows else "movement", "care"], 7).value = "1,5"
    lines.cell(rows["fund", "fund"], 1).value = "khong"
    lines.cell(rows["other", "other_misc"], 2).value = "other_employer"
    basics.cell(3, 4).value = "nhiều"
    page = treasurer.post(address("prepare_estimate"), {"table": uploaded(book)})
    assert page.status_code == 422
    assert len(page.context["problems"]) == 4
    for content in (b"", b"\x00\x01", b"a;b\n1;2\n"):
        with pytest.raises(UnreadableTable):
            services.read_estimate(file_name="x.csv", content=content, year=YEAR)


def test_files_for_signature_hold_the_figures_and_the_warning(enter, cast):
    facts = {"by": cast["by"], "unit_id": cast["unions"][0], "year": YEAR, "made_at": NOW, "on": DAY}
    with pytest.raises(services.NothingToExport):
        services.export_estimate(kind="pdf", **facts)
    approved(cast["by"], cast["upper"], cast["unions"][0], approved_figures={("dues", "dues"): 29_000_000})
    with pytest.raises(services.NoSuchFormat):
        services.export_estimate(kind="exe", **facts)
    pdf = services.export_estimate(kind="pdf", **facts)
    book = openpyxl.load_workbook(BytesIO(services.export_estimate(kind="xlsx", **facts).content))

    assert pdf.content == services.export_estimate(kind="pdf", **facts).content
    sheet = book.worksheets[0]
    rows = {str(sheet.cell(row, 1).value).strip(): row for row in range(1, sheet.max_row + 1)}
    at = rows["Thu đoàn phí"]
    assert [sheet.cell(at, column).value for column in (4, 5)] == [30_000_000, 29_000_000]
    assert sheet.cell(rows["Tổng cộng thu"], 4).value.startswith("=")
    assert "HD-TLĐ" in sheet.cell(3, 1).value
    assert enter("chair").get(address("export_estimate", "CD001", "xlsx")).status_code == 200
    access.enter(cast["by"], on=DAY)
    assert services.export(by=cast["by"], code="CD001", year=YEAR, kind="pdf", made_at=NOW, on=DAY).content.startswith(b"%PDF-")
    settled = openpyxl.load_workbook(
        BytesIO(services.export(by=cast["by"], code="CD001", year=YEAR, kind="xlsx", made_at=NOW, on=DAY).content)
    ).worksheets[0]
    rows = {str(settled.cell(row, 1).value).strip(): row for row in range(1, settled.max_row + 1)}
    assert settled.cell(rows["2.1 Thu đoàn phí công đoàn"], 3).value == 29_000_000


def publish(cast, **changed):
    facts = {"by": cast["by"], "unit_id": cast["unions"][0], "year": YEAR, "document": "03/QĐ-CĐCS", "document_on": DAY, "on": DAY}
    return services.publish_estimate(**facts | changed)


def test_an_approved_estimate_becomes_public_and_is_taken_back_with_a_reason(client, cast):
    first, by = cast["unions"][0], cast["by"]
    submitted(by, first, bases=[Basis("members", 4), Basis("workers", 50), Basis("wage_fund", 987_654_321)])
    with pytest.raises(services.NothingToPublish):
        publish(cast)
    access.enter(cast["upper"], on=DAY)
    mark = queries.mark_of(first, YEAR)
    services.approve_estimate(by=cast["upper"], unit_id=first, year=YEAR, document="15/QĐ", mark=mark, on=DAY)
    access.enter(by, on=DAY)
    for wrong in ({"document": " "}, {"document_on": date(2024, 7, 1)}):
        with pytest.raises(services.PublicationWithoutDocument):
            publish(cast, **wrong)
    publish(cast)
    with pytest.raises(services.AlreadyPublished):
        publish(cast)

    listed = words(client.get(reverse("portal:publications")))
    page = client.get(reverse("portal:publication", args=["CD001", YEAR, "du-toan"]))
    assert "Đơn vị CD001" in listed
    assert "30.000.000" in words(page)
    assert "Mẫu chưa đối chiếu" in words(page)
    assert "dưới 5" in words(page)
    assert "987.654.321" not in words(page)  # the employer's own affair
    assert not page.cookies
    assert "Đơn vị CD001" in words(client.get(reverse("portal:publications"), {"q": "don vi cd001", "nam": YEAR}))
    assert "Không có đơn vị nào khớp" in words(client.get(reverse("portal:publications"), {"q": "khong co"}))
    for gone in (["CD002", YEAR, "du-toan"], ["CD001", YEAR, "quyet-toan"], ["CD001", YEAR, "khac"], ["CD001", 1999, "du-toan"]):
        assert client.get(reverse("portal:publication", args=gone)).status_code == 404

    access.enter(by, on=DAY)
    facts = {"by": by, "unit_id": first, "year": YEAR, "kind": "estimate", "on": DAY}
    with pytest.raises(services.WithdrawalWithoutReason):
        services.withdraw_publication(reason=" ", **facts)
    services.withdraw_publication(reason="Nhầm bản", **facts)
    with pytest.raises(services.NothingPublished):
        services.withdraw_publication(reason="lại", **facts)
    assert client.get(reverse("portal:publication", args=["CD001", YEAR, "du-toan"])).status_code == 404
    access.enter(by, on=DAY)
    assert [one["reason"] for one in queries.withdrawals_of(first, YEAR)] == ["Nhầm bản"]
    publish(cast)


def test_past_the_services_nothing_unapproved_or_strange_becomes_public(cast):
    first, by = cast["unions"][0], cast["by"]
    sheet = submitted(by, first)
    row = {
        "unit_id": first, "code": "CD001", "name": "x", "search_key": " x", "year": YEAR, "kind": "estimate", "estimate_id": sheet.id,
        "document": "x", "document_on": DAY, "content": "{}", "published_by": by, "published_on": DAY,
        "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    }  # fmt: skip
    assert "only an approved" in refused(lambda: Publication.objects.create(**row))
    assert "under their seal" in refused(lambda: Publication.objects.create(**row | {"sha256": "0" * 64}))
    access.enter(cast["neighbour"], on=DAY)
    assert refused(lambda: Publication.objects.create(**row | {"published_by": cast["neighbour"]}))
    access.enter(by, on=DAY)
    approved(by, cast["upper"], cast["unions"][1])
    publication = publish(cast, unit_id=cast["unions"][1])
    assert "permission denied" in refused(lambda: Publication.objects.update(content="{}"))
    access.enter(cast["neighbour"], on=DAY)
    assert Publication.objects.count() == 1  # everybody reads it
    told = {"publication_id": publication, "unit_id": cast["other"], "reason": "x", "withdrawn_by": cast["neighbour"], "withdrawn_on": DAY}
    assert "is withdrawn" in refused(lambda: PublicationWithdrawal.objects.create(**told))


def test_publication_and_targets_by_page_program_and_command(enter, cast, tmp_path):
    approved(cast["by"], cast["upper"], cast["unions"][0])
    chair = enter("chair")
    assert chair.get(address("withdraw_publication")).status_code == 302
    assert chair.post(address("publish_estimate"), {"document": "03/QĐ", "document_on": "31/31/2024"}).status_code == 422
    assert chair.post(address("publish_estimate"), {"document": "03/QĐ", "document_on": "15/01/2024"}).status_code == 302
    assert "đã công khai" in words(chair.get(address("estimate")))
    assert chair.post(address("withdraw_publication"), {"reason": ""}).status_code == 422
    assert chair.post(address("withdraw_publication"), {"reason": "nhầm"}).status_code == 302
    path = "/api/budgets/estimates/CD001/2024"
    body = {"document": "03/QĐ", "document_on": "2024-01-15"}
    assert chair.post(f"{path}/publication", body, content_type="application/json").status_code == 200
    assert chair.post(f"{path}/publication/withdrawal", {"reason": "x"}, content_type="application/json").status_code == 200
    assert chair.get(f"{path}/file.pdf").status_code == 200

    upper, path = enter("upper"), "/api/budgets/estimates/LDLD-DMC/2024/targets"
    targets = {"targets": [{"unit": "CD001", "category": "dues", "amount": 5}]}
    seen = upper.post(f"{path}/preview", targets, content_type="application/json").json()
    told = upper.post(path, targets | {"document": "20/QĐ", "mark": seen["mark"]}, content_type="application/json")
    assert told.json() == {"new": 1, "changed": 0, "same": 0}

    access.enter(cast["by"], on=DAY)
    out = {"json": True, "stdout": StringIO()}
    call_command("budgets_publish_estimate", "CD001", "2024", "--document=03/QĐ", "--document-on=2024-01-15", **out)
    call_command("budgets_withdraw_publication", "CD001", "2024", "--reason=nhầm", **out)
    call_command("budgets_export_estimate", "CD001", "2024", out=tmp_path / "x.xlsx", **out)
    table = services.targets_table(unit_id=cast["district"], year=YEAR, made_at=NOW, on=DAY)
    (tmp_path / "giao.xlsx").write_bytes(table.content)
    call_command("budgets_preview_targets", "LDLD-DMC", "2024", tmp_path / "giao.xlsx", **out)
    call_command("budgets_allocate_targets", "LDLD-DMC", "2024", tmp_path / "giao.xlsx", "--document=20/QĐ", **out)
    access.enter(cast["by"], on=DAY)
    assert queries.allocations_of(cast["unions"], YEAR)[cast["unions"][0]]["visits"] == FIGURES["visits", "visits"]


def test_a_draft_is_not_shown_to_a_neighbour_by_any_page(enter, cast):
    prepared(cast["by"], cast["unions"][0])
    neighbour = enter("neighbour")

    for name, more in (
        ("estimate", []),
        ("prepare_estimate", []),
        ("preview_targets", []),
        ("export_estimate", ["pdf"]),
        ("execution", []),
    ):
        assert neighbour.get(address(name, "CD001", *more)).status_code == 404
