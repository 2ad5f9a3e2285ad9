"""An outgoing document's way: written, approved by another, numbered at its signature, sent with receipts, never edited."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import LEAF, LEFT, RIGHT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.signing import (
    KeyUnreadable,
    NotThisPaper,
    SignatureMissing,
    SignedFileUnreadable,
    SignerNotTrusted,
    sign,
    signatures,
)
from congdoan.foundation.documents.rules.writing import UnreadableContent

from .builders import LETTER, PASSWORD, TODAY, certified, key_file, office, pem

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
ROOT = certified("Gốc Thử Nghiệm (hư cấu)")


@pytest.fixture
def cast(entered):
    return office()


def written_past_the_services(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused_by_postgres(promise, sql, *values):
    with pytest.raises(DatabaseError, match=promise), transaction.atomic():
        written_past_the_services(sql, values)


def test_a_document_goes_from_a_draft_to_its_receivers(cast):
    new = cast.draft(signatures=[{"authority": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "name": "Signer"}])
    services.rewrite_document(by=cast.acting("writer"), outgoing_id=new, content={**LETTER, "subject": "Báo cáo quý II"}, on=TODAY)
    services.comment_document(by=cast.acting("head"), outgoing_id=new, words="Thêm hạn nộp", on=TODAY)
    services.submit_document(by=cast.acting("writer"), outgoing_id=new, on=TODAY)
    services.return_document(by=cast.acting("head"), outgoing_id=new, comment="Thiếu hạn nộp", on=TODAY)
    services.submit_document(by=cast.acting("writer"), outgoing_id=new, on=TODAY)
    seen = queries.outgoing(new)
    assert (seen.state, seen.number, seen.subject) == ("submitted", None, "Báo cáo quý II")
    services.approve_document(by=cast.acting("head"), outgoing_id=new, mark=seen.content_sha256, on=TODAY)

    number = services.sign_document(by=cast.acting("signer"), outgoing_id=new, made_at=NOW, on=TODAY)
    sent = services.issue_document(by=cast.acting("head"), outgoing_id=new, to_units=[LEAF, RIGHT], on=TODAY)

    assert (number, sent) == ("01/LĐLĐ", 2)
    assert services.issue_document(by=cast.acting("head"), outgoing_id=new, to_units=[RIGHT], on=TODAY) == 0
    cast.acting("right")
    (row,) = queries.received()
    assert (row.number, row.is_opened, row.state) == ("01/LĐLĐ", False, "issued")
    assert services.open_document(by=cast.people["right"], delivery_id=row.id, on=TODAY) == new
    assert services.open_document(by=cast.people["right"], delivery_id=row.id, on=TODAY) == new
    assert queries.file_content(new, 0).startswith(b"%PDF")
    assert {act.kind for act in queries.outgoing(new).acts} == {"signed", "issued"}  # what was said on the way stays at home
    assert queries.listed(queries.Filter()) == []
    cast.acting("head")
    assert [(one.code, [who for who, _ in one.opened]) for one in queries.deliveries_of(new)] == [("LA", []), ("PHAI", ["Right"])]


def test_the_same_draft_is_written_once(cast):
    key = uuid4()
    facts = {"by": cast.acting("writer"), "unit_id": LEFT, "client_key": key, "on": TODAY}
    assert services.draft_document(content=LETTER, **facts) == services.draft_document(content=LETTER, **facts)
    with pytest.raises(services.ClientKeyTaken):
        services.draft_document(content={**LETTER, "subject": "Khác"}, **facts)


def test_who_may_not_is_refused(cast):
    new = cast.draft()
    services.submit_document(by=cast.acting("writer"), outgoing_id=new, on=TODAY)
    for who, act in (
        ("writer", lambda by: services.approve_document(by=by, outgoing_id=new, on=TODAY)),
        ("head", lambda by: services.sign_document(by=by, outgoing_id=new, made_at=NOW, on=TODAY)),
        ("signer", lambda by: services.approve_document(by=by, outgoing_id=new, on=TODAY)),
        ("inspector", lambda by: services.submit_document(by=by, outgoing_id=new, on=TODAY)),
    ):
        with pytest.raises(access.NotAllowed):
            act(cast.acting(who))
    with pytest.raises(services.UnknownOutgoing):
        services.comment_document(by=cast.acting("right"), outgoing_id=new, words="x", on=TODAY)
    own = services.draft_document(by=cast.acting("head"), unit_id=LEFT, client_key=uuid4(), content=LETTER, on=TODAY)
    services.submit_document(by=cast.people["head"], outgoing_id=own, on=TODAY)
    with pytest.raises(services.OwnDocument):
        services.approve_document(by=cast.people["head"], outgoing_id=own, on=TODAY)


def test_what_is_wrong_is_told_at_once(cast):
    with pytest.raises(UnreadableContent, match=r"thiếu “subject”.*không có thể loại"):
        cast.draft(kind="Thư tay", subject="")
    with pytest.raises(services.NumberedBeforehand):
        cast.draft(number=7)
    with pytest.raises(services.DocumentTooLong):
        cast.draft(body=["chữ " * 100_000])
    nameless = [{"authority": ["CHỦ TỊCH"], "name": ""}]
    new = cast.draft(symbol="", place="", recipients=[], addressed_to=[], signatures=nameless)
    with pytest.raises(services.NotReady, match="ký hiệu, địa danh, họ tên người ký, nơi nhận"):
        services.submit_document(by=cast.acting("writer"), outgoing_id=new, on=TODAY)
    with pytest.raises(services.ReasonMissing):
        services.void_document(by=cast.people["writer"], outgoing_id=new, reason=" \x00 ", on=TODAY)
    with pytest.raises(services.StaleDocument):
        services.rewrite_document(by=cast.people["writer"], outgoing_id=new, content=LETTER, mark="x", on=TODAY)
    other = cast.approved(signatures=[{"authority": ["CHỦ TỊCH"], "name": "Người Khác"}])
    with pytest.raises(services.OtherSigner):
        services.sign_document(by=cast.acting("signer"), outgoing_id=other, made_at=NOW, on=TODAY)
    with pytest.raises(services.WrongState):
        services.rewrite_document(by=cast.acting("writer"), outgoing_id=other, content=LETTER, on=TODAY)


def test_numbers_follow_each_other_and_every_gap_has_a_reason(cast):
    head = cast.acting("head")
    facts = {"by": head, "unit_id": LEFT, "on": TODAY}
    assert services.skip_numbers(year=2024, through=57, reason="Đã dùng trên sổ giấy", **facts) == (1, 57)
    first, second = cast.signed(), cast.signed(kind="Thông báo", symbol="TB-LĐLĐ")
    services.void_document(by=cast.acting("head"), outgoing_id=first, reason="In hỏng", on=TODAY)

    _, basis, rows = queries.outgoing_register(LEFT, year=2024)
    assert [(row[0], row[9]) for row in rows] == [
        ("01 đến 57", "Số không cấp ở đây: Đã dùng trên sổ giấy"), ("58/LĐLĐ", "Hủy 30/06/2024: In hỏng"), ("59/TB-LĐLĐ", ""),
    ]  # fmt: skip
    assert basis == "Nghị định 30/2020/NĐ-CP, Phụ lục IV, I"
    assert queries.outgoing(second).issued_on == TODAY
    with pytest.raises(services.SkipWrong):
        services.skip_numbers(year=2024, through=59, reason="lùi", **facts)
    with pytest.raises(services.NumberingDecidedLate):
        services.set_numbering(from_year=2024, per_kind=True, document="1/QĐ", **facts)
    with pytest.raises(services.NumberingFaulty):
        services.set_numbering(from_year=2025, per_kind=True, document=" ", **facts)
    services.set_numbering(from_year=2025, per_kind=True, document="1/QĐ-LĐLĐ", **facts)
    assert queries.series_of(LEFT, year=2025, kind="Thông báo") == "Thông báo"
    early = cast.approved()
    with pytest.raises(services.DayBeforeLast):
        services.sign_document(by=cast.acting("signer", on=date(2024, 6, 1)), outgoing_id=early, made_at=NOW, on=date(2024, 6, 1))


def test_each_kind_has_its_series_where_the_head_decided_so(cast):
    services.set_numbering(by=cast.acting("head"), unit_id=LEFT, from_year=2024, per_kind=True, document="1/QĐ", on=TODAY)
    made = [cast.signed(), cast.signed(kind="Thông báo", symbol="TB-LĐLĐ"), cast.signed(kind="Thông báo", symbol="TB-LĐLĐ")]

    assert [queries.outgoing(one).written for one in made] == ["01/LĐLĐ", "01/TB-LĐLĐ", "02/TB-LĐLĐ"]
    assert queries.standing_series(LEFT, year=2024) == [("Công văn", 1), ("Thông báo", 2)]
    taken = cast.approved(kind="Kế hoạch", symbol="LĐLĐ")
    with pytest.raises(services.NumberTaken):
        services.sign_document(by=cast.acting("signer"), outgoing_id=taken, made_at=NOW, on=TODAY)
    with pytest.raises(services.SkipWrong):
        services.skip_numbers(by=cast.acting("head"), unit_id=LEFT, year=2024, through=9, reason="thiếu loại", on=TODAY)


def test_an_issued_document_is_changed_by_another_or_recalled_with_words(cast):
    old, new, draft = cast.issued(RIGHT), cast.signed(), cast.draft()
    facts = {"by": cast.acting("head"), "outgoing_id": old, "on": TODAY}
    for other in (None, old, draft, 10**9):
        with pytest.raises(services.OtherDocumentWrong):
            services.change_document(how="replaced", other_id=other, **facts)
    with pytest.raises(services.WrongState):
        services.change_document(how="burnt", **facts)
    with pytest.raises(services.ReasonMissing):
        services.change_document(how="recalled", **facts)
    with pytest.raises(services.ReceiverWrong):
        services.issue_document(by=cast.people["head"], outgoing_id=old, to_units=[LEFT], on=TODAY)

    services.change_document(how="corrected", other_id=new, words="Sai hạn nộp", **facts)
    services.change_document(how="recalled", words="Ban hành sai thẩm quyền", **facts)

    _, _, rows = queries.outgoing_register(LEFT, year=2024)
    assert rows[0][7:] == (
        "30/06/2024", "0/1 đã mở", "Đính chính 30/06/2024 bằng 02/LĐLĐ: Sai hạn nộp; Thu hồi 30/06/2024: Ban hành sai thẩm quyền"
    )  # fmt: skip
    cast.acting("right")
    assert [row.state for row in queries.received()] == ["recalled"]
    with pytest.raises(services.UnknownOutgoing):
        services.open_document(by=cast.people["right"], delivery_id=10**9, on=TODAY)


def test_a_signature_stands_on_the_numbered_paper(cast, settings, tmp_path, monkeypatch):
    settings.SIGNATURE_ROOTS = str(tmp_path)
    (tmp_path / "goc.pem").write_bytes(pem(ROOT))
    key, stranger = key_file("Nguyễn Văn Ký (hư cấu)", ROOT), key_file("Người Lạ (hư cấu)", certified("Gốc Khác"))
    new = cast.approved()
    facts = {"by": cast.acting("signer"), "outgoing_id": new, "made_at": datetime.now(UTC), "on": TODAY}
    for wrong, refusal in ((b"x", KeyUnreadable), (stranger, SignerNotTrusted)):
        with pytest.raises(refusal), transaction.atomic():
            services.sign_document(key=wrong, password=PASSWORD, **facts)
    assert queries.outgoing(new).number is None  # a refused signature gives no number
    services.sign_document(key=key, password=PASSWORD, **facts)

    last = queries.file_content(new)
    elsewhere = sign(last, key=key, password=PASSWORD, reason="Đóng dấu", place="")
    for content, refusal in (
        (queries.file_content(new, 0), NotThisPaper),
        (last + b"\n%\n", SignatureMissing),
        (b"x", SignedFileUnreadable),
    ):
        with pytest.raises((refusal, NotThisPaper)):
            services.keep_signed_document(content=content, **facts)
    seen = queries.outgoing(new)
    assert services.keep_signed_document(content=elsewhere, **facts) == 2
    monkeypatch.setattr("congdoan.foundation.documents.services.signing.permitted", lambda *asked, **more: seen)
    with pytest.raises(services.SignedMeanwhile):  # somebody brought the second one while this one was on its way
        services.keep_signed_document(content=sign(elsewhere, key=key, password=PASSWORD, reason="x", place=""), **facts)
    monkeypatch.undo()
    assert [one.signer for one in signatures(queries.file_content(new))] == ["Nguyễn Văn Ký (hư cấu)"] * 2
    with pytest.raises(services.WrongState):
        services.keep_signed_document(**{**facts, "outgoing_id": cast.draft(), "content": elsewhere, "by": cast.acting("signer")})


def test_what_was_signed_never_changes(cast):
    new = cast.issued(RIGHT)
    other = cast.approved()
    cast.acting("head")
    refused_by_postgres("no draft any more", "UPDATE documents_outgoing SET subject = 'khác' WHERE id = %s", new)
    refused_by_postgres("permission denied|never change", "DELETE FROM documents_outgoing WHERE id = %s", new)
    refused_by_postgres("permission denied", "UPDATE documents_outgoingnumber SET number = 9 WHERE outgoing_id = %s", new)
    refused_by_postgres("permission denied", "DELETE FROM documents_outgoingfile WHERE outgoing_id = %s", new)
    refused_by_postgres("permission denied", "DELETE FROM documents_outgoingact WHERE outgoing_id = %s", new)
    refused_by_postgres("only a document", "UPDATE documents_numberseries SET last = 0")
    number = (
        "INSERT INTO documents_outgoingnumber (outgoing_id, unit_id, series, year, number, symbol, given_on)"
        " VALUES (%s, %s, '', 2024, %s, 'LĐLĐ', %s)"
    )
    refused_by_postgres("does not bear number", number, other, LEFT, 7, TODAY)
    refused_by_postgres("comes with a signature", number, other, LEFT, 2, TODAY)
    act = (
        "INSERT INTO documents_outgoingact (outgoing_id, unit_id, place, kind, words, content_sha256, acted_on, recorded_by)"
        " SELECT id, unit_id, 4, %s, '', content_sha256, %s, access_acting() FROM documents_outgoing WHERE id = %s"
    )
    refused_by_postgres("bears a number", act, "signed", TODAY, other)
    refused_by_postgres("does not go from", act, "issued", TODAY, other)
    file = (
        "INSERT INTO documents_outgoingfile (outgoing_id, unit_id, place, way, signatures, content, sha256, recorded_by, recorded_on)"
        " VALUES (%s, %s, 1, 'file', '[]', 'x', encode(sha256('x'), 'hex'), access_acting(), access_day())"
    )
    refused_by_postgres("adds to the bytes", file, new, LEFT)
    delivery = (
        "INSERT INTO documents_delivery (outgoing_id, unit_id, to_unit_id, sent_on, sent_by) VALUES (%s, %s, %s, %s, access_acting())"
    )
    refused_by_postgres("issued document", delivery, other, LEFT, RIGHT, TODAY)
    numbering = (
        "INSERT INTO documents_numberingsetting (unit_id, from_year, per_kind, document, decided_by)"
        " VALUES (%s, 2024, true, 'x', access_acting())"
    )
    refused_by_postgres("years without a number", numbering, LEFT)
    own = cast.draft()
    services.submit_document(by=cast.acting("writer"), outgoing_id=own, on=TODAY)
    refused_by_postgres("of their own", act.replace("4, %s", "3, %s"), "approved", TODAY, own)
    cast.acting("right")
    opening = (
        "INSERT INTO documents_deliveryopening (delivery_id, unit_id, opened_on, opened_by)"
        " SELECT id, unit_id, sent_on, access_acting() FROM documents_delivery"
    )
    refused_by_postgres("row-level security|unit it was sent to", opening)
