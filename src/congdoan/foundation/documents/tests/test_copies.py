"""Copies: a full one holds the pages, an extract the chosen parts; a number of their own series; what may not be copied."""

import io
import json
from datetime import UTC, date, datetime
from uuid import uuid4

import docx
import pypdf
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT, RIGHT, actor
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.copying import COPIES, forms_for, parts_of_text
from congdoan.foundation.documents.rules.writing import compose, official, official_docx, official_pdf, official_text, scanned

from .builders import LETTER, TODAY, office
from .notice import DAY, NOTICE

MADE_AT = datetime(2024, 6, 30, tzinfo=UTC)
BODY = [{"article": "Tên", "title": ""}, {"clause": "Khoản một"}, {"clause": "Khoản hai"}, {"article": "Hiệu lực"}]
FORM = {
    "issuer": ["LĐLĐ bên trái"], "abbreviation": "LĐLĐ", "place": "Tây Ninh", "authority": ["TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"],
    "signer": "Signer", "recipients": ["Các CĐCS"],
}  # fmt: skip
OF = "(outgoing_id, unit_id, source_id, sha256)"
TWIN = """
INSERT INTO documents_outgoing (
  unit_id, client_key, drafted_sha256, kind, symbol, subject, signer, content, content_sha256, search_key, prepared_by)
SELECT unit_id, gen_random_uuid(), drafted_sha256, kind, symbol, subject, signer, content, content_sha256, search_key, prepared_by
FROM documents_outgoing WHERE id = %s;
SET CONSTRAINTS ALL IMMEDIATE
"""
COPY = services.CopyDraft(kind="Bản sao y", **FORM)


def form(kind, **changes):
    return services.CopyDraft(**{**FORM, "kind": kind, **changes})


def words_of(content):
    return [page.extract_text().replace("\u00a0", " ") for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_the_forms_are_those_of_the_law_pack():
    assert {kind.name for kind in queries.kinds().values() if kind.is_copy} == set(COPIES)
    assert [queries.kinds()[name.casefold()].abbreviation for name in COPIES] == ["SY", "SL", "TrS"]
    assert forms_for("Thông báo", is_ours=True) == ("Bản sao y", "Bản trích sao")
    assert forms_for("Bản sao y", is_ours=True) == ("Bản sao lục",)
    assert forms_for("Bản sao lục", is_ours=True) == ()


def test_choosing_parts_of_an_arrival_reads_no_more_than_its_head_and_ending(monkeypatch):
    def searched(text):
        raise AssertionError("the page of a long arrival looks for citations and tasks again")

    monkeypatch.setattr("congdoan.foundation.documents.rules.reading.document.mentions_in", searched)
    text = "Số: 7/KH-LĐLĐ\n\nKẾ HOẠCH\nVề công tác\n\n1. Học tập theo Quyết định số 5/QĐ-TLĐ.\n2. Báo cáo.\n\nNơi nhận:\n- Như trên."

    assert [words for _, words in parts_of_text(text)] == ["1. Học tập theo Quyết định số 5/QĐ-TLĐ.", "2. Báo cáo."]


@pytest.mark.parametrize("lines", [1, 33])
def test_a_full_copy_holds_the_pages_and_its_form_after_the_last_words(lines):
    boxes = queries.boxes(on=DAY)
    copied = scanned(
        official_pdf(compose(official({**NOTICE, "annexes": [], "body": ["Một đoạn."] * lines}, queries.kinds()), boxes), made_at=MADE_AT)
    )
    before = len(copied.pages)
    content = {"kind": "Bản sao y", "subject": "x", "symbol": "SY-LĐLĐ", "number": 3, "issued_on": "2024-06-30", "place": "Tây Ninh"}
    content |= {"issuer": ["LĐLĐ huyện"], "signatures": [{"authority": ["CHỦ TỊCH"], "name": "Trần Thị Mẫu"}], "recipients": ["Các CĐCS"]}
    sheet = compose(official(content, queries.kinds()), boxes)

    made = official_pdf(sheet, made_at=MADE_AT, copied=copied)

    pages = words_of(made)
    has_room = copied.pages[-1].free < 297 - 15 - 8 - 75
    assert len(pages) == (before if has_room else before + 1)
    assert "Nguyễn Văn Mẫu" in "".join(pages[:before])
    assert all(words in pages[-1] for words in ("SAO Y", "Số: 03/SY-LĐLĐ", "ngày 30 tháng 6 năm 2024", "Trần Thị Mẫu", "Lưu: VT"))
    assert made == official_pdf(sheet, made_at=MADE_AT, copied=copied)
    word = docx.Document(io.BytesIO(official_docx(sheet, made_at=MADE_AT)))
    assert word.tables[0].cell(0, 1).text == "SAO Y"
    assert "CỘNG HÒA" not in "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


def copied(cast, source, copy=COPY, *, who="writer", unit=LEFT, **facts):
    facts = {"unit_id": unit, "client_key": uuid4(), "copy": copy, "outgoing_id": source, "on": TODAY} | facts
    return services.draft_copy(by=cast.acting(who), **facts)


def sign(cast, new):
    services.submit_document(by=cast.acting("writer"), outgoing_id=new, on=TODAY)
    services.approve_document(by=cast.acting("head"), outgoing_id=new, on=TODAY)
    return services.sign_document(by=cast.acting("signer"), outgoing_id=new, made_at=MADE_AT, on=TODAY)


@pytest.mark.django_db
def test_copies_count_in_a_series_of_their_own_and_are_sent_like_others(cast):
    source = cast.issued(body=BODY, kind="Quyết định", symbol="QĐ-LĐLĐ")
    full = copied(cast, source)
    extract = copied(cast, source, form("Bản trích sao", parts={2, 3}))
    assert [sign(cast, one) for one in (full, extract)] == ["01/SY-LĐLĐ", "02/TrS-LĐLĐ"]
    onward = copied(cast, full, form("Bản sao lục"))
    assert sign(cast, onward) == "03/SL-LĐLĐ"
    assert sign(cast, cast.draft()) == "02/LĐLĐ"

    text = official_text(queries.sheet_of(queries.outgoing(extract)))
    assert "2. Khoản hai\nĐiều 2. Hiệu lực./." in text
    assert "Khoản một" not in text
    assert text.index("01/QĐ-LĐLĐ") < text.index("TRÍCH SAO") < text.index("02/TrS-LĐLĐ")
    pages = "".join(words_of(queries.file_content(onward)))
    assert pages.index("Khoản một") < pages.index("SAO Y") < pages.index("SAO LỤC")
    assert queries.cited_by_outgoing(full) == []

    services.issue_document(by=cast.acting("head"), outgoing_id=full, to_units=[RIGHT], on=TODAY)
    cast.acting("right")
    assert [row.number for row in queries.received()] == ["01/SY-LĐLĐ"]
    cast.acting("head")
    assert [row[0] for row in queries.copies_register(LEFT, year=2024)[2]] == ["01/SY-LĐLĐ", "02/TrS-LĐLĐ", "03/SL-LĐLĐ"]
    assert [row[0] for row in queries.outgoing_register(LEFT, year=2024)[2]] == ["01/QĐ-LĐLĐ", "02/LĐLĐ"]
    assert [row.number for row in queries.copies_of(outgoing_id=source)] == ["01/SY-LĐLĐ", "02/TrS-LĐLĐ"]
    access.enter(access_queries.actor_named(access.CONSOLE).id, on=TODAY)
    cast.people["chair"] = actor("chair", role="union_chair", branch=LEFT)
    with pytest.raises(services.StaysInside):
        services.publish_document(by=cast.acting("chair"), outgoing_id=full, on=TODAY)


@pytest.mark.django_db
def test_what_does_not_stand_or_fit_is_not_copied(cast):
    draft, source = cast.draft(), cast.issued()
    faults = [(draft, COPY), (source, form("Bản sao lục")), (source, form("Bản trích sao")), (source, form("Bản trích sao", parts={9}))]
    for one, copy in faults:
        with pytest.raises(services.CopyUnfit):
            copied(cast, one, copy)
    full = copied(cast, source)
    with pytest.raises(services.CopyRewritten):
        services.rewrite_document(by=cast.acting("writer"), outgoing_id=full, content=LETTER, on=TODAY)
    for content in ({**LETTER, "kind": "Bản sao y"}, {**LETTER, "copied": LETTER}):
        with pytest.raises(services.CopyOfNothing):
            services.draft_document(by=cast.acting("writer"), unit_id=LEFT, client_key=uuid4(), content=content, on=TODAY)
    with pytest.raises(services.UnknownOutgoing):
        copied(cast, 2**62)
    with pytest.raises(NotAllowed):
        copied(cast, source, who="inspector")
    for one, arrival in ((None, 2**62), (None, None), (source, 1)):
        with pytest.raises(services.CopyUnfit):
            copied(cast, one, arrival_id=arrival)
    key = uuid4()
    assert copied(cast, source, client_key=key) == copied(cast, source, client_key=key)


@pytest.mark.django_db
def test_an_arrival_is_copied_with_its_pages(cast):
    boxes = queries.boxes(on=DAY)
    paper = official_pdf(compose(official(NOTICE, queries.kinds()), boxes), made_at=MADE_AT)
    facts = {"unit_id": LEFT, "arrived_on": date(2024, 6, 3), "on": TODAY}
    came = services.receive_document(by=cast.acting("writer"), file_name="a.pdf", content=paper, **facts)
    plain = services.receive_document(by=cast.acting("writer"), file_name="a.txt", content="Số: 9/TB\n\nTHÔNG BÁO\nMột".encode(), **facts)
    one, other = copied(cast, None, arrival_id=came), copied(cast, None, form("Bản sao lục"), arrival_id=plain)

    assert "Nguyễn Văn Mẫu" in "".join(words_of(services.pdf_of(queries.outgoing(one))))
    assert words_of(services.pdf_of(queries.outgoing(other)))[0].startswith("LĐLĐ")
    assert [row.id for row in queries.copies_of(arrival_id=came)] == [one]
    services.void_arrival(by=cast.acting("writer"), document_id=plain, reason="Nhầm", on=TODAY)
    with pytest.raises(services.CopyUnfit):
        copied(cast, None, arrival_id=plain)


@pytest.mark.django_db
def test_parts_of_an_arrival_are_copied_once_its_head_is_confirmed(cast):
    paper = official_pdf(compose(official(NOTICE, queries.kinds()), queries.boxes(on=DAY)), made_at=MADE_AT)
    facts = {"unit_id": LEFT, "arrived_on": date(2024, 6, 3), "on": TODAY}
    came = services.receive_document(by=cast.acting("writer"), file_name="a.pdf", content=paper, **facts)
    parts = parts_of_text(queries.details(came).text)
    chosen = next(at for at, words in parts if "Trong sáu tháng đầu năm" in words)
    with pytest.raises(services.CopyUnfit, match="chưa xác nhận"):
        copied(cast, None, form("Bản trích sao", parts={chosen}), arrival_id=came)
    services.confirm_sure(by=cast.acting("writer"), document_id=came, on=TODAY)
    for one in queries.details(came).proposals:
        if one.kind == "header" and not one.verdict:
            services.decide_proposal(by=cast.acting("writer"), proposal_id=one.pk, verdict="confirmed", on=TODAY)
    for wrong in (set(), {999}):
        with pytest.raises(services.CopyUnfit, match="ít nhất một phần"):
            copied(cast, None, form("Bản trích sao", parts=wrong), arrival_id=came)

    one = copied(cast, None, form("Bản trích sao", parts={chosen}), arrival_id=came)

    text = official_text(queries.sheet_of(queries.outgoing(one)))
    assert "04/TB-LĐLĐ" in text
    assert "Trong sáu tháng đầu năm" in text
    assert "Báo cáo trước ngày 20" not in text
    assert "PHÓ CHỦ TỊCH" in text.upper()
    field = next(each for each in queries.details(came).proposals if each.place == "symbol")
    for symbol in ("4/TB-LĐLĐ", "²/TB-LĐLĐ"):
        services.decide_proposal(by=cast.acting("writer"), proposal_id=field.pk, verdict="corrected", words=symbol, on=TODAY)
        with pytest.raises(services.CopyUnfit, match="dùng sao y"):
            copied(cast, None, form("Bản trích sao", parts={chosen}), arrival_id=came)


@pytest.mark.django_db
def test_past_the_services_a_copy_tells_its_source_and_stays(cast):
    source, draft = cast.issued(), cast.draft()
    full = copied(cast, source)
    tries = [
        ("UPDATE documents_outgoing SET subject = 'khác' WHERE id = %s", [full], "keeps what it copies"),
        ("UPDATE documents_outgoing SET kind = 'Bản sao y' WHERE id = %s", [draft], "keeps what it copies"),
        ("UPDATE documents_copysource SET sha256 = 'x' WHERE outgoing_id = %s", [full], None),
        (f"INSERT INTO documents_copysource {OF} VALUES (%s, %s, %s, 'x')", [draft, LEFT, source], "stands"),
        (TWIN, [full], "tells what it was made of|begins with an act"),
    ]  # fmt: skip
    cast.acting("writer")
    for statement, values, says in tries:
        with pytest.raises(DatabaseError, match=says), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)


@pytest.mark.django_db
def test_the_doors(cast, client, django_user_model, tmp_path):
    source = cast.issued(body=BODY)
    client.force_login(django_user_model.objects.get(pk=cast.people["writer"]))
    page = reverse("documents:draft_copy", args=[source])
    shown = client.get(page).content.decode()
    assert "Điều 2." in shown
    fields = {"kind": "Bản trích sao", "abbreviation": "LĐLĐ", "place": "Tây Ninh", "signer": "Signer", "client_key": str(uuid4())}
    fields |= {"issuer": "LĐLĐ bên trái", "authority": "CHÁNH VĂN PHÒNG", "recipients": "Các CĐCS"}
    assert client.post(page, fields).status_code == 422
    made = client.post(page, fields | {"parts": ["3"]})
    assert made.status_code == 302
    one = client.get(made.url).content.decode()
    assert "Sao từ" in one
    assert reverse("documents:rewrite_document", args=[int(made.url.rstrip("/").rsplit("/", 1)[1])]) not in one
    assert "Bản sao đã lập" in client.get(reverse("documents:document", args=[source])).content.decode()
    came = services.receive_document(
        by=cast.acting("writer"),
        unit_id=LEFT,
        file_name="a.txt",
        content="Số: 9/TB-X\n\nTHÔNG BÁO\nMột".encode(),
        arrived_on=TODAY,
        on=TODAY,
    )
    assert (
        client.post(reverse("documents:copy_arrival", args=[came]), fields | {"kind": "Bản sao y", "client_key": str(uuid4())}).status_code
        == 302
    )
    assert "Bản sao đã lập" in client.get(reverse("documents:incoming_document", args=[came])).content.decode()

    body = {**FORM, "unit": "TRAI", "client_key": str(uuid4()), "outgoing_id": source, "kind": "Bản sao y"}
    assert client.post("/api/documents/copies", json.dumps(body), content_type="application/json").status_code == 200
    file = tmp_path / "sao.json"
    file.write_text(json.dumps({**FORM, "kind": "Bản sao y"}), encoding="utf-8")
    call_command("documents_draft_copy", "TRAI", str(file), outgoing=source, acting="writer", on=TODAY.isoformat(), json=True)
    assert len(queries.copies_of(outgoing_id=source)) == 3
    call_command("documents_export_copies", "TRAI", "2024", to=tmp_path / "so.xlsx", acting="writer", on=TODAY.isoformat(), json=True)
    assert client.get("/api/documents/copies-register/TRAI/2024.pdf").content.startswith(b"%PDF")
    assert client.get(reverse("documents:export_copies", args=["TRAI", 2024, "pdf"])).content.startswith(b"%PDF")
