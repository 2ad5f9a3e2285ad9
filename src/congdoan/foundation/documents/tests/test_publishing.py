"""What is public is an issued document without anybody's personal data; everybody reads it and what became of it, and nothing else."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import LEFT, actor
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.publishing import KEPT_INSIDE, personal_words

from .builders import PASSWORD, TODAY, certified, key_file, office

NOTICE = {"kind": "Thông báo", "symbol": "TB-LĐLĐ", "subject": "Về việc phát động Tháng Công nhân"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đồng chí A, số định danh 001086000123", ["001086000123"]),
        ("sinh ngày 02/9/1975 tại Tây Ninh", ["sinh ngày 02/9/1975"]),
        ("liên hệ đồng chí B, điện thoại 0912 345 678", ["0912 345 678"]),
        ("điện thoại cơ quan 0276.3822.123, số tài khoản 117999000024", []),
        ("Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016; 123.456.789.012 đồng", []),
    ],
)
def test_personal_words_are_found_and_other_numbers_are_not(text, found):
    assert personal_words(text) == found


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    made = office()
    made.people["publisher"] = actor("publisher", role="document_publisher", branch=LEFT)
    return made


def published(cast, *to_units, **changes):
    new = cast.issued(*to_units, **{**NOTICE, **changes})
    services.publish_document(by=cast.acting("publisher"), outgoing_id=new, on=TODAY)
    return new


def as_nobody():
    access.leave()
    return queries.public_documents()[0]


@pytest.mark.django_db
def test_everybody_reads_what_is_public_and_what_became_of_it_and_nothing_else(cast):
    first, silent = published(cast), cast.issued(subject="Không công khai")
    second = published(cast, subject="Về việc thay thế")
    services.change_document(by=cast.acting("head"), outgoing_id=first, how="replaced", other_id=second, on=TODAY)

    newer, older = as_nobody()

    assert (older.number, older.state, newer.state) == ("01/TB-LĐLĐ", ("late", "đã thay thế"), ("ok", "còn hiệu lực"))
    assert [(change.other_id, change.other_number) for change in older.changes] == [(newer.id, "03/TB-LĐLĐ")]
    with connection.cursor() as cursor:
        for table, rows in (("outgoing", 0), ("outgoingfile", 0), ("outgoingnumber", 0), ("outgoingact", 1), ("publisheddocument", 2)):
            cursor.execute(f"SELECT count(*) FROM documents_{table}")
            assert cursor.fetchone()[0] == rows, table
    assert queries.public_file(newer.id, "pdf")[1].startswith(b"%PDF")
    assert queries.public_file(newer.id, "docx")[1].startswith(b"PK")
    assert queries.public_file(newer.id, "content") is None
    assert queries.public_documents(text="thang cong nhan", kind="Thông báo", year=2024)[0] == [older]
    assert queries.public_documents(year=2023)[0] == []
    assert queries.public_choices() == (["Thông báo"], [2024])
    assert silent not in {one.outgoing_id for one in (newer, older)}


@pytest.mark.django_db
def test_a_recalled_document_keeps_its_line_and_loses_its_files(cast):
    one = published(cast)
    services.change_document(by=cast.acting("head"), outgoing_id=one, how="recalled", words="Sai thẩm quyền", on=TODAY)

    (found,) = as_nobody()

    assert (found.is_recalled, found.changes[0].words) == (True, "Sai thẩm quyền")
    assert queries.public_file(found.id, "pdf") is None


@pytest.mark.django_db
def test_what_is_taken_back_is_gone_for_everybody_and_may_be_published_again(cast):
    one = published(cast)
    with pytest.raises(services.AlreadyPublic):
        services.publish_document(by=cast.acting("publisher"), outgoing_id=one, on=TODAY)
    with pytest.raises(services.ReasonMissing):
        services.unpublish_document(by=cast.acting("publisher"), outgoing_id=one, reason=" ", on=TODAY)
    services.unpublish_document(by=cast.acting("publisher"), outgoing_id=one, reason="Đăng nhầm", on=TODAY)
    with pytest.raises(services.NotPublic):
        services.unpublish_document(by=cast.acting("publisher"), outgoing_id=one, reason="Đăng nhầm", on=TODAY)

    assert as_nobody() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM documents_publisheddocument")
        assert cursor.fetchone()[0] == 0
    services.publish_document(by=cast.acting("publisher"), outgoing_id=one, on=TODAY)
    assert len(as_nobody()) == 1


@pytest.mark.django_db
def test_what_stays_inside_is_refused(cast):
    drafted, signed = cast.draft(**NOTICE), cast.signed(**NOTICE)
    inside = cast.issued(kind="Giấy giới thiệu", symbol="GGT-LĐLĐ", subject="Về việc liên hệ công tác")
    marked = cast.issued(**NOTICE, circulation="LƯU HÀNH NỘI BỘ")
    personal = cast.issued(**NOTICE, body=["Đồng chí A, số định danh 001086000123, sinh ngày 02/9/1986."])
    by = cast.acting("publisher")

    for refusal, ids in (
        (services.WrongState, (drafted, signed)),
        (services.StaysInside, (inside, marked)),
        (services.PersonalWords, (personal,)),
        (services.UnknownOutgoing, (10**9,)),
    ):
        for one in ids:
            with pytest.raises(refusal):
                services.publish_document(by=by, outgoing_id=one, on=TODAY)
    with pytest.raises(access.NotAllowed):
        services.publish_document(by=cast.acting("head"), outgoing_id=inside, on=TODAY)
    assert {kind.name for kind in queries.kinds().values()} >= KEPT_INSIDE


@pytest.mark.django_db
def test_a_certificate_with_a_citizen_number_is_not_made_public(cast):
    files = {}
    for name in ("Signer", "Signer CCCD 001086000123"):
        one = cast.approved(**NOTICE)
        key = key_file(name, certified("Gốc"))
        signing = {"made_at": datetime.now(UTC), "key": key, "password": PASSWORD}
        services.sign_document(by=cast.acting("signer"), outgoing_id=one, on=TODAY, **signing)
        services.issue_document(by=cast.acting("head"), outgoing_id=one, to_units=[], on=TODAY)
        services.publish_document(by=cast.acting("publisher"), outgoing_id=one, on=TODAY)
        standing = queries.publication_of_document(one)
        files[name] = [file.sha256 for file in queries.outgoing(one).files].index(standing.sha256)

    assert list(files.values()) == [1, 0]


COPY = """
INSERT INTO documents_publisheddocument
  (outgoing_id, unit_id, issuer, kind, number, subject, signer, issued_on, search_key, pdf, sha256, docx, published_by, published_on)
SELECT o.id, o.unit_id, 'x', {kind}, '{number}', o.subject, '', '2024-06-30', '', {pdf}, encode(sha256({pdf}), 'hex'), '', {by}, now()
FROM documents_outgoing o LEFT JOIN documents_outgoingfile f ON f.outgoing_id = o.id WHERE o.id = {id}
"""


@pytest.mark.django_db
def test_postgresql_lets_nothing_else_be_public(cast):
    issued, signed = cast.issued(**NOTICE), cast.signed(**NOTICE)
    inside = cast.issued(kind="Giấy giới thiệu", symbol="GGT-LĐLĐ", subject="Về việc liên hệ công tác")
    one = published(cast)
    by = cast.acting("publisher")
    own = {"kind": "o.kind", "pdf": "f.content", "by": by}
    wrong = [
        COPY.format(id=signed, number="02/TB-LĐLĐ", **own),
        COPY.format(id=inside, number="03/GGT-LĐLĐ", **own),
        COPY.format(id=one, number="04/TB-LĐLĐ", **own),
        COPY.format(id=issued, number="01/TB-LĐLĐ", **{**own, "pdf": "'khác'::bytea"}),
        COPY.format(id=issued, number="01/TB-LĐLĐ", **{**own, "kind": "'Quyết định'"}),
        COPY.format(id=issued, number="09/TB-LĐLĐ", **own),
        COPY.format(id=issued, number="01/TB-LĐLĐ", **{**own, "by": cast.people["head"]}),
        "UPDATE documents_publisheddocument SET subject = 'x'",
        "DELETE FROM documents_publisheddocument",
        (
            "INSERT INTO documents_unpublisheddocument (publication_id, unit_id, reason, withdrawn_by, withdrawn_on)"
            f" SELECT id, unit_id, '', {by}, now() FROM documents_publisheddocument"
        ),
    ]
    for statement in wrong:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(id=issued, number="01/TB-LĐLĐ", **own))  # the same, rightly, is taken
    assert len(as_nobody()) == 2


@pytest.mark.django_db
def test_the_three_doors(cast, client, django_user_model, capsys):
    one = cast.issued(**NOTICE)
    client.force_login(django_user_model.objects.get(pk=cast.people["publisher"]))
    page = reverse("documents:publish_document", args=[one])
    assert client.get(page).status_code == 200
    assert client.post(page).status_code == 302
    cast.acting("publisher")
    shown = queries.publication_of_document(one)
    assert reverse("portal:document", args=[shown.id]) in client.get(reverse("documents:document", args=[one])).content.decode()
    assert client.post(page).status_code == 422
    assert client.post(reverse("documents:unpublish_document", args=[one]), {"reason": "Nhầm"}).status_code == 302
    assert client.post(f"/api/documents/outgoing/{one}/publication").json()["id"] > shown.id
    body = json.dumps({"words": "Nhầm"})
    address = f"/api/documents/outgoing/{one}/publication/withdrawal"
    assert client.post(address, body, content_type="application/json").json() == {"state": "issued"}
    call_command("documents_publish_document", str(one), acting="publisher", on=str(TODAY), json=True)
    assert json.loads(capsys.readouterr().out)["done"] > shown.id
    call_command("documents_unpublish_document", str(one), reason="Nhầm", acting="publisher", on=str(TODAY), json=True)
    cast.acting("publisher")
    assert queries.publication_of_document(one) is None
