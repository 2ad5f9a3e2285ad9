"""The signed face: the hand in the middle between position and name, the seal over its left third, drawn only where a key signs."""

import io
import json
import struct
import zlib
from datetime import UTC, datetime

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import LEAF, LEFT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.models import SigningPicture
from congdoan.foundation.documents.rules.face import (
    HAND,
    MOST_BYTES,
    SEAL,
    Face,
    Picture,
    PictureKeyWrong,
    PictureUnfit,
    fitting,
    opened,
    sealed,
)
from congdoan.foundation.documents.rules.writing import official_pdf

from .builders import PASSWORD, TODAY, certified, key_file, office
from .notice import laid_out

MM = 72 / 25.4
MADE_AT = datetime(2024, 1, 5, tzinfo=UTC)


def png(wide, high, colour, *, kind=6):
    """Return a PNG of one colour, half seen."""
    point = bytes(colour) + (b"\x80" if kind == 6 else b"")

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", wide, high, 8, kind, 0, 0, 0)
    lines = (b"\x00" + point * wide) * high
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


BLUE, RED = png(90, 40, (0, 0, 200)), png(72, 72, (220, 0, 0))


def pictures_in(pdf):
    """Return (left, bottom, right, top) in mm of each picture on the last page, and the page's words with theirs."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[len(document) - 1]
    found = [obj.get_bounds() for obj in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
    text = page.get_textpage()

    def place(words):
        search = text.search(words)
        at, count = search.get_next()
        boxes = [text.get_charbox(at + n) for n in range(count)]
        return tuple(part / MM for part in (boxes[0][0], min(box[1] for box in boxes), boxes[-1][2], max(box[3] for box in boxes)))

    return [tuple(part / MM for part in box) for box in found], place


def test_hand_and_seal_stand_where_the_decree_says():
    made = official_pdf(laid_out(annexes=[]), made_at=MADE_AT, face=Face(Picture(BLUE, 45), Picture(RED, 36)))

    (hand, seal), place = pictures_in(made)
    position, name = place("PHÓ CHỦ TỊCH"), place("Nguyễn Văn Mẫu")
    middle = (hand[0] + hand[2]) / 2
    assert hand[2] - hand[0] == pytest.approx(45, abs=0.5)
    assert (seal[2] - seal[0], seal[3] - seal[1]) == pytest.approx((36, 36), abs=0.5)
    assert middle == pytest.approx((name[0] + name[2]) / 2, abs=1.5)
    assert name[3] < hand[1] < hand[3] < position[1]
    assert (seal[2] - hand[0]) / 45 == pytest.approx(1 / 3, abs=0.02)
    assert (seal[1] + seal[3]) / 2 == pytest.approx((hand[1] + hand[3]) / 2, abs=0.5)


def test_a_paper_without_pictures_is_as_it_was():
    assert pictures_in(official_pdf(laid_out(), made_at=MADE_AT))[0] == []


@pytest.mark.parametrize(
    ("content", "width"),
    [
        (b"", 45), (b"GIF89a" + b"x" * 90, 45), (BLUE[:60], 45), (BLUE[:45] + b"x" * 300, 45), (png(9, 9, (1, 2, 3), kind=2), 45),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 99_999, 99_999) + b"\x08\x06" + b"\x00" * 40, 45),
        (png(10, 30, (0, 0, 1)), 45), (BLUE, 14), (BLUE, 71), (BLUE + b"\x00" * MOST_BYTES, 45),
    ],
)  # fmt: skip
def test_what_is_no_picture_for_a_document_is_refused_in_words(content, width):
    with pytest.raises(PictureUnfit) as refusal:
        fitting(content, width_mm=width, kind=HAND)
    assert "Không dùng được hình này" in refusal.value.explain()
    assert fitting(RED, width_mm=36, kind=SEAL).height_mm == 36


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


def keep_both(cast):
    services.keep_hand_picture(by=cast.acting("signer"), unit_id=LEFT, content=BLUE, width_mm=45, on=TODAY)
    services.keep_seal_picture(by=cast.acting("head"), unit_id=LEFT, content=RED, width_mm=36, on=TODAY)


@pytest.mark.django_db
def test_a_key_draws_the_pictures_and_covers_them_a_hand_on_paper_does_not(cast):
    keep_both(cast)
    drawn = {}
    for how, key in (("key", key_file("Signer", certified("Gốc"))), ("paper", b"")):
        one = cast.approved()
        signing = {"made_at": datetime.now(UTC), "key": key, "password": PASSWORD}
        services.sign_document(by=cast.acting("signer"), outgoing_id=one, on=TODAY, **signing)
        drawn[how] = len(pictures_in(queries.file_content(one))[0])
        signatures = queries.outgoing(one).files[-1].signatures
        assert [told["is_intact"] and told["is_last"] for told in signatures] == [True] * len(signatures)

    assert drawn == {"key": 2, "paper": 0}


@pytest.mark.django_db
def test_a_hand_is_its_owners_alone(cast):
    keep_both(cast)
    owner = cast.people["signer"]
    cast.acting("head")
    assert queries.face_of(LEFT, owner=owner).hand is None
    assert queries.face_of(LEFT, owner=owner).seal.width_mm == 36
    cast.acting("right")
    assert SigningPicture.objects.count() == 0
    for who, keep in (("head", services.keep_hand_picture), ("signer", services.keep_seal_picture), ("writer", services.keep_seal_picture)):
        with pytest.raises(access.NotAllowed):
            keep(by=cast.acting(who), unit_id=LEFT, content=BLUE, width_mm=45, on=TODAY)
    by, shut = cast.acting("head"), sealed("khóa", BLUE, unit_id=LEFT, kind=SEAL, owner=None)
    insert = (
        "INSERT INTO documents_signingpicture (unit_id, kind, owner, content, sha256, width_mm, kept_by, kept_on) VALUES"
        " (%s, %s, %s, %s, encode(sha256(%s), 'hex'), %s, %s, now())"
    )
    wrong = [
        (LEFT, "hand", owner, shut, shut, 45, by), (LEFT, "hand", by, shut, shut, 45, owner), (LEFT, "seal", by, shut, shut, 45, by),
        (LEFT, "seal", None, shut, RED, 45, by), (LEFT, "seal", None, b"x", b"x", 45, by), (LEFT, "seal", None, shut, shut, 200, by),
        (LEAF + 1000, "seal", None, shut, shut, 45, by), (LEFT, "seal", None, BLUE, BLUE, 45, by),
    ]  # fmt: skip
    statements = [(insert, values) for values in wrong]
    statements += [("UPDATE documents_signingpicture SET width_mm = 20", []), ("DELETE FROM documents_signingpicture", [])]
    for statement, values in statements:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)


@pytest.mark.django_db
def test_pictures_are_sealed_for_their_hand_and_unit(cast, settings):
    keep_both(cast)
    cast.acting("signer")
    kept = [bytes(content) for content in SigningPicture.objects.order_by("pk").values_list("content", flat=True)]
    assert len(kept) == 2
    assert not any(b"IHDR" in content for content in kept)
    assert opened(settings.MEMBERS_KEY, kept[1], unit_id=LEFT, kind=SEAL, owner=None) == RED
    for other in ({"unit_id": LEAF}, {"kind": HAND}, {"owner": 1}):
        with pytest.raises(PictureKeyWrong):
            opened(settings.MEMBERS_KEY, kept[1], **{"unit_id": LEFT, "kind": SEAL, "owner": None, **other})
    settings.MEMBERS_KEY = "khóa khác"
    with pytest.raises(PictureKeyWrong):
        queries.face_of(LEFT, owner=cast.people["signer"])


@pytest.mark.django_db
def test_the_three_doors(cast, client, django_user_model, tmp_path, capsys):
    file = tmp_path / "hinh.png"
    for who, kind, content in (("signer", "hand", BLUE), ("head", "seal", RED)):
        file.write_bytes(content)
        client.force_login(django_user_model.objects.get(pk=cast.people[who]))
        page = reverse(f"documents:keep_{kind}_picture")
        assert client.get(page).status_code == 200
        assert client.post(page, {"file": SimpleUploadedFile("x.png", content), "width_mm": 40}).status_code == 302
        assert client.post(page, {"file": SimpleUploadedFile("x.png", b"x"), "width_mm": 40}).status_code == 422
        asked = {"file": io.BytesIO(content), "unit": "TRAI", "width_mm": 41}
        assert client.post(f"/api/documents/signing-pictures/{kind}", asked).json() == {"count": 1}
        call_command(f"documents_keep_{kind}_picture", "TRAI", str(file), width=42, acting=who, on=str(TODAY), json=True)
        assert json.loads(capsys.readouterr().out) == {"unit": "TRAI", "width_mm": 42}
        cast.acting(who)
        assert getattr(queries.face_of(LEFT, owner=cast.people[who]), kind).width_mm == 42
