"""What was sent up is signed on one PDF, here or elsewhere; what proves nothing is refused."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.models import SignedVersion
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents.rules.signing import sign, signatures
from congdoan.foundation.documents.tests.builders import PASSWORD, certified, key_file, pem
from congdoan.people.organisations.tests.builders import federations, organisation, person

from . import builders

pytestmark = pytest.mark.django_db
ON, NOW = date(2025, 1, 20), datetime(2025, 1, 20, 9, 0, tzinfo=UTC)
ROOT = certified("Gốc Thử Nghiệm (hư cấu)")
CHAIR, STRANGER = key_file("Lê Thị Chủ Tịch (hư cấu)", ROOT), key_file("Người Lạ (hư cấu)", certified("Gốc Khác (hư cấu)"))


@pytest.fixture
def cast(entered, settings, tmp_path, monkeypatch):
    """A union whose settlement of 2024 is sent; the installation trusts one root."""
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: ON)
    settings.SIGNATURE_ROOTS = str(tmp_path)
    (tmp_path / "goc.pem").write_bytes(pem(ROOT))
    *_, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    services.select_form(by=entered, unit_id=district, form_id="form.b07.hd47.b", from_year=2024, document="12/QĐ-LĐLĐ", on=ON)
    chair = person(entered, "chu.tich", role="union_chair", branch=union)
    inspector = person(entered, "kiem.tra", role="inspector", branch=union)
    access.enter(chair, on=ON)
    sent = services.submit_settlement(by=chair, code="CD001", year=2024, on=ON)
    return {"console": entered, "union": union, "chair": chair, "inspector": inspector, "sent": sent}


def facts(cast, who="chair"):
    access.enter(cast[who], on=ON)
    return {"by": cast[who], "kind": "settlement", "subject_id": cast["sent"], "made_at": datetime.now(UTC), "on": ON}


def signed_here(cast, key=CHAIR, password=PASSWORD):
    return services.sign_paper(**facts(cast), key=key, password=password, place="Tây Ninh")


def last(cast):
    return queries.paper_content(queries.paper_of("settlement", cast["sent"]).id)


def test_a_paper_is_made_once_and_signed_by_one_and_by_another(cast):
    made = services.make_paper(**facts(cast))
    assert services.make_paper(**facts(cast)) == made
    paper = last(cast)

    assert signed_here(cast) == 1
    elsewhere = sign(last(cast), key=CHAIR, password=PASSWORD, reason="Đóng dấu", place="")
    assert services.keep_signed_paper(**facts(cast), content=elsewhere) == 2

    row = queries.paper_of("settlement", cast["sent"])
    assert [(one.way, [told["signer"] for told in one.signatures]) for one in row.versions] == [
        ("key", ["Lê Thị Chủ Tịch (hư cấu)"]), ("file", ["Lê Thị Chủ Tịch (hư cấu)"]),
    ]  # fmt: skip
    assert all(told["is_trusted"] and told["is_intact"] for one in row.versions for told in one.signatures)
    assert row.figures_sha256 == queries.sent(cast["sent"]).sha256
    assert last(cast).startswith(paper)
    assert len(signatures(last(cast))) == 2
    kept = ledger.evidence_of([f"budgets/submission/{cast['sent']}"], kind="settlement_signed")
    assert [one.body["place"] for one in kept] == [1, 2]
    assert PASSWORD not in json.dumps([one.body for one in kept], ensure_ascii=False)


def test_what_proves_nothing_is_refused(cast, settings):
    services.make_paper(**facts(cast))
    paper = last(cast)
    whole = sign(paper, key=CHAIR, password=PASSWORD, reason="x", place="")
    broken = bytearray(whole)
    broken[-400] ^= 1
    for content, refusal in (
        (paper, services.NotThisPaper),
        (paper + b"\n% nothing\n", services.SignatureMissing),
        (whole[:-1000] + b"0" * 1000, services.UnableToSign),
        (bytes(broken), services.UnableToSign),
        (whole + b"\n% added after\n", services.SignatureBroken),
        (b"hello", services.SignedFileUnreadable),
        (b"", services.SignedFileUnreadable),
        (b"%PDF" + b"0" * services.MOST_PAPER_BYTES, services.SignedFileUnreadable),
        (sign(paper, key=STRANGER, password=PASSWORD, reason="x", place=""), services.SignerNotTrusted),
    ):
        with pytest.raises(refusal):
            services.keep_signed_paper(**facts(cast), content=content)
    for key, password in ((CHAIR, "sai"), (b"", ""), (b"0" * 300_000, PASSWORD)):
        with pytest.raises(services.KeyUnreadable):
            signed_here(cast, key, password)
    with pytest.raises(services.SignerNotTrusted):
        signed_here(cast, STRANGER)
    with pytest.raises(access.NotAllowed):
        services.sign_paper(**facts(cast, "inspector"), key=CHAIR, password=PASSWORD, place="")
    with pytest.raises(services.UnknownSubject):
        services.make_paper(**(facts(cast) | {"subject_id": 10**9}))
    assert queries.paper_of("settlement", cast["sent"]).versions == ()

    settings.SIGNATURE_ROOTS = settings.SIGNATURE_ROOTS + "/none"
    assert signed_here(cast, STRANGER) == 1
    assert queries.paper_of("settlement", cast["sent"]).versions[0].signatures[0]["is_trusted"] is None
    with pytest.raises(services.NotThisPaper):  # signed on the paper of before, not on the last one
        services.keep_signed_paper(**facts(cast), content=whole)


def test_of_two_who_sign_at_once_the_second_is_told(cast, monkeypatch):
    services.make_paper(**facts(cast))
    seen = queries.paper_of("settlement", cast["sent"])
    signed_here(cast)
    monkeypatch.setattr(queries, "paper_of", lambda *_: seen)  # as it was before the other signature

    with pytest.raises(services.SignedMeanwhile):
        signed_here(cast)


def test_a_draft_is_not_signed_and_a_submitted_estimate_is(cast):
    chair, draft = facts(cast)["by"], None
    access.enter(cast["console"], on=ON)
    draft = builders.prepared(cast["console"], cast["union"], 2025, on=ON)
    told = facts(cast) | {"kind": "estimate", "subject_id": draft.id}
    with pytest.raises(services.NotSealedYet):
        services.make_paper(**told)
    overrides = {check.id: "Bão số 3" for check in queries.ceilings_of(cast["union"], 2025, {}, on=ON)}
    services.submit_estimate(by=chair, unit_id=cast["union"], year=2025, mark=draft.mark, on=ON, overrides=overrides)
    assert services.sign_paper(**told, key=CHAIR, password=PASSWORD, place="") == 1


def test_postgresql_wants_sealed_figures_and_bytes_added(cast):
    made = services.make_paper(**facts(cast))
    paper = last(cast)
    copy = """
    INSERT INTO budgets_paper (unit_id, kind, year, submission_id, figures_sha256, content, sha256, made_by, made_on)
    SELECT unit_id, kind, year, submission_id, repeat('0', 64), content, sha256, made_by, made_on FROM budgets_paper WHERE id = %s
    """
    with pytest.raises(DatabaseError, match="were sealed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copy, [made])
    for content in (paper, b"%PDF other" + paper, b""):
        row = SignedVersion(
            paper_id=made, unit_id=cast["union"], place=1, way="file", signatures=[], content=content,
            sha256=sha256(content).hexdigest(), recorded_by=cast["chair"], recorded_on=ON,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="adds to the bytes"), transaction.atomic():
            SignedVersion.objects.bulk_create([row])


def test_every_door_makes_signs_and_hands_over(cast, client, tmp_path):
    client.force_login(access_queries.actor_named("chu.tich"))
    page, args = reverse("budgets:paper", args=["quyet-toan", cast["sent"]]), ["quyet-toan", cast["sent"]]
    assert "Chưa lập bản PDF" in client.get(page).content.decode()
    assert client.post(reverse("budgets:make_paper", args=args)).status_code == 302
    wrong = client.post(reverse("budgets:sign_paper", args=args), {"key": SimpleUploadedFile("k.p12", CHAIR), "password": "sai"})
    assert (wrong.status_code, "sai mật khẩu" in wrong.content.decode(), PASSWORD in wrong.content.decode()) == (422, True, False)
    given = {"key": SimpleUploadedFile("k.p12", CHAIR), "password": PASSWORD, "place": "Tây Ninh"}
    assert client.post(reverse("budgets:sign_paper", args=args), given).status_code == 302
    assert "Lê Thị Chủ Tịch (hư cấu)" in client.get(page).content.decode()
    taken = client.get(reverse("budgets:paper_file", args=[*args, 1])).content
    assert len(signatures(taken)) == 1
    again = sign(taken, key=CHAIR, password=PASSWORD, reason="x", place="")
    assert client.post(reverse("budgets:keep_signed_paper", args=args), {"file": SimpleUploadedFile("a.pdf", again)}).status_code == 302
    assert client.get(reverse("budgets:paper_file", args=[*args, 7])).status_code == 404

    api = f"/api/budgets/papers/settlement/{cast['sent']}"
    assert client.post(api).json() == {"id": queries.paper_of("settlement", cast["sent"]).id}
    more = client.post(f"{api}/signatures", {"key": SimpleUploadedFile("k.p12", CHAIR), "password": PASSWORD})
    assert more.json() == {"place": 3}
    assert len(client.get(api).json()["versions"]) == 3
    again = sign(client.get(f"{api}/3.pdf").content, key=CHAIR, password=PASSWORD, reason="x", place="")
    assert client.post(f"{api}/files", {"file": SimpleUploadedFile("a.pdf", again)}).json() == {"place": 4}

    who, subject = {"as": "chu.tich", "on": ON, "json": True, "stdout": StringIO()}, ["settlement", str(cast["sent"])]
    files = {name: tmp_path / name for name in ("k.p12", "mat-khau", "ban.pdf")}
    files["k.p12"].write_bytes(CHAIR)
    files["mat-khau"].write_text(PASSWORD + "\n")
    call_command("budgets_sign_paper", *subject, key=str(files["k.p12"]), password_file=str(files["mat-khau"]), **who)
    call_command("budgets_make_paper", *subject, out=str(files["ban.pdf"]), **who)
    files["ban.pdf"].write_bytes(sign(files["ban.pdf"].read_bytes(), key=CHAIR, password=PASSWORD, reason="x", place=""))
    call_command("budgets_keep_signed_paper", *subject, file=str(files["ban.pdf"]), **who)
    with pytest.raises(SystemExit):  # paper-file-missing
        call_command("budgets_keep_signed_paper", *subject, file=str(tmp_path / "khong-co.pdf"), **who)
    access.enter(cast["console"], on=ON)
    assert len(queries.paper_of("settlement", cast["sent"]).versions) == 6
