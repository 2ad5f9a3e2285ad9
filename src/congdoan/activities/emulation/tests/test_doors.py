"""Initiatives by page, by API and at a terminal: the same acts, the same refusals."""

import json
from base64 import b64encode
from io import StringIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from congdoan.activities.emulation import queries
from congdoan.activities.emulation.tests.builders import DAY, PARTS, PHOTO, before_council, picture, recognised, submitted
from congdoan.foundation.access import services as rights

pytestmark = pytest.mark.django_db
LIST, COUNCILS, API = "/3-thi-dua/sang-kien/", "/3-thi-dua/hoi-dong/", "/api/emulation"


def told(**changes):
    rows = {
        "client_key": str(uuid4()), "title": "Gá kẹp may lai", "problem": "Lệch mép", "solution": "Gá nhôm có lò xo", "place": "Chuyền 3",
        "first_applied_on": "2024-03-04", "is_computed": "on", "author_1_name": "Huỳnh Thị Ngọc Diễm", "author_1_share": "66,67",
        "author_2_name": "Võ Minh Tâm", "author_2_share": "33,33",
    }  # fmt: skip
    for at, part in enumerate(PARTS, start=1):
        rows |= {f"part_{at}_{name}": getattr(part, name) for name in ("kind", "words", "formula", "evidence")}
    return rows | changes


def command(name, *words, acting="console"):
    out = StringIO()
    call_command(f"emulation_{name}", *map(str, words), acting=acting, json=True, on=DAY, stdout=out)
    return json.loads(out.getvalue())


def test_an_initiative_goes_its_way_by_page(as_person, town):
    chair = as_person("chu.tich")
    assert "Tiết kiệm" not in chair.get(f"{LIST}nop/").content.decode()
    wrong = chair.post(f"{LIST}nop/", told(author_2_share="33", part_1_formula="nhiều"))
    assert wrong.status_code == 422
    assert "đúng 100%" in wrong.content.decode()
    assert "không đọc được “nhiều”" in wrong.content.decode()
    photos = [SimpleUploadedFile("a.png", PHOTO), SimpleUploadedFile("b.png", picture(2))]
    answer = chair.post(f"{LIST}nop/", {**told(), "photos": photos})
    assert answer.status_code == 302, answer.content.decode()
    page = answer.url
    one = int(page.strip("/").split("/")[-1])
    shown = chair.get(page).content.decode()
    assert "28.348.320" in shown
    assert shown.count("/tep/") == 5
    assert chair.get(f"{page}tep/1")["Content-Type"] == "image/png"
    assert chair.post(f"{page}tep/", {"file": SimpleUploadedFile("x.exe", b"MZ")}).status_code == 422

    officer = as_person("can.bo")
    assert officer.post(f"{page}tra-lai/", {"reason": "Ghi rõ số áo"}).status_code == 302
    chair = as_person("chu.tich")
    assert "Ghi rõ số áo" in chair.get(page).content.decode()
    assert "Gá nhôm có lò xo" in chair.get(f"{page}sua/").content.decode()
    assert chair.post(f"{page}sua/", told(title="Gá kẹp may lai, sửa")).status_code == 302
    officer = as_person("can.bo")
    assert officer.post(f"{page}nhan/").status_code == 302
    assert officer.post(f"{page}hoi-dong/", {"council_id": town.council}).status_code == 302
    assert officer.post(f"{page}ket-luan/", {"outcome": "recognised", "decision": "1", "decided_on": DAY}).status_code == 422
    for name, scores in (("loc", (24, 33, 26)), ("duc", (22, 34, 25))):
        judge = as_person(name)
        assert "Chờ phiếu của bạn" in judge.get(LIST).content.decode()
        assert judge.post(f"{page}cham/", {f"score_{at}": score for at, score in enumerate(scores)}).status_code == 302
    officer = as_person("can.bo")
    assert "82,00" in officer.get(page).content.decode()
    assert officer.post(f"{page}quyet-dinh/").status_code == 302
    assert officer.post(f"{page}ket-luan/", {"outcome": "recognised", "decision": "1/QĐ", "decided_on": DAY}).status_code == 302
    assert officer.post(f"{page}ap-dung/", {"applied_on": DAY, "place": "Cả xưởng"}).status_code == 302
    form = officer.get(f"{page}xac-nhan/").content.decode()
    assert "Bớt hàng sửa" in form
    verified = {name: value for name, value in told().items() if name.startswith("part_")}
    assert officer.post(f"{page}xac-nhan/", verified | {"verifier": "Kế toán", "minutes": "BB", "verified_on": DAY}).status_code == 302
    paid = {"kind": "authors", "year_no": 1, "amount": "6.300.000", "payer": "Công ty", "decision": "PC 1", "paid_on": DAY}
    assert officer.post(f"{page}chi/", paid | {"amount": "nhiều"}).status_code == 422
    assert officer.post(f"{page}chi/", paid).status_code == 302
    shown = officer.get(page).content.decode()
    assert "đã trả thù lao" in shown
    assert "chưa đối chiếu" in shown
    for name in ("mo-ta", "bien-ban", "giay-chung-nhan"):
        assert officer.get(f"{page}{name}.pdf").content.startswith(b"%PDF-")
    assert queries.details(one, on=DAY).rewards[0].parts[0][1] == 4_200_210


def test_who_has_a_conflict_can_neither_open_nor_post_a_sheet(as_person, town):
    page = f"{LIST}{before_council(town)}/"
    judge = as_person("tuan")

    assert judge.get(f"{page}cham/").status_code == 403
    assert judge.post(f"{page}cham/", {"score_0": 1, "score_1": 1, "score_2": 1}).status_code == 403
    answer = judge.post(f"{API}/initiatives{page.removeprefix(LIST[:-1])}sheet", {"scores": [1, 1, 1]}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "council-conflict")
    assert "Không mở được phiếu" in judge.get(page).content.decode()
    assert as_person("can.bo").get(f"{page}cham/").status_code == 403
    declared = {"member_id": queries.judgement(int(page.strip("/").split("/")[-1])).judges[0].id, "kind": "other"}
    assert as_person("can.bo").post(f"{page}xung-dot/", declared | {"words": "góp vốn"}).status_code == 302
    assert as_person("ben.canh").get(page).status_code == 404


def test_councils_are_opened_by_page(as_person, town):
    officer = as_person("can.bo")
    given = {
        "unit_id": town.district, "name": "HĐ đợt 2", "decision": "20/QĐ", "since": "2024-06-01", "least_sheets": 2, "pass_score": 60,
        "criterion_1_name": "Tính mới", "criterion_1_most": 50, "criterion_2_name": "Hiệu quả", "criterion_2_most": 50,
        "judge_1_username": "loc", "judge_1_post": "chair", "judge_2_username": "tuan", "judge_2_post": "member", "judge_2_home": "cd001",
    }  # fmt: skip
    assert "Tính mới" in officer.get(f"{COUNCILS}lap/").content.decode()
    assert officer.post(f"{COUNCILS}lap/", given | {"judge_2_username": "khong.co"}).status_code == 422
    answer = officer.post(f"{COUNCILS}lap/", given)
    assert answer.status_code == 302, answer.content.decode()
    assert officer.post(f"{answer.url}uy-vien/", {"username": "duc", "post": "member"}).status_code == 302
    shown = officer.get(answer.url).content.decode()
    assert "CĐCS May Suối Đá" in shown  # the judge's record was found by name in the unit told
    assert "Lâm Hữu Đức" in shown
    assert "HĐ đợt 2" in officer.get(COUNCILS).content.decode()
    assert officer.get(f"{COUNCILS}{2**70}/").status_code == 404


def test_programs_and_a_terminal_do_the_same(as_person, town):
    client = as_person("can.bo")

    def send(path, body=None, status=200):
        answer = client.post(f"{API}{path}", body or {}, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    authors = [{"name": "Võ Minh Tâm", "share": 10_000}]
    parts = [{name: getattr(part, name) for name in ("kind", "words", "formula", "evidence")} for part in PARTS]
    content = {"title": "Gá", "problem": "Lệch", "solution": "Gá nhôm", "place": "Chuyền 3", "first_applied_on": "2024-03-04"}
    whole = content | {"authors": authors, "parts": parts, "unit": "CD001", "client_key": str(uuid4())}
    refused = send("/initiatives", whole | {"authors": []}, 409)
    assert (refused["code"], refused["details"]["faults"]) == ("initiative-unfit", ["chưa có tác giả"])
    rights.enter(town.chair, on=DAY)
    one = command("submit_initiative", json.dumps(whole), acting="chu.tich")["initiative"]
    assert send(f"/initiatives/{one}/files", {"file_name": "a.png", "content": b64encode(PHOTO).decode()})["id"] == 1
    assert send(f"/initiatives/{one}/files", {"file_name": "a.png", "content": "@@"}, 409)["code"] == "initiative-file-unfit"
    send(f"/initiatives/{one}/return", {"reason": "Sửa"})
    send(f"/initiatives/{one}/resubmit", {name: value for name, value in whole.items() if name not in ("unit", "client_key")})
    assert send(f"/initiatives/{one}/receive")["decide_by"] == "2024-09-30"
    judges = [{"username": "loc", "post": "chair"}, {"username": "duc"}]
    council = {"unit": "LDLD-DMC", "name": "HĐ", "decision": "1/QĐ", "since": "2024-06-01", "least_sheets": 2, "pass_score": 5}
    sits = send("/councils", council | {"rubric": [{"name": "Mới", "most": 10}], "judges": judges})["id"]
    seat = send(f"/councils/{sits}/judges", {"username": "tuan"})["id"]
    barred = send(f"/initiatives/{one}/council", {"council_id": sits})["barred"]
    assert barred == []  # this one has another author
    send(f"/initiatives/{one}/conflicts", {"member_id": seat, "kind": "other", "words": "góp vốn"})
    assert command("score_initiative", one, '{"scores": [8]}', acting="loc") == {"total": 8}
    client = as_person("duc")
    assert send(f"/initiatives/{one}/sheet", {"scores": [6]})["total"] == 6
    client = as_person("can.bo")
    assert send(f"/initiatives/{one}/draft-decision")["id"] > 0
    send(f"/initiatives/{one}/decide", {"outcome": "recognised", "decision": "3/QĐ", "decided_on": "2024-06-30"})
    send(f"/initiatives/{one}/apply", {"applied_on": "2024-06-30", "place": "Xưởng"})
    assert send(f"/initiatives/{one}/verify", {"verifier": "Kế toán", "minutes": "BB", "parts": parts})["year_no"] == 1
    paid = {"kind": "authors", "year_no": 1, "amount": 7_000_000, "payer": "Công ty", "decision": "PC", "paid_on": "2024-06-30"}
    assert send(f"/initiatives/{one}/rewards", paid)["parts"] == [7_000_000]
    assert client.get(f"{API}/initiatives/{one}").json()["state"] == "rewarded"
    assert [row["code"] for row in client.get(f"{API}/initiatives?text=ga").json()] == ["SK-2024-001"]

    rights.enter(town.console, on=DAY)
    whole["client_key"] = str(uuid4())
    other = command("submit_initiative", json.dumps(whole), acting="chu.tich")["initiative"]
    command("add_file", other, json.dumps({"file_name": "a.png", "content": b64encode(PHOTO).decode()}))
    command("return_initiative", other, '{"reason": "Sửa"}')
    command("resubmit_initiative", other, json.dumps(content | {"authors": authors, "parts": parts}))
    assert command("receive_initiative", other) == {"decide_by": "2024-09-30"}
    (alike,) = queries.details(other, on=DAY).resemblances
    command("answer_resemblance", alike.id, '{"verdict": "same", "words": "y hệt"}')
    sits = command("open_council", json.dumps(council | {"rubric": [{"name": "Mới", "most": 10}], "judges": judges}))["council"]
    seat = command("add_judge", sits, '{"username": "tuan"}')["seat"]
    command("put_to_council", other, json.dumps({"council_id": sits}))
    command("declare_conflict", other, json.dumps({"member_id": seat, "kind": "relative", "words": "em vợ"}))
    for name in ("loc", "duc"):
        command("score_initiative", other, '{"scores": [9]}', acting=name)
    decided = {"outcome": "refused", "decision": "4/TB", "decided_on": "2024-06-30", "words": "trùng"}
    with pytest.raises(SystemExit):
        command("draft_decision", other)  # it is the same as another
    command("decide_initiative", other, json.dumps(decided))
    with pytest.raises(SystemExit):
        command("apply_initiative", other, '{"applied_on": "2024-06-30", "place": "Xưởng"}')
    third = recognised(town)
    command("apply_initiative", third, '{"applied_on": "2024-06-30", "place": "Xưởng"}')
    command("verify_benefit", third, json.dumps({"verifier": "Kế toán", "minutes": "BB", "parts": parts}))
    assert command("reward_initiative", third, json.dumps(paid))["parts"] == [3_500_000, 2_100_000, 1_400_000]


def test_lists_ask_the_same_few_questions_whatever_they_show(as_person, town, django_assert_max_num_queries):
    for at in range(6):
        submitted(town, title=f"Sáng kiến {at}")
    officer = as_person("can.bo")
    officer.get(LIST)
    with django_assert_max_num_queries(24):
        assert "Sáng kiến 5" in officer.get(f"{LIST}?q=sang+kien&nam=2024").content.decode()
    assert "Không sáng kiến nào khớp" in officer.get(f"{LIST}?q=khong+co").content.decode()
    with django_assert_max_num_queries(16):
        officer.get(COUNCILS)
    one = before_council(town)
    with django_assert_max_num_queries(40):
        officer.get(f"{LIST}{one}/")
