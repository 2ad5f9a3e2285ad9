"""A register of things comes from Excel whole or not at all, with every error told; labels lead to the cards."""

import io
import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules.asset_labels import Label, labels_pdf
from congdoan.finance.bookkeeping.rules.asset_table import read_assets
from congdoan.finance.bookkeeping.tests.test_assets import ON, cast, met, register  # noqa: F401  fixtures
from congdoan.finance.ledger.tests.builders import OTHER_UNION
from congdoan.foundation.kernel.errors import DomainError, Rejected

pytestmark = pytest.mark.django_db
HEAD = "Mã;Tên;Loại;Nguyên giá;Ngày mua;Nguồn;Số năm dùng;Văn bản;Số lượng;Hao mòn lũy kế;Số năm đã tính;Nơi dùng"
GOOD = (
    "TS01;=Máy chiếu;Tài sản cố định;9.000.000;01/03/2022;công đoàn;3;QĐ 1;1;3.000.000;1;Hội trường",
    "CC01;Loa;công cụ;500000;2023-01-05;tài trợ;;;4;;;Kho",
)


def table(*rows):
    return "\n".join((HEAD, *rows)).encode()


def test_a_register_opens_its_cards_and_books_nothing(cast):  # noqa: F811
    found = queries.asset_table(table(*GOOD), file_name="so.csv", unit_id=cast.unit, on=ON)
    by = cast.acts(cast.console, on=ON)
    assert services.import_assets(by=by, unit_id=cast.unit, content=table(*GOOD), file_name="so.csv", mark=found.mark, on=ON) == 2

    machine, speakers = queries.assets(unit_ids=[cast.unit])
    assert (machine.name, machine.worn, machine.rest, machine.next_wear()) == ("=Máy chiếu", 3_000_000, 6_000_000, 3_000_000)
    assert (speakers.quantity, speakers.location, speakers.steps[0].entry_id) == (4, "Kho", None)
    more = table(GOOD[0].replace("TS01", "TS02"))
    with pytest.raises(services.AssetTableChanged):  # the codes were given meanwhile
        services.import_assets(by=by, unit_id=cast.unit, content=more, file_name="so.csv", mark=found.mark, on=ON)


def test_what_excel_was_given_is_read_back_card_by_card(cast):  # noqa: F811
    services.import_assets(by=cast.acts(cast.console, on=ON), unit_id=cast.unit, content=table(*GOOD), file_name="so.csv", on=ON)
    taken = queries.assets_workbook(queries.assets(unit_ids=[cast.unit]))

    with pytest.raises(Rejected) as refused:
        queries.asset_table(taken, file_name="so.xlsx", unit_id=cast.unit, on=ON)
    assert "mã này đã có" in str(refused.value.facts["problems"])
    read = [queries.asset_table(one, file_name="so", unit_id=OTHER_UNION, on=ON).rows for one in (taken, table(*GOOD))]
    assert [row.facts for row in read[0]] == [row.facts for row in read[1]]


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_opened(cast):  # noqa: F811
    register(cast)
    rows = (
        "TS01;Máy;Tài sản cố định;1;01/03/2022;a;3;QĐ;1;;;", "B;;công cụ;1;01/03/2022;a;;;1;;;", "C;Bàn;đồ gỗ;1;01/03/2022;a;;;1;;;",
        "D;Ghế;công cụ;1,5;32/01/2022;a;;;1;;;", "E;Tủ;Tài sản cố định;5;01/03/2022;a;;;2;9;;", "B;Tủ;công cụ;5;01/03/2022;;;;x;;;",
    )  # fmt: skip
    with pytest.raises(Rejected) as refused:
        services.import_assets(by=cast.acts(cast.console, on=ON), unit_id=cast.unit, content=table(*rows), file_name="so.csv", on=ON)

    told = [(one["row"], one["cure"]) for one in refused.value.facts["problems"]]
    for row, words in (
        (2, "mã này đã có trong sổ tài sản"), (3, "ghi tên"), (4, "tài sản cố định hoặc công cụ"), (5, "không có phần lẻ"), (5, "ghi ngày"),
        (6, "số năm sử dụng"), (6, "mỗi thẻ một cái"), (6, "từ 0 đến nguyên giá"), (7, "đã có ở dòng 3"), (7, "ghi nguồn tiền"),
        (7, "số nguyên"),
    ):  # fmt: skip
        assert any(at == row and words in cure for at, cure in told), (row, words, told)
    assert len(queries.assets(unit_ids=[cast.unit])) == 1


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"{HEAD}\n{text}".encode()))
def test_no_file_breaks_the_reader(content):
    with suppress(DomainError):  # told in words; any other fault fails the test
        read_assets(content, name="x.csv", taken=[], wrong_with=lambda facts: [])


def test_labels_are_drawn_for_any_name():
    labels = [Label(f"TS{n}", "Máy tính để bàn có tên rất dài " * 9, "#[danger] $x$", f"https://cds.example/{n}") for n in range(43)]

    drawn = labels_pdf(labels, unit="CĐCS", is_fictitious=True, made_at=datetime(2024, 6, 30, 8, tzinfo=UTC))
    assert drawn[:5] == b"%PDF-"


def test_a_register_walks_through_page_program_and_command(met, client, tmp_path):  # noqa: F811
    client.force_login(get_user_model().objects.get(id=met.chief))
    address = reverse("bookkeeping:import_assets")

    def file():
        return SimpleUploadedFile("so.csv", table(*GOOD))

    wrong = client.post(address, {"unit": "CD7", "file": SimpleUploadedFile("so.csv", table("A;;công cụ;1;01/03/2022;a;;;1;;;"))})
    assert wrong.status_code == 422
    assert "ghi tên" in wrong.content.decode()
    seen = client.post(address, {"unit": "CD7", "file": file()})
    assert "Lập 2 thẻ" in seen.content.decode()
    done = client.post(address, seen.context["hidden"] | {"token": seen.context["token"]}, follow=True)
    assert "Đã lập 2 thẻ" in done.content.decode()
    stale = client.post(address, seen.context["hidden"] | {"token": seen.context["token"], "kept": "x"}, follow=True)
    assert "Bản xem trước đã cũ" in stale.content.decode()
    assert client.post("/api/bookkeeping/assets/import", {"unit": "CD8", "file": file()}).json() == {"cards": 2}
    path = tmp_path / "so.csv"
    path.write_bytes(table(GOOD[1].replace("CC01", "CC02")))
    out = io.StringIO()
    call_command("bookkeeping_import_assets", "CD8", str(path), acting="truong", on=ON, json=True, stdout=out)
    assert json.loads(out.getvalue()) == {"cards": 1}
    met.acts(met.console, on=ON)
    unit = queries.assets()[0].unit_id
    assert client.get(reverse("bookkeeping:asset_labels", args=[unit])).content[:5] == b"%PDF-"
