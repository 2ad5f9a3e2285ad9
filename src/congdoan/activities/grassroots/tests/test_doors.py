"""Pages, API and commands of foundings: each translates in, makes one call, translates out."""

import json
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command

from congdoan.activities.grassroots import queries, services
from congdoan.activities.grassroots.tests.builders import DAY, asked_for, met, opened
from congdoan.activities.grassroots.tests.test_services import signed
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.officers import queries as officers

pytestmark = pytest.mark.django_db
FOUNDINGS = "/4-doan-vien/thanh-lap/"
WORKERS = "Họ và tên\tGiới tính\tNgày sinh\n" + "\n".join(
    f"Công Nhân A{letter}\tNữ\t13/05/198{place}" for place, letter in enumerate("abcdeg")
)
COUNTS = {"called": 6, "present": 6, "voting": 6, "seats": 2, "ballots_out": 6, "ballots_in": 6, "valid": 6, "invalid": 0}


@pytest.fixture
def officer(client, town, monkeypatch):
    """Sign the officer in, on a day on which a district still founds unions."""
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("can.bo"))
    return client


def command(name, *words, on=DAY):
    out = StringIO()
    call_command(f"grassroots_{name}", *words, json=True, on=on, stdout=out)
    return json.loads(out.getvalue())


def test_an_officer_founds_a_union_by_page(officer, town, enter_as):
    listed = officer.get(f"{FOUNDINGS}trien-vong/").content.decode()
    assert "Gạch Lộc Ninh Vàng" in listed
    assert "trả đủ" not in listed.split("<tbody>")[1]
    form = officer.get(f"{FOUNDINGS}moi/?doanh_nghiep=DV002").content.decode()
    assert "CĐCS Công ty Cổ phần Gạch Lộc Ninh Vàng" in form
    told = {"unit": town.cast.district, "kind": "grassroots_union", "employer": "DV002", "name": "CĐCS Gạch", "workers": 9}
    assert officer.post(f"{FOUNDINGS}moi/", told | {"employer": "DV999"}).status_code == 422
    answer = officer.post(f"{FOUNDINGS}moi/", told)
    assert answer.status_code == 302
    page = answer.url
    assert (
        officer.post(f"{page}tiep-xuc/", {"happened_on": "2024-06-01", "words": "Gặp giám đốc", "next_step": "Nhận đơn"}).status_code == 302
    )
    broken = officer.post(f"{page}nhan-don/", {"applied_on": "2024-06-03", "text": WORKERS.replace("13/05/1983", "31/02/1983")})
    assert broken.status_code == 422
    assert "31/2/1983" in broken.content.decode()
    assert officer.post(f"{page}nhan-don/", {"applied_on": "2024-06-03", "text": WORKERS}).status_code == 302
    assert "6 đơn / 9 lao động (66,7%)" in officer.get(page).content.decode()
    enter_as(town.officer)
    number = int(page.strip("/").split("/")[-1])
    asked = [one.application_id for one in queries.applicants(number)]
    lacking = officer.post(f"{page}ho-so/", {"submitted_on": "2024-06-20"}).content.decode()
    assert "Chưa ghi ban vận động" in lacking
    assert "Chưa ghi biên bản đại hội thành lập" in lacking
    assert (
        officer.post(f"{page}ban-van-dong/", {"formed_on": "2024-06-05", "head_id": asked[0], "application_ids": asked[1:3]}).status_code
        == 302
    )
    minutes = {"held_on": "2024-06-10", "base": "in", **COUNTS, f"votes_{asked[0]}": 6, f"votes_{asked[1]}": 5, f"votes_{asked[2]}": 1}
    assert officer.post(f"{page}dai-hoi/", minutes | {"valid": 5}).status_code == 422
    assert officer.post(f"{page}dai-hoi/", minutes | {"chair_id": asked[0]}).status_code == 302
    assert officer.post(f"{page}ho-so/", {"submitted_on": "2024-06-20"}).status_code == 302
    assert officer.post(f"{page}quyet-dinh/", {"client_key": str(uuid4())}).status_code == 302
    found = queries.founding(number, on=DAY)
    assert found.decide_by.isoformat() == "2024-07-11"
    signed(town, found.document_id)
    shown = officer.get(page).content.decode()
    assert "Công nhận" in shown
    assert "chưa đối chiếu" in shown
    assert officer.post(f"{page}cong-nhan/", {"code": "CD001"}).status_code == 422  # the code is taken

    assert officer.post(f"{page}cong-nhan/", {"code": "CD050"}).status_code == 302

    shown = officer.get(page).content.decode()
    assert "Công đoàn đã hoạt động" in shown
    (executive,) = officers.committees(queries.founding(number, on=DAY).union_id, on=DAY)
    assert [one.post for one in executive.holders] == ["chair", "member"]


def test_a_founding_is_given_up_by_page(officer, town, enter_as):
    enter_as(town.officer)
    page = f"{FOUNDINGS}{opened(town.officer, town.cast.district, town.cast.lone)}/"
    assert officer.post(f"{page}dung/", {"reason": "Doanh nghiệp chuyển đi"}).status_code == 302
    assert officer.post(f"{page}tiep-xuc/", {"happened_on": DAY, "words": "Gặp", "next_step": "?"}).status_code == 422
    assert "Doanh nghiệp chuyển đi" in officer.get(page).content.decode()
    assert officer.get(f"{FOUNDINGS}{2**70}/").status_code == 404


def test_programs_and_a_terminal_do_the_same(officer, town, enter_as):
    def send(path, body, status=200):
        answer = officer.post(f"/api/grassroots/foundings{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    persons = [{"full_name": f"Công Nhân A{letter}", "born": "1990"} for letter in "abcdeg"]
    assert officer.get("/api/grassroots/prospects").json()[0]["code"] == "DV002"
    one = send("", {"unit": "LDLD-DMC", "kind": "grassroots_union", "employer": "DV002", "name": "CĐCS Gạch"})["id"]
    send(f"/{one}/contacts", {"happened_on": "2024-06-01", "words": "Gặp giám đốc", "next_step": "Nhận đơn"})
    unread = send(f"/{one}/applications", {"applied_on": "2024-06-03", "persons": [{"full_name": "X1", "born": "1890"}]}, 409)
    assert (unread["code"], len(unread["details"]["problems"])) == ("rejected", 2)
    asked = send(f"/{one}/applications", {"applied_on": "2024-06-03", "persons": persons})["applications"]
    send(f"/{one}/team", {"formed_on": "2024-06-05", "head_id": asked[0]})
    candidates = [{"application": asked[0], "votes": 6}, {"application": asked[1], "votes": 6}]
    send(f"/{one}/meeting", {"held_on": "2024-06-10", "candidates": candidates, **COUNTS})
    assert send(f"/{one}/dossier", {"submitted_on": "2024-06-20"})["decide_by"] == "2024-07-11"
    document = send(f"/{one}/decision", {"client_key": str(uuid4())})["id"]
    assert send(f"/{one}/recognise", {"code": "CD050"}, 409)["code"] == "founding-decision-not-signed"
    assert officer.get(f"/api/grassroots/foundings/{one}").json()["state"] == "decision"
    enter_as(town.officer)
    signed(town, document)
    assert command("recognise_union", str(one), '{"code": "CD050"}')["members"] == 6

    facts = {"unit": "LDLD-DMC", "kind": "occupational_union", "name": "Nghiệp đoàn xe ôm"}
    other = command("open_founding", json.dumps(facts))["founding"]
    command("record_contact", str(other), '{"happened_on": "2024-06-01", "words": "Gặp tổ xe ôm", "next_step": "Nhận đơn"}')
    taken = command("take_applications", str(other), json.dumps({"applied_on": "2024-06-03", "persons": [{"full_name": "Trần Văn Xe"}]}))
    (head,) = taken["applications"]
    command("form_team", str(other), json.dumps({"formed_on": "2024-06-05", "head_id": head}))
    count = COUNTS | {"seats": 1}
    command("record_meeting", str(other), json.dumps({"held_on": "2024-06-10", "candidates": [{"application": head, "votes": 6}], **count}))
    for name, body in (("submit_dossier", '{"submitted_on": "2024-06-20"}'), ("draft_decision", json.dumps({"client_key": str(uuid4())}))):
        with pytest.raises(SystemExit):
            command(name, str(other), body)  # one application of ten
    command("close_founding", str(other), '{"reason": "Chưa đủ người"}')


def test_the_pipeline_asks_the_same_few_questions_whatever_it_shows(officer, town, enter_as, django_assert_max_num_queries):
    enter_as(town.officer)
    one = opened(town.officer, town.cast.district, town.cast.lone)
    met(town.officer, one, asked_for(town.officer, one))
    for place in range(8):
        services.open_founding(
            by=town.officer, unit_id=town.cast.district, kind="occupational_union", name=f"Nghiệp đoàn {place}", on=DAY
        )  # fmt: skip
    officer.get(FOUNDINGS)
    with django_assert_max_num_queries(18):
        assert "Nghiệp đoàn 7" in officer.get(FOUNDINGS).content.decode()
    with django_assert_max_num_queries(24):
        officer.get(f"{FOUNDINGS}trien-vong/")
    with django_assert_max_num_queries(45):
        officer.get(f"{FOUNDINGS}{one}/")
