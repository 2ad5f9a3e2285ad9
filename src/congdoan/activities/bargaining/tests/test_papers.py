"""Papers of talks: the team's decision, the ballot on paper, the whole text of an agreement in the prescribed form."""

import json
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from pypdf import PdfReader

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.models import BargainingPaper
from congdoan.activities.bargaining.rules import papers
from congdoan.activities.bargaining.rules import talks as rules
from congdoan.activities.bargaining.rules.agreement_text import AGREEMENT, BLANK
from congdoan.activities.bargaining.rules.letters import Member
from congdoan.activities.bargaining.tests.builders import DAY, agreed, clause
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.rules.writing import check, compose, official_docx, official_pdf, official_text, opened
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
MOMENT = datetime(2024, 6, 30, 9, tzinfo=UTC)
MATTERS = (rules.Matter("equality", "Phép năm"), rules.Matter("wage", "Suất ăn"), rules.Matter("jobs", "Đào tạo"))
TEAM = [Member("Nguyễn Thị Hoa", "Tổ trưởng may 3", "Tổ trưởng"), Member("Trần Văn Bình")]


@pytest.fixture
def talks(town, enter_as):
    enter_as(town.officer)
    made = services.request_bargaining(
        by=town.officer, unit_id=town.union, level="enterprise", title="May Suối Đá Xanh 2024", asked_by="union",
        requested_on=date(2024, 6, 1), employer_ids=[town.employer], matters=MATTERS, on=DAY,
    )  # fmt: skip
    return {"by": town.officer, "bargaining_id": made, "on": DAY}


def words_of(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def faults_of(text):
    sheet = compose(text, documents.boxes(on=DAY))
    word = opened(official_docx(sheet, made_at=MOMENT), file="thoa-uoc.docx")
    kinds = {**documents.kinds(), AGREEMENT.name.casefold(): AGREEMENT}
    return check(word, documents.page(on=DAY), documents.boxes(on=DAY), kinds)


def read_of(text):
    return official_text(compose(text, documents.boxes(on=DAY)))


def settled(talks):
    outcomes = [rules.Settled(1, True, "15 ngày một năm"), rules.Settled(2, True, "31.000 đồng một suất"), rules.Settled(3, False, "")]
    services.hold_session(**talks, held_on=date(2024, 6, 10), outcomes=outcomes)


def test_the_decision_on_the_team_is_a_draft_of_the_union(talks, town):
    made = services.write_team_decision(**talks, members=TEAM)

    found = documents.outgoing(made)
    assert (found.unit_id, found.kind, found.symbol, found.state) == (town.union, "Quyết định", "QĐ-CĐCS", "drafted")
    assert found.content["body"][1]["rows"] == [
        ["1", "Nguyễn Thị Hoa", "Tổ trưởng may 3", "Tổ trưởng"],
        ["2", "Trần Văn Bình", BLANK, BLANK],
    ]
    assert [one["clause"] for one in found.content["body"][3:6]] == ["Phép năm.", "Suất ăn.", "Đào tạo."]
    assert services.write_team_decision(**talks, members=TEAM) == made
    assert [(one.kind, one.document and one.document.id) for one in queries.papers_of(talks["bargaining_id"])] == [
        ("team", made),
        ("review", None),
    ]


@pytest.mark.parametrize("members", [[], [TEAM[0], TEAM[0]], [Member(f"Người {at}") for at in range(51)]])
def test_a_team_has_one_to_fifty_members_each_once(talks, members):
    with pytest.raises(services.BargainingUnfit):
        services.write_team_decision(**talks, members=members)


def test_a_member_has_a_name(talks):
    with pytest.raises(services.BargainingTextUnfit):
        services.write_team_decision(**talks, members=[Member(" ")])


def test_who_prepares_the_unions_documents_writes_papers_of_talks(talks, town, enter_as, built_once):
    enter_as(built_once)
    accountant = person(built_once, "ke.toan", role="union_accountant", branch=town.union)
    enter_as(accountant)
    assert services.write_team_decision(**talks | {"by": accountant}, members=TEAM)
    for nobody in (town.chair, town.neighbour):
        enter_as(town.officer)
        with pytest.raises(NotAllowed):
            services.write_team_decision(**talks | {"by": nobody}, members=TEAM)


def test_the_union_above_sees_the_draft_of_what_was_agreed(talks, town):
    with pytest.raises(services.BargainingWrongState):
        services.write_review_letter(**talks)
    settled(talks)

    found = documents.outgoing(services.write_review_letter(**talks))

    (annex,) = found.content["annexes"]
    assert (found.kind, found.content["addressed_to"]) == ("Công văn", [found.content["parent"][0]])
    assert {"article": "31.000 đồng một suất.", "title": "Suất ăn."} in annex["body"]
    assert not any("Đào tạo" in str(block) for block in annex["body"])  # not agreed


def test_documents_of_talks_stay_and_are_of_their_union(talks, town):
    services.write_team_decision(**talks, members=TEAM)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bargaining_bargainingpaper SET document_id = 1")
    facts = {"bargaining_id": talks["bargaining_id"], "kind": "team", "document_id": 7, "written_by": town.officer, "written_on": DAY}
    with pytest.raises(DatabaseError), transaction.atomic():
        BargainingPaper.objects.create(unit_id=town.other_union, **facts)
    services.fail_bargaining(**talks, failure="declared", failed_on=DAY, words="Không đạt")
    with pytest.raises(DatabaseError), transaction.atomic():
        BargainingPaper.objects.create(unit_id=town.union, **facts)


def test_the_ballot_on_paper_counts_and_tells_nobodys_vote(talks, town):
    printed = {"made_at": MOMENT, "is_fictitious": False}
    blank = words_of(papers.ballot_minutes(queries.bargaining(talks["bargaining_id"], on=DAY), "Điều 76", **printed))
    assert "412 … … … 207 …" in blank
    settled(talks)
    services.record_ballot(**talks, employer_id=town.employer, asked=400, in_favour=390, voted_on=DAY)
    found = queries.bargaining(talks["bargaining_id"], on=DAY)

    assert "412 400 390 10 207 đạt" in words_of(papers.ballot_minutes(found, "Điều 76", **printed))
    listed = words_of(papers.signature_list(found, found.parties[0], first=1, last=412, **printed))
    assert "đã lấy ý kiến 400 người" in listed
    assert "không ghi ai tán thành" in listed
    assert " 411 412 " in listed


def test_the_whole_text_of_an_agreement_keeps_the_prescribed_form(talks, town):
    made = agreed(
        town.officer, town.union, town.employer, clause("annual_leave", 15, text="Nghỉ hằng năm 15 ngày làm việc"),
        clause("shift_meal", 28_000, workers=412, text="Suất ăn ca 28.000 đồng"), clause("shift_meal", 35_000, text="Suất ăn ca đêm"),
        number="01/2023/TƯLĐTT", signers="Ông A, bà B",
    )  # fmt: skip
    text = queries.agreement_paper(queries.agreement(made, on=DAY), on=DAY)
    read = read_of(text)

    assert faults_of(text) == []
    assert (text.number, text.symbol, text.issuer) == (1, "2023/TƯLĐTT", ("Công ty TNHH May Suối Đá Xanh",))
    chapters = [block.title for block in text.body if block.level == "chapter"]
    assert chapters[0] == "Quy định chung"
    assert chapters[-1] == "Điều khoản thi hành"
    assert len(chapters) == 4  # what is bargained over stands between them, in the order of Điều 67
    assert read.index("Suất ăn ca 28.000 đồng") < read.index("Nghỉ hằng năm 15 ngày làm việc")
    assert "378/401" in read
    assert "Suất ăn ca đêm: 35.000 đ/suất." in read  # the level, where the words do not tell it
    assert "28.000 đồng: 28.000" not in read
    assert [row[2] for row in text.annexes[0].body[0].rows] == ["15 ngày/năm", "28.000 đ/suất", "35.000 đ/suất"]
    sheet = compose(text, documents.boxes(on=DAY))
    assert "THỎA ƯỚC LAO ĐỘNG TẬP THỂ" in words_of(official_pdf(sheet, made_at=MOMENT))


def test_what_nobody_recorded_stays_blank_in_the_text(talks, town):
    made = agreed(town.officer, town.union, town.employer, clause("training", None, text=""), number="")
    text = queries.agreement_paper(queries.agreement(made, on=DAY), on=DAY)

    assert (text.number, text.symbol, text.place) == (None, "TƯLĐTT", BLANK)
    assert faults_of(text) == []
    assert f"lập thành {BLANK} bản" in read_of(text)


def test_a_draft_holds_what_was_agreed_and_no_more(talks):
    assert queries.draft_paper(queries.bargaining(talks["bargaining_id"], on=DAY), on=DAY) is None
    settled(talks)
    text = queries.draft_paper(queries.bargaining(talks["bargaining_id"], on=DAY), on=DAY)

    read = read_of(text)
    assert faults_of(text) == []
    assert "31.000 đồng một suất" in read
    assert "Đào tạo" not in read


def test_every_door_gives_papers_and_pages_link_to_them(talks, town, client, django_user_model):
    settled(talks)
    number = talks["bargaining_id"]
    client.force_login(django_user_model.objects.get(pk=town.officer))
    page = client.get(f"/2-doi-thoai/thuong-luong/{number}/").content.decode()
    for name in ("to-thuong-luong/", "xin-y-kien/", "bieu-quyet.pdf", "danh-sach-ky.pdf", "du-thao.pdf", "du-thao.docx"):
        assert f"/thuong-luong/{number}/{name}" in page
    for name in ("bieu-quyet.pdf", "danh-sach-ky.pdf", "danh-sach-ky.pdf?tu=412", "du-thao.pdf"):
        assert client.get(f"/2-doi-thoai/thuong-luong/{number}/{name}").content.startswith(b"%PDF"), name
    for name in ("danh-sach-ky.pdf?tu=413", "danh-sach-ky.pdf?doanh_nghiep=DV002"):
        assert client.get(f"/2-doi-thoai/thuong-luong/{number}/{name}").status_code == 404
    assert client.get(f"/2-doi-thoai/thuong-luong/{number}/du-thao.docx").content.startswith(b"PK")
    typed = {"members": "Nguyễn Thị Hoa; Tổ trưởng may 3; Tổ trưởng\nTrần Văn Bình"}
    answer = client.post(f"/2-doi-thoai/thuong-luong/{number}/to-thuong-luong/", typed)
    assert answer["Location"].startswith("/6-van-ban/")
    told = {"members": [{"name": "Trần Văn Bình"}]}
    made = client.post(f"/api/bargaining/talks/{number}/team-decision", json.dumps(told), content_type="application/json").json()["id"]
    out = StringIO()
    call_command("bargaining_write_team_decision", str(number), json.dumps(told), "--as", "can.bo", "--on", f"{DAY}", "--json", stdout=out)
    assert json.loads(out.getvalue())["document"] == made
    assert client.post(f"/2-doi-thoai/thuong-luong/{number}/xin-y-kien/").status_code == 302
    made = client.post(f"/api/bargaining/talks/{number}/review-letter", content_type="application/json").json()["id"]
    call_command("bargaining_write_review_letter", str(number), "--as", "can.bo", "--json", stdout=out)
    assert f'"document": {made}' in out.getvalue()
