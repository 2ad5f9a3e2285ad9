"""Destroying case files: nothing before its term, for ever, lent, held or in use; by steps of several people; digests and rows stay."""

import io
import json
from datetime import UTC, date, datetime
from hashlib import sha256

import pypdf
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT, RIGHT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.queries import disposing as told
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.queries.packaging import entries_of, files_to_pack
from congdoan.foundation.documents.rules.disposal import keeps_until

from .builders import TODAY, office
from .test_archive import LIST, MINUTES

MADE_AT = datetime(2036, 1, 1, 9, tzinfo=UTC)
LAST = date(2034, 12, 31)  # ten years after the end of 2024
AFTER = date(2035, 1, 1)
CAME = "Số: 7/TB-LĐLĐ\n\nTHÔNG BÁO\nVề việc họp kín".encode()
COUNCIL = {"council": "Bà Chủ Tịch Mẫu\nÔng Thư Ký Mẫu", "minutes": "Biên bản số 1 ngày 01/01/2035"}
CARRIED = {"way": "Nghiền giấy, xóa tệp", "witnesses": "Bà Chứng Kiến Mẫu"}
CARRY = (
    """UPDATE documents_casedisposal SET carried_on = %s, carried_by = %s, carried_at = now(), way = 'x', witnesses = 'x' WHERE id = %s"""
)
DECISION = "Quyết định số 12/QĐ-LĐLĐ ngày 02/01/2035"


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(1, 200))
def test_a_file_is_kept_its_whole_term_under_every_reading(closed_on, years):
    until = keeps_until(closed_on, years)

    assert until.year - closed_on.year == years
    assert (until - closed_on).days >= 365 * years


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: AFTER)
    return office()


@pytest.fixture
def files(cast):
    """Two closed files with a term of ten years (one arrival, one letter) and one for ever; the first stands in the archive."""
    facts = {"unit_id": LEFT, "year": 2024, "document": "Quyết định số 05/QĐ-LĐLĐ ngày 05/01/2024", "files": LIST, "on": TODAY}
    services.decide_case_list(by=cast.acting("head"), **facts)
    ids = [row.id for row in cases.files_of_year(LEFT, year=2024)]
    signed = cast.signed()
    by = cast.acting("writer")
    arrival = services.receive_document(by=by, unit_id=LEFT, file_name="thu.txt", content=CAME, arrived_on=TODAY, on=TODAY)
    services.file_paper(by=by, case_id=ids[2], arrival_id=arrival, pages=1, on=TODAY)
    services.file_paper(by=by, case_id=ids[2], paper=services.PaperDraft("Ảnh", TODAY), pages=1, on=TODAY)
    services.file_paper(by=by, case_id=ids[0], outgoing_id=signed, on=TODAY)
    services.file_paper(by=by, case_id=ids[1], paper=services.PaperDraft("Nghị quyết", TODAY), pages=1, on=TODAY)
    for one, years in zip(ids, (10, None, 10), strict=True):
        row = cases.case_file(one)
        services.close_case_file(
            by=by, case_id=one, title=row.title, keep_years=years, keep_source=row.keep_source, keeper=row.keeper, on=TODAY
        )
    services.hand_over_case_files(by=cast.acting("head"), unit_id=LEFT, case_ids=[ids[0]], handover=MINUTES, on=TODAY)
    return {"letter": ids[0], "for_ever": ids[1], "arrival": ids[2], "signed": signed, "document": arrival}


def proposed(cast, *chosen, on=AFTER):
    reasons = dict.fromkeys(chosen, "Hết thời hạn")
    return services.propose_disposal(by=cast.acting("writer", on=on), unit_id=LEFT, files=reasons, on=on)


def decided(cast, *chosen, kept_back=None):
    made = proposed(cast, *chosen)
    by = cast.acting("head", on=AFTER)
    services.review_disposal(by=by, disposal_id=made, on=AFTER, kept_back=kept_back, **COUNCIL)
    services.decide_disposal(by=by, disposal_id=made, decision=DECISION, on=AFTER)
    return made


def carried(cast, made):
    return services.carry_out_disposal(by=cast.acting("writer", on=AFTER), disposal_id=made, on=AFTER, **CARRIED)


def refused(statement, *values, why="."):
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


PROPOSAL = (
    "INSERT INTO documents_casedisposal (unit_id, proposed_on, proposed_by, council, minutes, decision, way, witnesses, withdrawn_words)"
)


def refused_file(by, case_id, on):
    """Try to name a file in a new disposal past the service."""
    name = "INSERT INTO documents_casedisposalfile (disposal_id, unit_id, case_file_id, reason, kept_back)"
    with connection.cursor() as cursor:
        cursor.execute(f"{PROPOSAL} VALUES (%s, %s, %s, '', '', '', '', '', '') RETURNING id", [LEFT, on, by])
        refused(f"{name} VALUES (%s, %s, %s, 'x', '')", cursor.fetchone()[0], LEFT, case_id, why="nothing keeps")


@pytest.mark.django_db
def test_nothing_is_proposed_before_the_last_day_of_its_term(cast, files):
    with pytest.raises(services.CaseFileKept, match="chưa hết thời hạn"):
        proposed(cast, files["letter"], on=LAST)
    refused_file(cast.acting("writer", on=LAST), files["letter"], LAST)
    cast.acting("writer", on=LAST)
    assert told.over(LEFT, on=LAST) == ([], None)

    assert proposed(cast, files["letter"])


@pytest.mark.django_db
def test_a_file_that_is_kept_for_ever_is_never_proposed(cast, files):
    with pytest.raises(services.CaseFileKept, match="vĩnh viễn"):
        proposed(cast, files["for_ever"])
    refused_file(cast.acting("writer", on=AFTER), files["for_ever"], AFTER)


@pytest.mark.django_db
def test_an_open_file_is_not_proposed(cast, files):
    services.reopen_case_file(by=cast.acting("writer", on=AFTER), case_id=files["arrival"], reason="thiếu", on=AFTER)
    with pytest.raises(services.CaseFileKept, match="chưa kết thúc"):
        proposed(cast, files["arrival"])
    refused_file(cast.acting("writer", on=AFTER), files["arrival"], AFTER)


@pytest.mark.django_db
def test_a_lent_file_is_neither_proposed_nor_destroyed(cast, files):
    made = decided(cast, files["letter"])
    by = cast.acting("head", on=AFTER)
    use = services.lend_case_file(by=by, case_id=files["letter"], person="Người Mượn", allowed_by="Chánh", due_on=AFTER, on=AFTER)
    with pytest.raises(services.CaseFileKept, match="đang cho mượn"):
        carried(cast, made)
    by = cast.acting("writer", on=AFTER)
    refused(CARRY, AFTER, by, made, why="may not be destroyed: lent")
    services.take_back_case_file(by=cast.acting("head", on=AFTER), use_id=use, on=AFTER)

    assert carried(cast, made) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("ground", ["inspection", "petition", "dispute"])
def test_what_an_inspection_a_petition_or_a_dispute_needs_is_held_back(cast, files, ground):
    made = decided(cast, files["letter"])
    hold = services.hold_case_file(
        by=cast.acting("inspector", on=AFTER), case_id=files["letter"], ground=ground, words="Cuộc kiểm tra 01", on=AFTER
    )
    with pytest.raises(services.CaseFileKept, match="đang được giữ lại"):
        carried(cast, made)
    by = cast.acting("writer", on=AFTER)
    refused(CARRY, AFTER, by, made, why="may not be destroyed: held")
    refused("DELETE FROM documents_casehold")
    services.release_case_file(by=cast.acting("inspector", on=AFTER), hold_id=hold, reason="Đã kết luận", on=AFTER)
    with pytest.raises(services.HoldReleased):
        services.release_case_file(by=cast.acting("inspector", on=AFTER), hold_id=hold, reason="Lần nữa", on=AFTER)

    assert carried(cast, made) == 1


@pytest.mark.django_db
def test_a_hold_says_why_and_is_of_a_file_that_stands(cast, files):
    by = cast.acting("inspector", on=AFTER)
    for facts in ({"ground": "weather", "words": "x"}, {"ground": "other", "words": " "}):
        with pytest.raises(services.DisposalUnfit):
            services.hold_case_file(by=by, case_id=files["letter"], on=AFTER, **facts)
    carried(cast, decided(cast, files["letter"]))
    with pytest.raises(services.CaseFileKept, match="đã tiêu hủy"):
        services.hold_case_file(by=cast.acting("inspector", on=AFTER), case_id=files["letter"], ground="other", words="x", on=AFTER)


@pytest.mark.django_db
def test_who_proposes_does_not_decide_and_who_decides_does_not_carry_out(cast, files):
    made = services.propose_disposal(by=cast.acting("head", on=AFTER), unit_id=LEFT, files={files["letter"]: "Hết"}, on=AFTER)
    by = cast.acting("head", on=AFTER)
    services.review_disposal(by=by, disposal_id=made, on=AFTER, **COUNCIL)
    with pytest.raises(services.OwnDisposal):
        services.decide_disposal(by=by, disposal_id=made, decision=DECISION, on=AFTER)
    refused("UPDATE documents_casedisposal SET decision = 'x', decided_on = %s, decided_by = %s WHERE id = %s", AFTER, by, made)
    services.withdraw_disposal(by=by, disposal_id=made, reason="Người khác đề nghị", on=AFTER)
    made = decided(cast, files["letter"])
    by = cast.acting("head", on=AFTER)
    with pytest.raises(services.OwnDisposal):
        services.carry_out_disposal(by=by, disposal_id=made, on=AFTER, **CARRIED)
    refused(CARRY, AFTER, by, made, why="who decides does not carry out")


@pytest.mark.django_db
def test_a_disposal_goes_a_step_at_a_time_and_is_withdrawn_until_it_is_carried_out(cast, files):
    made = proposed(cast, files["letter"])
    by = cast.acting("head", on=AFTER)
    with pytest.raises(services.DisposalWrongStep):
        services.decide_disposal(by=by, disposal_id=made, decision=DECISION, on=AFTER)
    refused("UPDATE documents_casedisposal SET decision = 'x', decided_on = %s, decided_by = %s WHERE id = %s", AFTER, by, made)
    with pytest.raises(services.CaseFileKept):
        proposed(cast, files["arrival"], files["letter"])  # named already
    services.withdraw_disposal(by=cast.acting("head", on=AFTER), disposal_id=made, reason="Xem lại", on=AFTER)
    with pytest.raises(services.DisposalWrongStep):
        services.review_disposal(by=cast.acting("head", on=AFTER), disposal_id=made, on=AFTER, **COUNCIL)
    refused("UPDATE documents_casedisposal SET withdrawn_on = NULL, withdrawn_by = NULL, withdrawn_words = '' WHERE id = %s", made)
    refused("DELETE FROM documents_casedisposal")

    again = decided(cast, files["letter"], files["arrival"], kept_back={files["arrival"]: "Còn dùng"})

    assert carried(cast, again) == 1
    with pytest.raises(services.DisposalWrongStep):
        services.withdraw_disposal(by=cast.acting("head", on=AFTER), disposal_id=again, reason="Muộn", on=AFTER)
    cast.acting("writer", on=AFTER)
    assert (cases.case_file(files["letter"]).state, cases.case_file(files["arrival"]).state) == ("destroyed", "closed")
    assert [one.case.id for one in told.over(LEFT, on=AFTER)[0]] == [files["arrival"]]  # the council kept it: it may be proposed again


@pytest.mark.django_db
def test_what_is_said_of_each_step_is_needed(cast, files):
    with pytest.raises(services.DisposalUnfit):
        services.propose_disposal(by=cast.acting("writer", on=AFTER), unit_id=LEFT, files={}, on=AFTER)
    with pytest.raises(services.DisposalUnfit):
        services.propose_disposal(by=cast.acting("writer", on=AFTER), unit_id=LEFT, files={files["letter"]: " "}, on=AFTER)
    with pytest.raises(services.DisposalUnfit):
        services.propose_disposal(by=cast.acting("writer", on=AFTER), unit_id=LEFT, files={9_999_999: "x"}, on=AFTER)
    made = proposed(cast, files["letter"])
    by = cast.acting("head", on=AFTER)
    for facts in (COUNCIL | {"council": " "}, COUNCIL | {"minutes": ""}, COUNCIL | {"kept_back": {files["arrival"]: "không ở đây"}}):
        with pytest.raises(services.DisposalUnfit):
            services.review_disposal(by=by, disposal_id=made, on=AFTER, **facts)
    services.review_disposal(by=by, disposal_id=made, on=AFTER, **COUNCIL)
    with pytest.raises(services.DisposalUnfit):
        services.decide_disposal(by=by, disposal_id=made, decision=" ", on=AFTER)
    services.decide_disposal(by=by, disposal_id=made, decision=DECISION, on=AFTER)
    for facts in (CARRIED | {"way": ""}, CARRIED | {"witnesses": " "}):
        with pytest.raises(services.DisposalUnfit):
            services.carry_out_disposal(by=cast.acting("writer", on=AFTER), disposal_id=made, on=AFTER, **facts)
    with pytest.raises(services.UnknownDisposal):
        services.decide_disposal(by=cast.acting("head", on=AFTER), disposal_id=9_999_999, decision="x", on=AFTER)


@pytest.mark.django_db
def test_content_goes_and_rows_heads_and_digests_stay(cast, files):
    cast.acting("writer", on=AFTER)
    before = queries.outgoing(files["signed"])
    row = queries.details(files["document"]).row

    assert carried(cast, decided(cast, files["letter"], files["arrival"])) == 2

    cast.acting("writer", on=AFTER)
    after = queries.outgoing(files["signed"])
    assert (after.written, after.subject, after.state, after.files[0].sha256) == (
        before.written, before.subject, before.state, before.files[0].sha256,
    )  # fmt: skip
    assert after.content["body"] == [f"Nội dung đã tiêu hủy ngày 01/01/2035 theo {DECISION}."]
    assert after.act("signed").content_sha256 == before.content_sha256
    assert queries.file_content(files["signed"]) is None
    gone = queries.details(files["document"])
    assert (gone.row.symbol, gone.row.number, gone.sha256) == (row.symbol, row.number, sha256(CAME).hexdigest())
    assert gone.text.startswith("Nội dung đã tiêu hủy")
    assert queries.file_of(files["document"]) is None
    assert [one.symbol for one in cases.papers_of(files["letter"])] == [after.written]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM documents_incomingdocument WHERE search_text <> '' OR position('họp kín' in text) > 0")
        assert cursor.fetchone() == (0,)
    packed = list(entries_of(files_to_pack(LEFT, year=2024), on=AFTER))
    assert not any(one.kept for one in packed)  # a package holds no file of what was destroyed
    with pytest.raises(services.CaseFileNotKept):
        services.lend_case_file(by=cast.acting("head", on=AFTER), case_id=files["letter"], person="A", allowed_by="B", on=AFTER)
    with pytest.raises(services.CaseFileNotClosed):
        services.reopen_case_file(by=cast.acting("writer", on=AFTER), case_id=files["arrival"], reason="x", on=AFTER)
    refused(
        "UPDATE documents_casefile SET closed_on = NULL, closed_by = NULL, paper_count = NULL, page_count = NULL WHERE id = %s",
        files["arrival"],
    )


@pytest.mark.django_db
def test_what_others_use_keeps_its_content(cast, files):
    cast.acting("head", on=AFTER)
    services.issue_document(by=cast.people["head"], outgoing_id=files["signed"], to_units=[RIGHT], on=AFTER)
    by = cast.acting("writer", on=AFTER)
    # the arrival stands in a second, open file as well
    other = services.open_case_file(
        by=by, unit_id=LEFT, year=2034, case=cases.CaseDraft("Khác", "KH", "Hồ sơ khác", 5, "Bảng", "Văn Thư"), on=AFTER
    )
    services.file_paper(by=by, case_id=other, arrival_id=files["document"], pages=1, on=AFTER)
    made = decided(cast, files["letter"], files["arrival"])

    assert carried(cast, made) == 0

    cast.acting("writer", on=AFTER)
    assert queries.file_content(files["signed"]).startswith(b"%PDF")
    assert queries.file_of(files["document"])[1] == CAME
    assert {what for _, _, what in told.digests_of(made)} == {"còn nơi khác dùng", "giấy, vật"}


@pytest.mark.django_db
def test_a_record_of_destruction_tells_what_became_of_a_file_at_that_time(cast, files):
    by = cast.acting("writer", on=AFTER)
    other = services.open_case_file(
        by=by, unit_id=LEFT, year=2034, case=cases.CaseDraft("Khác", "KH", "Hồ sơ khác", 1, "Bảng", "Văn Thư"), on=AFTER
    )
    services.file_paper(by=by, case_id=other, arrival_id=files["document"], pages=1, on=AFTER)
    first = decided(cast, files["arrival"])
    assert carried(cast, first) == 0
    cast.acting("writer", on=AFTER)
    fates = [what for *_, what in told.digests_of(first)]
    assert fates == ["còn nơi khác dùng", "giấy, vật"]
    services.close_case_file(
        by=cast.people["writer"], case_id=other, title="Khác", keep_years=1, keep_source="Bảng", keeper="Văn Thư", on=AFTER
    )

    later = {"on": date(2037, 1, 1)}
    second = proposed(cast, other, **later)
    by = cast.acting("head", **later)
    services.review_disposal(by=by, disposal_id=second, **COUNCIL, **later)
    services.decide_disposal(by=by, disposal_id=second, decision=DECISION, **later)
    assert services.carry_out_disposal(by=cast.acting("writer", **later), disposal_id=second, **CARRIED, **later) == 1

    cast.acting("writer", **later)
    assert [what for *_, what in told.digests_of(first)] == fates
    assert [what for *_, what in told.digests_of(second)] == ["đã xóa"]


@pytest.mark.django_db
def test_content_is_erased_with_a_disposal_alone(cast, files):
    cast.acting("writer", on=AFTER)
    refused("UPDATE documents_outgoingfile SET content = ''")
    refused("UPDATE documents_outgoing SET content = '{}', content_sha256 = encode(sha256('{}'), 'hex') WHERE id = %s", files["signed"])
    refused("UPDATE documents_incomingdocument SET content = '', text = '' WHERE id = %s", files["document"])
    refused("DELETE FROM documents_outgoingfile")
    decided(cast, files["letter"])
    cast.acting("writer", on=AFTER)
    refused("UPDATE documents_outgoingfile SET content = ''")  # decided, not carried out


@pytest.mark.django_db
def test_papers_of_a_disposal_tell_its_files_its_council_and_the_digests(cast, files):
    made = decided(cast, files["letter"], files["arrival"], kept_back={files["arrival"]: "Còn dùng"})
    told_of = {"disposal_id": made, "made_at": MADE_AT, "on": AFTER}
    by = cast.acting("head", on=AFTER)

    def words(kind):
        pages = pypdf.PdfReader(io.BytesIO(services.export_disposal(by=by, kind=kind, **told_of).content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    with pytest.raises(services.DisposalUnfit):
        words("record")
    assert "31/12/2034" in words("list")
    assert "Ông Thư Ký Mẫu" in words("minutes")
    assert "đồng ý tiêu hủy 1 hồ sơ, giữ lại 1" in words("minutes")
    carried(cast, made)
    by = cast.acting("head", on=AFTER)
    cast_digest = queries.outgoing(files["signed"]).files[0].sha256
    groups = [cast_digest[at : at + 16] for at in range(0, 64, 16)]  # narrow enough for their column
    assert all(f" {group} " in words("record") for group in groups)
    assert "Bà Chứng Kiến Mẫu" in words("record")


@pytest.mark.django_db
def test_another_branch_and_other_roles_destroy_nothing(cast, files):
    for who in ("inspector", "right"):
        with pytest.raises(NotAllowed):
            services.propose_disposal(by=cast.acting(who, on=AFTER), unit_id=LEFT, files={files["letter"]: "x"}, on=AFTER)
    made = proposed(cast, files["letter"])
    with pytest.raises(NotAllowed):
        services.review_disposal(by=cast.acting("writer", on=AFTER), disposal_id=made, on=AFTER, **COUNCIL)
    with pytest.raises((NotAllowed, services.UnknownDisposal)):
        services.withdraw_disposal(by=cast.acting("right", on=AFTER), disposal_id=made, reason="x", on=AFTER)


def page(name, *args):
    return reverse(f"documents:{name}", args=args)


@pytest.mark.django_db
def test_a_disposal_goes_its_way_by_pages(cast, files, client, django_user_model):
    def enter(who):
        client.force_login(django_user_model.objects.get(pk=cast.people[who]))
        return client

    held = enter("inspector").post(page("hold_case_file", files["letter"]), {"ground": "petition", "words": "Đơn 3/2034"})
    assert held["Location"] == page("case_file", files["letter"])
    assert "Đơn 3/2034" in client.get(page("case_file", files["letter"])).content.decode()
    shown = enter("writer").get(page("disposals")).content.decode()
    assert "đang được giữ lại" in shown
    assert "xét tiêu hủy được" in shown
    hold = told.holds_of(files["letter"])[0][0].pk
    assert client.get(page("release_case_file", hold)).status_code == 200
    client.post(page("release_case_file", hold), {"reason": "Đã trả lời"})
    assert client.post(page("propose_disposal"), {"reason": "Hết"}).status_code == 422
    client.post(page("propose_disposal"), {"reason": "Hết", "case_ids": [files["letter"], files["arrival"]]})
    cast.acting("writer", on=AFTER)
    ((one,), _) = told.disposals(LEFT)
    made = one.row.pk
    enter("head")
    assert client.get(page("review_disposal", made)).status_code == 200
    client.post(page("review_disposal", made), {**COUNCIL, f"kept_{files['arrival']}": "Còn dùng"})
    client.post(page("decide_disposal", made), {"decision": DECISION})
    assert "do người khác làm" in client.post(page("carry_out_disposal", made), {**CARRIED, "sure": "on"}).content.decode()
    enter("writer")
    assert client.post(page("carry_out_disposal", made), CARRIED).status_code == 422  # not sure
    client.post(page("carry_out_disposal", made), {**CARRIED, "sure": "on"})
    shown = client.get(page("disposal", made)).content.decode()
    assert "đã tiêu hủy" in shown
    assert "Còn dùng" in shown
    for kind in ("list", "minutes", "record"):
        assert client.get(page("export_disposal", made, kind)).content.startswith(b"%PDF")
    assert client.get(page("export_disposal", made, "other")).status_code == 404
    assert "dấu của tệp còn giữ" in client.get(page("case_file", files["letter"])).content.decode()
    assert "đã tiêu hủy" in client.get(page("case_files"), {"trang_thai": "destroyed"}).content.decode()
    assert client.get(page("document", files["signed"])).status_code == 200
    assert client.get(page("outgoing_file", files["signed"], 0)).status_code == 404
    client.post(page("propose_disposal"), {"reason": "Hết", "case_ids": [files["arrival"]]})
    again = told.disposals(LEFT)[0][0].row.pk
    client.post(page("withdraw_disposal", again), {"reason": "Xem lại"})
    assert "đã rút" in client.get(page("disposal", again)).content.decode()


@pytest.mark.django_db
def test_long_lists_are_told_page_by_page(cast, files, client, django_user_model, monkeypatch):
    client.force_login(django_user_model.objects.get(pk=cast.people["writer"]))

    def shown(**asked):
        with CaptureQueriesContext(connection) as statements:
            page_told = client.get(page("disposals"), asked).content.decode()
        return page_told, len(statements)

    shown()
    few = shown()[1]
    facts = {"title": "Cũ", "keep_years": 1, "keep_source": "Bảng", "keeper": "Văn Thư"}
    for _ in range(told.ON_A_PAGE):
        by = cast.acting("writer")
        case = services.open_case_file(by=by, unit_id=LEFT, year=2024, case=cases.CaseDraft("Khác", "KH", **facts), on=TODAY)
        services.file_paper(by=by, case_id=case, paper=services.PaperDraft("Giấy", TODAY), pages=1, on=TODAY)
        services.close_case_file(by=by, case_id=case, on=TODAY, **facts)
        made = proposed(cast, files["letter"])
        services.withdraw_disposal(by=cast.acting("writer", on=AFTER), disposal_id=made, reason="Xem lại", on=AFTER)
    made = proposed(cast, case)

    first, many = shown()

    assert many == few + 2  # what the files and the steps of disposals name is asked about where there are any
    assert f"{told.ON_A_PAGE + 1} hồ sơ" in first
    rows, after = told.over(LEFT, on=AFTER)
    rest, end = told.over(LEFT, on=AFTER, after=after)
    assert (len(rows), len(rest), end) == (told.ON_A_PAGE, 1, None)
    assert rest[0].case.id not in [one.case.id for one in rows]
    assert f"sau={after}" in first
    assert page("case_file", rest[0].case.id) in shown(sau=after)[0]
    newest, before = told.disposals(LEFT)
    oldest, end = told.disposals(LEFT, before=before)
    assert (newest[0].row.pk, len(newest), len(oldest), end) == (made, told.ON_A_PAGE, 1, None)
    assert f"dot={before}" in first
    assert page("disposal", oldest[0].row.pk) in shown(dot=before)[0]
    assert "còn nữa thì đề nghị ở đợt sau" not in client.get(page("propose_disposal")).content.decode()
    monkeypatch.setattr(services, "MOST_AT_ONCE", told.ON_A_PAGE)
    assert "còn nữa thì đề nghị ở đợt sau" in client.get(page("propose_disposal")).content.decode()
    assert client.get("/api/documents/case-files-over/TRAI").json()["next_after"] == after
    assert [one["case_id"] for one in client.get(f"/api/documents/case-files-over/TRAI?after={after}").json()["rows"]] == [rest[0].case.id]


@pytest.mark.django_db
def test_files_that_are_held_back_leave_room_for_others_to_be_proposed(cast, files, client, django_user_model, monkeypatch):
    first, then = sorted((files["letter"], files["arrival"]))  # both were closed on one day
    services.hold_case_file(by=cast.acting("inspector", on=AFTER), case_id=first, ground="petition", words="Đơn 3/2034", on=AFTER)
    monkeypatch.setattr(services, "MOST_AT_ONCE", 1)
    client.force_login(django_user_model.objects.get(pk=cast.people["writer"]))

    shown = client.get(page("propose_disposal")).content.decode()

    assert f'value="{then}"' in shown
    assert f'value="{first}"' not in shown
    assert "còn nữa thì đề nghị ở đợt sau" not in shown


@pytest.mark.django_db
def test_what_is_left_of_an_arrival_opens(cast, files, client, django_user_model):
    carried(cast, decided(cast, files["arrival"]))
    client.force_login(django_user_model.objects.get(pk=cast.people["writer"]))

    assert "Nội dung đã tiêu hủy" in client.get(page("incoming_document", files["document"])).content.decode()
    assert client.get(page("document_file", files["document"])).status_code == 404


@pytest.mark.django_db
def test_programs_and_the_terminal_destroy_by_the_same_steps(cast, files, client, django_user_model, tmp_path, capsys):
    def ask(who, path, body=None):
        client.force_login(django_user_model.objects.get(pk=cast.people[who]))
        address = f"/api/documents/{path}"
        return client.get(address) if body is None else client.post(address, json.dumps(body), content_type="application/json")

    def run(name, *words, who="head"):
        call_command(f"documents_{name}", *map(str, words), "--as", django_user_model.objects.get(pk=cast.people[who]).username, "--json")
        return json.loads(capsys.readouterr().out)

    hold = ask("inspector", f"case-files/{files['letter']}/hold", {"ground": "other", "words": "x"}).json()["id"]
    assert [row["against"] for row in ask("writer", "case-files-over/TRAI").json()["rows"]] == ["held", ""]
    assert ask("inspector", f"case-holds/{hold}/release", {"reason": "xong"}).status_code == 204
    named = [{"case_id": files["letter"], "reason": "Hết"}]
    made = ask("writer", "case-disposals", {"unit": "TRAI", "files": named}).json()["id"]
    assert ask("head", f"case-disposals/{made}/review", {**COUNCIL}).status_code == 204
    assert ask("head", f"case-disposals/{made}/decide", {"decision": DECISION}).status_code == 204
    assert ask("writer", f"case-disposals/{made}/carry-out", CARRIED).json() == {"erased": 1}
    assert ask("head", f"case-disposals/{made}").json() == {"id": made, "state": "carried", "files": 1, "kept_back": 0}
    assert ask("head", f"case-disposals/{made}/record.pdf").content.startswith(b"%PDF")
    assert ask("head", "case-disposals/9999999").status_code == 404

    hold = run("hold_case_file", files["arrival"], "dispute", "--words", "Vụ 1")["id"]
    assert run("release_case_file", hold, "--reason", "xong") == {"hold": hold}
    (tmp_path / "files.json").write_text(json.dumps({files["arrival"]: "Hết"}))
    made = run("propose_disposal", "TRAI", tmp_path / "files.json", who="writer")["disposal"]
    assert run("withdraw_disposal", made, "--reason", "Xem lại")["state"] == "withdrawn"
    made = run("propose_disposal", "TRAI", tmp_path / "files.json", who="writer")["disposal"]
    assert run("review_disposal", made, "--council", "Bà A; Ông B", "--minutes", "Biên bản 2")["state"] == "reviewed"
    assert run("decide_disposal", made, "--decision", DECISION)["state"] == "decided"
    told_of = run("carry_out_disposal", made, "--way", "Xóa", "--witnesses", "Bà B", who="writer")
    assert told_of == {"disposal": made, "state": "carried", "erased": 1}
    assert run("export_disposal", made, "record", "--to", tmp_path / "bien-ban.pdf")["bytes"] > 1_000
