"""Campaigns, registrations, proposals and awards on PostgreSQL and by every door; what is refused."""

import json
from datetime import date, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.rules import awards
from congdoan.activities.emulation.tests.builders import DAY, verified
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access

pytestmark = pytest.mark.django_db
BASE, WORKER, PROVINCE = awards.BASE_TITLE, awards.WORKER_TITLE, awards.PROVINCE_TITLE
CAMPAIGNS, API = "/3-thi-dua/phong-trao/", "/api/emulation"


def launched(town, **changes):
    access.enter(town.officer, on=DAY)
    facts = {"name": "Lao động giỏi, lao động sáng tạo 2024", "document": "KH 02/KH-LĐLĐ", "catalogue": "emulation.movement.ldg"}
    days = {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31), "register_by": DAY}
    goals = {"goal_initiatives": 10, "goal_benefit": 10**9}
    return services.launch_campaign(by=town.officer, unit_id=town.district, on=DAY, **facts | days | goals | changes)


def registered(town, campaign, at=0, titles=(BASE, WORKER)):
    access.enter(town.chair, on=DAY)
    return services.register_for_campaign(
        by=town.chair, campaign_id=campaign, unit_id=town.union, membership_id=town.authors[at], titles=titles, on=DAY
    )


def proposed(town, registration, title=WORKER, **changes):
    access.enter(town.chair, on=DAY)
    facts = {"title": title, "year": 2024, "merits": "Dẫn đầu chuyền 3\nGiúp hai người mới"}
    return services.propose_award(by=town.chair, registration_id=registration, on=DAY, **facts | changes)


def test_no_registration_no_proposal_and_what_is_missing_is_told(town):
    campaign = launched(town)
    row = registered(town, campaign)
    (first, second) = queries.candidates(campaign, on=DAY)
    assert {first.title, second.title} == {"Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"}
    base = next(one for one in (first, second) if one.title_id == BASE)
    assert [words[:12] for words in base.lacking] == ["có sáng kiến", "không quá 15"]
    with pytest.raises(services.AwardUnfit, match="không đăng ký danh hiệu này"):
        proposed(town, row, title=PROVINCE)
    with pytest.raises(services.AwardUnfit, match="không đăng ký thì"):
        proposed(town, 999_999)
    with pytest.raises(services.AwardUnfit, match="ghi lý do"):
        proposed(town, row, title=BASE)
    one = proposed(town, row, title=BASE, because="sáng kiến đang chờ Hội đồng")
    with pytest.raises(services.AwardUnfit, match="đã đề nghị"):
        proposed(town, row, title=BASE)
    decided = {"proposal_id": one, "outcome": "granted", "decision": "77/QĐ-LĐLĐ", "decided_on": DAY, "on": DAY}
    with pytest.raises(services.AwardUnfit, match="không tự quyết định"):
        services.decide_award(by=town.chair, **decided)
    access.enter(town.officer, on=DAY)
    with pytest.raises(services.AwardUnfit, match="chọn"):
        services.decide_award(by=town.officer, **decided | {"outcome": "x"})
    services.decide_award(by=town.officer, **decided)
    with pytest.raises(services.UnknownProposal):
        services.decide_award(by=town.officer, **decided)
    ((award, title, unit),) = queries.awards(on=DAY)
    assert (award.subject, title, unit) == ("Huỳnh Thị Ngọc Diễm", "Chiến sĩ thi đua cơ sở", "CĐCS May Suối Đá")
    found = queries.campaign(campaign)
    for paper in queries.PROPOSAL_PAPERS:
        assert queries.proposal_paper(found, town.union, paper, on=DAY).startswith(b"%PDF-")
    assert queries.proposal_paper(found, town.other_union, "to-trinh", on=DAY) is None
    assert queries.merits_paper(*queries.proposal(one), on=DAY).startswith(b"%PDF-")


def test_three_years_in_a_row_open_the_next_title(town):
    row = registered(town, launched(town), titles=(PROVINCE,))
    for year in (2021, 2022):
        told = {"unit_id": town.union, "title": BASE, "year": year, "decision": f"{year}/QĐ", "membership_id": town.authors[0], "on": DAY}
        services.record_award(by=town.chair, **told)
    with pytest.raises(services.AwardUnfit, match="thiếu năm 2023"):
        proposed(town, row, title=PROVINCE)
    with pytest.raises(services.AwardUnfit, match="đã có"):
        services.record_award(by=town.chair, **told)
    services.record_award(by=town.chair, **told | {"year": 2023})
    assert proposed(town, row, title=PROVINCE) > 0
    with pytest.raises(services.AwardUnfit) as wrong:
        services.record_award(by=town.chair, **told | {"title": "x", "year": 1900, "decision": "", "membership_id": 999_999})
    assert len(wrong.value.facts["faults"]) == 4


def test_results_stand_beside_the_goals(town):
    campaign = launched(town)
    verified(town)
    found = queries.campaign(campaign)

    (line,) = queries.progress(found, on=DAY)

    assert (line.told, line.recognised, line.benefit > 0) == (1, 1, True)
    registered(town, campaign, at=1)
    book = openpyxl.load_workbook(BytesIO(queries.campaign_book(found, on=DAY, made_by=town.officer)))
    assert [cell.value for cell in book["Kết quả"][2]][2:] == [1, 1, line.benefit]
    assert [cell.value for cell in book["Kết quả"][4]][3] == 10
    assert book["Đăng ký"].max_row == 3
    for sheet in (book["Kết quả"], book["Đăng ký"]):  # it prints on a page's width, its heads on each
        assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("A2", "$1:$1", "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_an_applied_initiative_spreads_when_its_authors_agree(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    kept = verified(town)
    told = {"by": town.officer, "to_unit_id": town.other_union, "since": DAY, "on": DAY}
    with pytest.raises(services.InitiativeUnfit, match="chưa đồng ý"):
        services.share_initiative(initiative_id=kept, **told)
    one = verified(town, title="Thu hồi nước ngưng về bồn", problem="Nước ngưng xả bỏ", solution="Bơm trả về nồi hơi", may_disclose=True)
    with pytest.raises(services.InitiativeUnfit, match="đơn vị khác"):
        services.share_initiative(initiative_id=one, **told | {"to_unit_id": town.union})
    client.force_login(people.actor_named("can.bo"))
    page = f"/3-thi-dua/sang-kien/{one}/"
    assert client.post(f"{page}nhan-rong/", {"to_unit": "KHONG", "since": DAY}).status_code == 422
    assert client.post(f"{page}nhan-rong/", {"to_unit": "cd002", "since": DAY}).status_code == 302
    with pytest.raises(services.InitiativeUnfit, match="đã ghi"):
        services.share_initiative(initiative_id=one, **told)
    answer = client.post(f"{API}/initiatives/{one}/share", {"to_unit": "LDLD-DMC", "since": "2024-06-30"}, content_type="application/json")
    assert answer.status_code == 200
    out = StringIO()
    call_command("emulation_share_initiative", str(one), '{"to_unit": "TLD", "since": "2024-06-30"}', json=True, on=DAY, stdout=out)
    assert "CĐCS Gạch Lộc Ninh" in client.get(page).content.decode()


def test_a_campaign_needs_a_document_days_and_a_registration_in_time(town):
    with pytest.raises(services.CampaignUnfit) as wrong:
        launched(town, name="", document="", ends_on=date(2023, 1, 1), catalogue="x", goal_benefit=-1)
    assert len(wrong.value.facts["faults"]) == 5
    campaign = launched(town)
    row = registered(town, campaign)
    with pytest.raises(services.RegistrationUnfit, match="đã đăng ký"):
        registered(town, campaign)
    with pytest.raises(services.RegistrationUnfit, match="danh hiệu"):
        registered(town, campaign, at=1, titles=())
    late = DAY + timedelta(days=1)
    access.enter(town.chair, on=late)
    with pytest.raises(services.RegistrationUnfit, match="hạn đăng ký"):
        services.register_for_campaign(by=town.chair, campaign_id=campaign, unit_id=town.union, titles=[WORKER], on=late)
    with pytest.raises(services.UnknownCampaign):
        services.register_for_campaign(by=town.chair, campaign_id=999_999, unit_id=town.union, titles=[WORKER], on=late)
    entry = "INSERT INTO emulation_registration (campaign_id, unit_id, subject, titles, registered_on, registered_by)"
    proposal = "INSERT INTO emulation_awardproposal (registration_id, unit_id, title, year, merits, because, checks, state, decision,"
    by = town.chair
    for sql in (
        f"UPDATE emulation_campaign SET name = 'x' WHERE id = {campaign}",
        f"{entry} VALUES ({campaign}, {town.union}, 'x', '{{a}}', '{late}', {by})",
        f"{proposal} proposed_on, proposed_by) VALUES ({row}, {town.union}, 'x', 2024, 'x', '', '[]', 'proposed', '', '{late}', {by})",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@given(st.integers(0, 400), st.integers(0, 60))
def test_the_share_of_base_titles_is_never_passed(workers, given_ones):
    title = awards.Title(BASE, "CSTĐCS", {"max_share": "15/100"}, "", True)
    holder = awards.Holder(False, None, 0, (), workers, given_ones)

    found = awards.conditions(title, holder, year=2024, months_min=10, days_off=40)

    assert (found[-1].state == awards.MET) == (100 * (given_ones + 1) <= 15 * workers)


def test_nobody_is_offered_what_would_be_refused(as_person, town, monkeypatch):
    campaign = launched(town, goal_initiatives=4, goal_benefit=None)
    row = registered(town, campaign, titles=(WORKER,))
    own, other = proposed(town, row), proposed(town, row, year=2023)
    page = f"{CAMPAIGNS}{campaign}/"
    verified(town)
    chair = as_person("chu.tich")
    shown = chair.get(page).content.decode()
    assert "chờ người khác quyết định" in shown
    assert "25% chỉ tiêu, còn thiếu 3" in shown
    assert chair.get(f"/3-thi-dua/khen-thuong/{own}/quyet-dinh/").url == page
    names = [name for _, name in queries.title_choices(on=DAY)]
    assert names.count("Giấy khen") == 1
    assert len(names) == len(set(names))
    officer = as_person("can.bo")
    assert officer.get(f"/3-thi-dua/khen-thuong/{other}/quyet-dinh/").status_code == 200
    monkeypatch.setattr(doors, "today", lambda: DAY + timedelta(days=1))
    assert officer.get(f"{page}dang-ky/").url == page
    assert "đã hết hạn" in officer.get(page).content.decode()


def test_every_door_of_a_campaign(as_person, town):
    officer = as_person("can.bo")
    told = {"unit_id": town.district, "name": "Xanh - Sạch - Đẹp", "document": "KH 3", "starts_on": "2024-01-01", "ends_on": "2024-12-31"}
    assert officer.post(f"{CAMPAIGNS}phat-dong/", told | {"register_by": DAY, "goal_benefit": "x"}).status_code == 422
    page = officer.post(f"{CAMPAIGNS}phat-dong/", told | {"register_by": DAY, "goal_benefit": "1.000.000"}).url
    chair = as_person("chu.tich")
    assert "Xanh - Sạch - Đẹp" in chair.get(CAMPAIGNS).content.decode()
    entry = {"unit_id": town.union, "member": "Ai đó", "titles": [WORKER]}
    assert chair.post(f"{page}dang-ky/", entry).status_code == 422
    assert chair.post(f"{page}dang-ky/", entry | {"member": "Vo Minh Tam"}).status_code == 302
    access.enter(town.chair, on=DAY)
    (one,) = queries.candidates(int(page.strip("/").split("/")[-1]), on=DAY)
    way = f"{CAMPAIGNS}de-nghi/{one.registration_id}/"
    assert chair.get(way).status_code == 200
    assert chair.post(way, {"title": WORKER, "year": 2024, "merits": "Tốt"}).status_code == 302
    access.enter(town.officer, on=DAY)
    (one,) = queries.candidates(int(page.strip("/").split("/")[-1]), on=DAY)
    officer = as_person("can.bo")
    shown = officer.get(page).content.decode()
    assert "Ghi quyết định" in shown
    decided = {"outcome": "granted", "decision": "5/QĐ", "decided_on": DAY}
    assert officer.post(f"/3-thi-dua/khen-thuong/{one.proposal_id}/quyet-dinh/", decided).status_code == 302
    assert "Võ Minh Tâm" in officer.get("/3-thi-dua/khen-thuong/").content.decode()
    for path in (f"{page}CD001/to-trinh.pdf", f"{page}CD001/bien-ban.pdf", f"/3-thi-dua/khen-thuong/{one.proposal_id}/thanh-tich.pdf"):
        assert officer.get(path).content.startswith(b"%PDF-")
    assert officer.get(f"{page}so.xlsx").content.startswith(b"PK")
    before = {"unit_id": town.district, "title": WORKER, "year": 2023, "decision": "9/QĐ"}
    assert officer.post("/3-thi-dua/khen-thuong/ghi/", before).status_code == 302

    def send(path, body):
        answer = officer.post(f"{API}{path}", body, content_type="application/json")
        assert answer.status_code == 200, answer.content
        return answer.json()

    def command(name, *words, acting):
        out = StringIO()
        call_command(f"emulation_{name}", *map(str, words), acting=acting, json=True, on=DAY, stdout=out)
        return json.loads(out.getvalue())

    body = {name: value for name, value in told.items() if name != "unit_id"} | {"unit": "LDLD-DMC", "register_by": "2024-06-30"}
    for use in (lambda: send("/campaigns", body)["id"], lambda: command("launch_campaign", json.dumps(body), acting="can.bo")["campaign"]):
        campaign = use()
        entry = json.dumps({"unit": "CD001", "titles": [WORKER], "membership_id": town.authors[0]})
        row = command("register_for_campaign", campaign, entry, acting="chu.tich")["registration"]
        other = send(f"/campaigns/{campaign}/registrations", json.loads(entry) | {"membership_id": town.authors[1]})["id"]
        made = command("propose_award", row, json.dumps({"title": WORKER, "year": 2022, "merits": "Tốt"}), acting="chu.tich")["proposal"]
        send(f"/registrations/{other}/proposals", {"title": WORKER, "year": 2021, "merits": "Tốt"})
        send(f"/proposals/{made}/decide", {"outcome": "declined", "decision": "6/TB", "decided_on": "2024-06-30"})
        assert queries.proposal(made)[0].state == "declined"
    last = command("propose_award", row, json.dumps({"title": WORKER, "year": 2020, "merits": "Tốt"}), acting="chu.tich")["proposal"]
    command("decide_award", last, json.dumps({"outcome": "granted", "decision": "6/QĐ", "decided_on": "2024-06-30"}), acting="can.bo")
    award = {"unit": "CD001", "title": WORKER, "year": 2019, "decision": "1/QĐ"}
    assert send("/awards", award)["id"] > 0
    assert command("record_award", json.dumps(award | {"year": 2018}), acting="can.bo")["award"] > 0


def test_a_campaign_asks_the_same_few_questions(client, town, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    campaign = launched(town)
    for at in range(3):
        registered(town, campaign, at=at)
    client.force_login(people.actor_named("can.bo"))
    client.get(CAMPAIGNS)
    with django_assert_max_num_queries(18):
        client.get(CAMPAIGNS)
    with django_assert_max_num_queries(18):
        client.get("/3-thi-dua/khen-thuong/")
