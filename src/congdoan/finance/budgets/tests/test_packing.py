"""A branch's pack: every union's files and the sum, made some at a time, continued where it was cut off, taken as one ZIP."""

from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import queries, services
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.zipping import zipped
from congdoan.people.organisations.tests.builders import federations, organisation, person

from . import builders
from .formulas import evaluated

pytestmark = pytest.mark.django_db
ON, YEAR, MADE = date(2025, 1, 20), 2024, datetime(2025, 1, 20, 9, 0, tzinfo=UTC)
UNIONS = 5


@pytest.fixture
def cast(entered, monkeypatch):
    """A district of five unions; union i collected 100,000 × i of dues; the first one has an estimate."""
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: ON)
    *_, district = federations(entered)
    unions = [organisation(entered, "grassroots_union", f"CD{number:03d}", parent=district) for number in range(1, UNIONS + 1)]
    rows = [assessments.DuesRow(unit, 202401, 10, 100_000 * number) for number, unit in enumerate(unions, start=1)]
    assessments.report_dues(by=entered, rows=rows, on=date(2024, 2, 1))
    services.select_form(by=entered, unit_id=district, form_id="form.b07.hd47.b", from_year=YEAR, document="12/QĐ", on=ON)
    builders.prepared(entered, unions[0], YEAR, on=ON)
    accountant = person(entered, "ke.toan", role="federation_accountant", branch=district)
    chair = person(entered, "chu.tich", role="union_chair", branch=unions[0])
    return {"console": entered, "district": district, "unions": unions, "accountant": accountant, "chair": chair}


def make(cast, who="accountant", **facts):
    access.enter(cast[who], on=ON)
    return services.make_pack(by=cast[who], unit_id=cast["district"], year=YEAR, made_at=MADE, on=ON, **facts)


def broken(**_):
    raise RuntimeError("the power went")


def test_it_is_made_some_at_a_time_and_continued_where_it_was_cut_off(cast, monkeypatch):
    first = make(cast, at_once=2)
    assert (first.done, first.total, first.is_done) == (2, UNIONS + 1, False)
    with monkeypatch.context() as cut:
        cut.setattr("congdoan.finance.budgets.services.packing.settlement_files", broken)
        with pytest.raises(RuntimeError):
            make(cast)
    assert make(cast, at_once=2).done == 4
    done = make(cast)
    assert (done.id, done.is_done) == (first.id, True)
    assert make(cast, is_new=False).id == first.id
    again = make(cast, at_once=1)
    assert (again.id > first.id, again.done) == (True, 1)


def test_who_may_not_and_what_is_no_branch(cast):
    with pytest.raises(access.NotAllowed):
        make(cast, "chair")
    access.enter(cast["console"], on=ON)
    with pytest.raises(services.NothingToPack):
        services.make_pack(by=cast["console"], unit_id=cast["unions"][0], year=YEAR, made_at=MADE, on=ON)
    with pytest.raises(queries.FormNotSelected):
        services.make_pack(by=cast["console"], unit_id=cast["district"], year=2020, made_at=MADE, on=ON)


def test_a_branch_of_more_unions_than_a_pack_holds_is_refused(cast, monkeypatch):
    monkeypatch.setattr("congdoan.finance.budgets.services.packing.MOST_UNIONS", UNIONS - 1)

    with pytest.raises(services.PackTooLarge, match="pack-too-large"):
        make(cast)


def test_the_zip_holds_every_file_whole_and_its_formulas_give_its_figures(cast, tmp_path):
    out = tmp_path / "bo.zip"
    call_command("budgets_make_pack", "LDLD-DMC", str(YEAR), out=str(out), json=True, stdout=StringIO(), **{"as": "ke.toan", "on": ON})

    with ZipFile(out) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == 3 * (UNIONS + 1) + 2 + 1
        listed = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
        assert {name: sha256(archive.read(name)).hexdigest() for name in names if name != "SHA256SUMS"} == listed
        whole = openpyxl.load_workbook(BytesIO(archive.read(f"00-tong-hop/quyet-toan-LDLD-DMC-{YEAR}.xlsx")))
        one = openpyxl.load_workbook(BytesIO(archive.read(f"CD001/quyet-toan-CD001-{YEAR}.xlsx")))
        shown = openpyxl.load_workbook(BytesIO(archive.read(f"CD001/quyet-toan-CD001-{YEAR}.xlsx")), data_only=True)
    assert [sheet.title for sheet in whole] == ["B07", "Từng đơn vị", "So sánh", "Kiểm tra chéo", "Hợp nhất", "Lệch từng cặp", "Nguồn"]
    assert [sheet.title for sheet in one] == ["B07", "So sánh", "Kiểm tra chéo", "Cân đối", "Nguồn"]
    checked = 0
    for sheet in one:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert evaluated(sheet, cell.coordinate) == shown[sheet.title][cell.coordinate].value, (sheet.title, cell.coordinate)
                    checked += 1
    assert checked > 30
    trial = one["Cân đối"]
    last = trial.max_row
    assert [evaluated(trial, f"{letter}{last}") for letter in "CDEFGH"] == [0, 0, 100_000, 100_000, 100_000, 100_000]
    assert evaluated(whole["Hợp nhất"], f"F{whole['Hợp nhất'].max_row}") == 0


def test_a_zip_of_many_files_holds_one_at_a_time():
    largest = 0

    def files():
        for number in range(50):
            yield f"tep-{number:02d}.pdf", bytes([number]) * 100_000

    content = bytearray()
    for piece in zipped(files(), made_at=MADE):
        largest = max(largest, len(piece))
        content += piece
    assert largest < 101_000
    assert ZipFile(BytesIO(content)).testzip() is None


def test_the_pages_and_programs_ask_the_worker_and_hand_over(cast, client, django_assert_max_num_queries):
    client.force_login(access_queries.actor_named("ke.toan"))
    page = reverse("budgets:pack", args=["LDLD-DMC", YEAR])
    assert "Lập bộ hồ sơ" in client.get(page).content.decode()
    assert client.get(reverse("budgets:pack_file", args=["LDLD-DMC", YEAR])).status_code == 404
    asked = client.post(reverse("budgets:make_pack", args=["LDLD-DMC", YEAR]))
    assert "/viec/" in asked["Location"] or asked.status_code == 302
    assert client.post(reverse("budgets:make_pack", args=["CD001", YEAR]), follow=True).status_code == 200
    api = f"/api/budgets/settlements/LDLD-DMC/{YEAR}/pack"
    assert client.post(api).json()["job"] > 0
    assert client.post(f"/api/budgets/settlements/CD001/{YEAR}/pack").status_code == 409
    assert client.get(api).json() == {"id": None, "done": 0, "total": 0}
    done = make(cast)
    with django_assert_max_num_queries(22):
        assert "Tải ZIP" in client.get(page).content.decode()
    assert client.get(api).json() == {"id": done.id, "done": UNIONS + 1, "total": UNIONS + 1}
    taken = client.get(reverse("budgets:pack_file", args=["LDLD-DMC", YEAR]), headers={"accept-encoding": "gzip"})
    content = b"".join(taken.streaming_content)
    assert int(taken["Content-Length"]) == len(content)
    assert ZipFile(BytesIO(content)).testzip() is None
