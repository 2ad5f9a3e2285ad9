"""The workspace, the findings and the recommendations through pages, API and commands; one journey in a browser's steps."""

import base64
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congdoan.activities.inspection import queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

from .builders import DAY, SEED, concluded, drafted, signed
from .test_concluding import PDF, found, minuted, recommended, spent
from .test_doors import api, run, site, words

__all__ = ["api", "site"]
pytestmark = pytest.mark.django_db
FINDING = {"kind": "R20", "title": "Chia nhỏ khoản chi", "document": "Quy chế chi tiêu", "article": "Điều 6"}


def pdf(name="minh-chung.pdf"):
    return SimpleUploadedFile(name, PDF)


def second(home):
    access.enter(home.console, on=DAY)
    return person(home.console, "nguoi.second", role="inspection_officer", branch=home.ids["LDLD-DMC"])


def test_a_team_works_on_pages(home, site):
    (voucher,) = spent(home, 500_000)
    inspection = home.opened()
    home.seated(inspection)
    one = f"cuoc/{inspection}/"
    assert "Chưa chọn mẫu nào" in words(site("guest", f"{one}ho-so/"))
    assert site("chair", f"{one}ho-so/").status_code == 403
    assert site("guest", f"{one}chup-so/", {}).status_code == 403
    assert site("inspector", f"{one}chup-so/", {}).status_code == 302
    assert site("guest", f"{one}mau/", {"of": "vouchers", "how": "risk", "size": 900}).status_code == 422
    for how in ("risk", "lot"):
        assert site("guest", f"{one}mau/", {"of": "vouchers", "how": how, "size": 5}).status_code == 302
    shown = words(site("guest", f"{one}ho-so/"))
    assert "rút lại: như cũ" in shown
    assert "chưa tính được" in shown
    assert "Chi" not in words(site("guest", f"{one}giay-lam-viec/?phat_hien=1&chung_tu={voucher}"))[:40]
    sent = {"verdict": "irregular", "words": "Thiếu hóa đơn", "flag": "R20", "amount": "500.000", "voucher_id": voucher, "file": pdf()}
    assert site("guest", f"{one}giay-lam-viec/", sent | {"amount": "5,5"}).status_code == 422
    assert site("guest", f"{one}giay-lam-viec/", sent | {"file": pdf()}).status_code == 302
    paper = queries.papers(inspection)[0]
    assert site("guest", f"cuoc/giay-lam-viec/{paper.id}").content == PDF
    assert site("chair", f"cuoc/giay-lam-viec/{paper.id}").status_code == 404
    assert "1/1 đã xem, 100% giá trị" in words(site("inspector", f"{one}ho-so/"))
    assert site("guest", f"{one}hoi/", {"words": "Hóa đơn đâu?", "due_on": "30/06/2024"}).status_code == 302
    asked = queries.questions(inspection)[0].id
    assert "Hóa đơn đâu?" in words(site("chair", f"cuoc/hoi/{asked}/"))
    assert site("chair", f"cuoc/hoi/{asked}/", {"words": "Sẽ bổ sung", "file": pdf()}).status_code == 302
    answer = queries.questions(inspection)[0].answers[0]
    assert site("guest", f"cuoc/tra-loi/{answer.id}").content == PDF
    assert site("guest", f"{one}phat-hien/", FINDING | {"amount": "500.000", "papers": ["1"]}).status_code == 302
    (finding,) = queries.irregularities(inspection)
    assert finding.papers == (1,)
    assert "Chưa thấy" not in words(site("guest", f"phat-hien/{finding.id}/"))
    assert site("chair", f"phat-hien/{finding.id}/").status_code == 404
    assert site("inspector", f"phat-hien/{finding.id}/bo/", {"reason": "Trùng"}).status_code == 302


def test_a_conclusion_and_its_recommendations_on_pages(home, site):
    inspection = minuted(home)
    one = f"cuoc/{inspection}/"
    finding = found(home, inspection)
    assert site("inspector", f"{one}kien-nghi/", {"words": "Hoàn quỹ", "owner_name": "Bích", "due_on": "2024-06-01"}).status_code == 422
    sent = {"words": "Hoàn quỹ", "owner_name": "Bích", "due_on": "2024-07-30", "irregularity_id": finding}
    for _ in range(2):
        assert site("inspector", f"{one}kien-nghi/", sent).status_code == 302
    spare = queries.recommendations_of(inspection, on=DAY)[-1].id
    assert site("inspector", f"kien-nghi/{spare}/bo/", {"reason": "Trùng"}).status_code == 302
    assert site("inspector", f"{one}du-thao/", {"reply_by": "2024-07-03"}).status_code == 302
    assert "9.850.000" in words(site("chair", one))
    assert site("chair", f"{one}giai-trinh/", {"words": "Nhất trí", "file": pdf()}).status_code == 302
    written = site("inspector", f"{one}van-ban/", {})
    document = int(re.search(r"/(\d+)/$", written.url).group(1))
    site("inspector", f"{one}ket-luan/", {})
    assert "Chưa có kết luận đã ký" in words(site("inspector", one))
    signed(home, document, DAY)
    assert site("inspector", f"{one}ket-luan/", {}).status_code == 302
    desk = words(site("chair", "/ban-lam-viec/"))
    assert "1 kiến nghị kiểm tra chưa được xác nhận xong" in desk
    (row,) = queries.recommendations("standing", on=DAY)[0]
    assert "Hoàn quỹ" in words(site("chair", "kien-nghi/"))
    assert site("chair", f"kien-nghi/{row.id}/da-lam/", {"words": "Đã hoàn"}).status_code == 422
    assert site("chair", f"kien-nghi/{row.id}/da-lam/", {"words": "Đã hoàn", "recovered": "9.850.000", "file": pdf()}).status_code == 302
    proof = queries.recommendation(row.id, on=DAY).acts[0].id
    assert site("inspector", f"kien-nghi/tep/{proof}").content == PDF
    assert site("inspector", f"{one}dong/", {"words": "Xong"}).status_code == 422
    assert site("inspector", f"kien-nghi/{row.id}/xac-nhan/", {"is_done": "co", "words": "Đã thấy"}).status_code == 302
    assert "đã thu hồi 9.850.000" in words(site("chair", f"kien-nghi/{row.id}/"))
    assert site("inspector", f"{one}dong/", {"words": "Xong"}).status_code == 302
    assert "kiến nghị kiểm tra" not in words(site("chair", "/ban-lam-viec/"))
    figures = words(site("inspector", "so-lieu/?nam=2024"))
    assert "9.850.000" in figures
    assert "Đơn thuộc thẩm quyền" in figures


def test_programs_work_the_same(home, api):
    (voucher,) = spent(home, 500_000)
    inspection = minuted(home)
    home.seated(inspection)
    one = f"/inspections/{inspection}"
    assert api("inspector", f"{one}/snapshots", {}).json()["id"]
    api("guest", f"{one}/samples", {"of": "vouchers", "how": "lot", "size": 3, "seed": SEED})
    told = {"verdict": "ok", "words": "Đủ chứng từ", "voucher_id": voucher}
    assert api("guest", f"{one}/papers", told).json()["id"] == 1
    found_ = api("guest", f"{one}/workspace").json()
    assert found_["samples"][0]["items"][0]["verdict"] == "ok"
    assert {flag["code"] for flag in found_["snapshots"][0]["flags"]} == set(queries.flag_names())
    assert api("chair", f"{one}/workspace").status_code == 403
    asked = api("guest", f"{one}/questions", {"words": "Vì sao?", "due_on": "2024-06-30"}).json()["id"]
    assert api("chair", f"/questions/{asked}/answers", {"words": "Vì thế"}).json()["id"]
    finding = api("guest", f"{one}/irregularities", FINDING | {"amount": 9_850_000, "papers": [1]}).json()["id"]
    extra = api("guest", f"{one}/irregularities", FINDING).json()["id"]
    api("guest", f"/irregularities/{extra}/drop", {"reason": "Trùng"})
    sent = {"words": "Hoàn quỹ", "owner_name": "Bích", "due_on": "2024-07-30", "irregularity_id": finding}
    kept, spare = (api("inspector", f"{one}/recommendations", sent).json()["id"] for _ in range(2))
    api("inspector", f"/recommendations/{spare}/drop", {"reason": "Trùng"})
    api("inspector", f"{one}/draft", {"reply_by": "2024-07-01"})
    api("chair", f"{one}/reply", {"words": "Nhất trí"})
    assert [row["elsewhere"] for row in api("chair", f"{one}/findings").json()["irregularities"]] == [0]
    document = api("inspector", f"{one}/conclusion", {}).json()["id"]
    assert api("inspector", f"{one}/issue", {}).json()["code"] == "inspection-conclusion-not-signed"
    signed(home, document, DAY)
    assert api("inspector", f"{one}/issue", {}).json() == {"done": True}
    paper = {"file_name": "a.pdf", "file": base64.b64encode(PDF).decode()}
    api("chair", f"/recommendations/{kept}/done", {"words": "Đã hoàn", "recovered": 9_850_000} | paper)
    api("inspector", f"/recommendations/{kept}/verify", {"is_done": True, "words": "Đã thấy"})
    assert api("inspector", f"{one}/close", {"words": "Xong"}).json() == {"done": True}
    assert api("chair", "/recommendations?state=verified").json()["counts"]["verified"] == 1
    assert 9_850_000 in [row["value"] for row in api("inspector", "/figures/LDLD-DMC/2024").json()]


def test_commands_work_the_same(home):
    spent(home, 500_000)
    inspection = minuted(home)
    run("take_snapshot", inspection)
    run("draw_sample", inspection, {"of": "vouchers", "how": "risk", "size": 3})
    assert run("keep_paper", inspection, {"verdict": "open", "words": "Xem lại"}) == {"paper": 1}
    asked = run("ask_question", inspection, {"words": "Vì sao?", "due_on": "2024-06-30"})["question"]
    run("answer_question", asked, {"words": "Vì thế"}, who="chair")
    finding = run("record_irregularity", inspection, FINDING)["irregularity"]
    extra = run("record_irregularity", inspection, FINDING)["irregularity"]
    run("drop_irregularity", extra, {"reason": "Trùng"})
    sent = {"words": "Hoàn quỹ", "owner_name": "Bích", "due_on": "2024-07-30", "irregularity_id": finding}
    kept, spare = (run("recommend", inspection, sent)["recommendation"] for _ in range(2))
    run("drop_recommendation", spare, {"reason": "Trùng"})
    run("draft_conclusion", inspection, {"reply_by": "2024-07-01"})
    run("reply_to_draft", inspection, {"words": "Nhất trí"}, who="chair")
    signed(home, run("write_conclusion", inspection)["document"], DAY)
    run("issue_conclusion", inspection)
    run("report_recommendation", kept, {"words": "Xong", "file_name": "a", "file": base64.b64encode(PDF).decode()}, who="chair")
    run("verify_recommendation", kept, {"is_done": True, "words": "Đã thấy"})
    run("close_inspection", inspection, {"words": "Xong"})
    assert home.state(inspection) == "closed"


def test_the_list_of_recommendations_asks_a_bounded_number_of_questions(home, site, client, django_assert_max_num_queries):
    inspection = minuted(home)
    for _ in range(8):
        recommended(home, inspection)
    concluded(home, drafted(home, inspection))
    assert second(home)
    site("chair", "kien-nghi/")
    with django_assert_max_num_queries(22):
        assert words(client.get("/5-kiem-tra/kien-nghi/")).count("Hoàn lại quỹ") == 8
