"""The public gallery stands on consent, photos tell nothing but the picture; what was paid by mistake is reversed."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.models import InitiativeFile
from congdoan.activities.emulation.rules.photos import NoPhoto, bare
from congdoan.activities.emulation.services import texts
from congdoan.activities.emulation.tests.builders import DAY, before_council, chunk, draft, picture, recognised, submitted, verified
from congdoan.activities.emulation.tests.test_doors import API, LIST, command
from congdoan.activities.emulation.tests.test_services import refused
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed

SECRET = b"GPS 11.3N 106.1E, Dien thoai cua Diem"
EXIF = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02\x01\x0e\x00\x02\x00\x00\x00\x04abc\x00\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"


def segment(marker, body):
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body


DRAWN = segment(0xDB, b"\x00" * 65) + segment(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00") + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
SCAN = b"\x12\xff\x00\x34\xff\xd0\x56"
TOLD = segment(0xE0, b"JFIF\x00") + segment(0xE1, EXIF + SECRET) + segment(0xED, SECRET) + segment(0xFE, SECRET)
JPEG = b"\xff\xd8" + TOLD + DRAWN + SCAN + b"\xff\xd9" + SECRET
PNG = picture(0x80, chunk(b"tEXt", SECRET), chunk(b"eXIf", SECRET)) + SECRET


def test_a_photo_keeps_the_picture_and_tells_nothing_else():
    for told in (JPEG, PNG):
        shown = bare(told)

        assert SECRET not in shown
        assert bare(shown) == shown
    assert DRAWN + SCAN + b"\xff\xd9" in bare(JPEG)
    assert bare(JPEG)[2:4] == b"\xff\xe1"  # it lay on its side: 6 of the Exif, and nothing else of it
    assert b"\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00" in bare(JPEG)
    assert bare(PNG) == picture(0x80)


def test_a_photo_made_to_be_slow_is_none():
    many, filled = b"\xff\xd8" + segment(0xFE, b"") * 20_000, b"\xff\xd8" + DRAWN + b"\xff" * 2_000_000 + b"\x00"
    chunks = picture(0, chunk(b"tEXt", b"") * 20_000)
    for slow in (many, filled, chunks):
        with pytest.raises(NoPhoto):
            bare(slow)


@given(st.integers(0, 400), st.binary(max_size=6))
def test_what_is_broken_is_no_photo_and_never_leaks(at, noise):
    for whole in (JPEG, PNG):
        broken = whole[:at] + noise
        try:
            assert bare(bare(broken)) == bare(broken)
        except NoPhoto:
            continue


def act(actor):
    access.enter(actor, on=DAY)
    return actor


def agreed(town, one, answers=("named", "named", "unnamed")):
    for place, answer in enumerate(answers, start=1):
        services.record_consent(by=town.officer, initiative_id=one, author_place=place, answer=answer, words="Phiếu ký 28/6/2024", on=DAY)


def shown(town, **changes):
    """Bring an initiative with two photos to the gallery; the officer acts."""
    one = recognised(town, **changes)
    for name, content in (("gá.jpg", JPEG), ("gá.png", PNG)):
        services.add_file(by=town.officer, initiative_id=one, file_name=name, content=content, words="Gá đã lắp", on=DAY)
    agreed(town, one)
    return one, services.show_initiative(by=town.officer, initiative_id=one, photos=(2, 3), on=DAY)


def everybody(client, **asked):
    return client.get(reverse("portal:gallery"), asked).content.decode()


@pytest.mark.django_db
def test_it_is_shown_when_every_author_agrees_and_until_one_takes_it_back(town, client, django_assert_max_num_queries):
    one, exhibit = shown(town)
    access.leave()
    with django_assert_max_num_queries(12):
        page = everybody(client, q="ga kep ngoc diem", linh_vuc="May", nam="2024")
    read = client.get(reverse("portal:exhibit", args=[exhibit])).content.decode()
    photo = client.get(reverse("portal:exhibit_photo", args=[exhibit, 1]))

    assert "Gá kẹp may lai áo hai kim" in page
    assert "Huỳnh Thị Ngọc Diễm, Võ Minh Tâm, 1 tác giả không nêu tên" in read
    assert "Phạm Quốc Tuấn" not in read
    assert (photo["Content-Type"], photo.content) == ("image/jpeg", bare(JPEG))
    assert "Không sáng kiến nào khớp" in everybody(client, q="pham quoc tuan")  # who is not named is not found by name
    assert everybody(client, q="\x00", nam="99999", sau="x", linh_vuc="?")
    assert queries.details(one, on=DAY) is None  # nobody acts: the dossier itself stays inside

    act(town.officer)
    with pytest.raises(services.NotShowable, match="rồi"):
        services.show_initiative(by=town.officer, initiative_id=one, on=DAY)
    services.record_consent(by=town.officer, initiative_id=one, author_place=2, answer="withdrawn", words="Ông Tâm nhắn", on=DAY)
    assert queries.showing(one).exhibit_id is None
    access.leave()
    assert "Chưa có sáng kiến nào" in everybody(client)
    for name, arguments in (("exhibit", [exhibit]), ("exhibit_photo", [exhibit, 1])):
        assert client.get(reverse(f"portal:{name}", args=arguments)).status_code == 404
    with connection.cursor() as cursor:  # nor by SQL
        cursor.execute("SELECT (SELECT count(*) FROM emulation_exhibit), (SELECT count(*) FROM emulation_exhibitphoto)")
        assert cursor.fetchone() == (0, 0)


@pytest.mark.django_db
def test_a_photo_is_kept_bare_however_it_comes(town):
    one = recognised(town)
    broken = b"\x89PNG\r\n\x1a\n" + SECRET
    for name, content in (("gá.jpg", JPEG), ("gá.png", PNG)):
        place = services.add_file(by=town.officer, initiative_id=one, file_name=name, content=content, on=DAY)
        assert queries.file_of(one, place)[2] == bare(content)
    with pytest.raises(services.EvidenceUnfit, match="ảnh hỏng"):
        services.add_file(by=town.officer, initiative_id=one, file_name="x.png", content=broken, on=DAY)


@pytest.mark.django_db
def test_captions_and_the_field_tell_of_nobody_either(town):
    one = recognised(town, field="Chuyền anh Phạm Quốc Tuấn")
    place = services.add_file(by=town.officer, initiative_id=one, file_name="a.jpg", content=JPEG, words="Gọi 0912345678", on=DAY)
    agreed(town, one)
    with pytest.raises(services.NotShowable) as told:
        services.show_initiative(by=town.officer, initiative_id=one, photos=(place,), on=DAY)

    assert [words[:12] for words in told.value.facts["faults"]] == ["nội dung nêu", "nội dung có "]
    with pytest.raises(services.NotShowable, match="Phạm Quốc Tuấn"):
        services.show_initiative(by=town.officer, initiative_id=one, on=DAY)


@pytest.mark.django_db
def test_the_latest_word_of_an_author_counts_however_late_an_older_one_is_written_down(town):
    one, exhibit = shown(town)
    facts = {"by": town.officer, "initiative_id": one, "author_place": 1, "on": DAY}
    services.record_consent(answer="withdrawn", words="Phiếu cũ", said_on=DAY - timedelta(days=9), **facts)
    assert queries.showing(one).exhibit_id == exhibit  # she agreed after that

    services.record_consent(answer="withdrawn", words="Bà Diễm nhắn", **facts)
    services.record_consent(answer="named", words="Phiếu đồng ý cũ", said_on=DAY - timedelta(days=3), **facts)
    assert queries.showing(one).consents[0].answer == "withdrawn"
    with pytest.raises(services.NotShowable, match="chưa đồng ý"):
        services.show_initiative(by=town.officer, initiative_id=one, on=DAY)
    refused(
        "INSERT INTO emulation_exhibit (initiative_id, unit_id, unit_name, title, field, problem, solution, authors, unnamed, benefit,"
        " decision, decided_on, search_key, shown_by, shown_on, shown_at) SELECT initiative_id, unit_id, unit_name, title, field, problem,"
        " solution, authors, unnamed, benefit, decision, decided_on, search_key, shown_by, shown_on, now() FROM emulation_exhibit"
        " WHERE id = %s",
        exhibit, match="consent of every author",
    )  # fmt: skip


@pytest.mark.django_db
def test_what_stands_against_showing_is_told_at_once(town):
    one = recognised(town, solution="Phạm Quốc Tuấn hàn máng, gọi 0912345678 để xem.")
    services.add_file(by=town.officer, initiative_id=one, file_name="x.pdf", content=b"%PDF-1.7", on=DAY)
    older = texts.file_facts("cu.png", PNG) | {"content": b"\x89PNG\r\n\x1a\nanh"}  # kept before photos were read
    InitiativeFile.objects.create(initiative_id=one, unit_id=town.union, place=3, added_by=town.officer, **older)
    agreed(town, one, ("named", "withdrawn", "unnamed"))
    with pytest.raises(services.NotShowable) as told:
        services.show_initiative(by=town.officer, initiative_id=one, photos=(1, 2, 3, 9), on=DAY)
    assert [words[:12] for words in told.value.facts["faults"]] == [
        "Võ Minh Tâm ", "nội dung nêu", "nội dung có ", "tệp 2 không ", "tệp 9 không ", "ảnh “cu.png”",
    ]  # fmt: skip
    with pytest.raises(services.NotShowable, match="nhiều nhất 6"):
        services.show_initiative(by=town.officer, initiative_id=one, photos=range(9), on=DAY)
    with pytest.raises(services.NotShowable, match="không có ở trang"):
        services.hide_initiative(by=town.officer, initiative_id=one, reason=" ", on=DAY)
    facts = {"initiative_id": one, "words": "giấy", "on": DAY}
    for wrong in ({"answer": "?"}, {"author_place": 9}, {"words": " "}, {"answer": "named"}, {"said_on": DAY + timedelta(days=1)}):
        with pytest.raises(services.ConsentUnfit):
            services.record_consent(**{"by": town.officer, "author_place": 1, "answer": "unnamed", **facts, **wrong})
    waiting = submitted(town, title="Việc khác")
    for service, more in ((services.show_initiative, {}), (services.record_consent, {"author_place": 1, "answer": "named", "words": "x"})):
        with pytest.raises(services.InitiativeWrongState):
            service(by=town.chair, initiative_id=waiting, on=DAY, **more)
    with pytest.raises(NotAllowed):
        services.show_initiative(by=act(town.judges[0]), initiative_id=one, on=DAY)


@pytest.mark.django_db
def test_postgresql_keeps_the_consent_too(town):
    one, exhibit = shown(town)
    unit, by = town.union, town.officer
    consent = (
        "INSERT INTO emulation_consent (initiative_id, unit_id, author_id, place, answer, words, said_on, told_by, told_at)"
        " SELECT %s, %s, id, 2, %s, 'x', %s, %s, now() FROM emulation_initiativeauthor WHERE initiative_id = %s AND place = 1"
    )
    for answer in ("withdrawn", "unnamed"):
        refused(consent, one, unit, answer, DAY, by, one, match="took the consent back")
    refused("UPDATE emulation_exhibit SET title = 'x'", match="permission denied|never")
    refused(
        "INSERT INTO emulation_exhibitphoto (exhibit_id, unit_id, place, words, kind, sha256, content)"
        " VALUES (%s, %s, 3, '', 'png', 'x', 'x')",
        exhibit, unit, match="comes with its exhibit",
    )  # fmt: skip
    services.hide_initiative(by=by, initiative_id=one, reason="Đơn vị đề nghị", on=DAY)
    again = (
        "INSERT INTO emulation_exhibit (initiative_id, unit_id, unit_name, title, field, problem, solution, authors, unnamed, benefit,"
        " decision, decided_on, search_key, shown_by, shown_on, shown_at) SELECT initiative_id, unit_id, unit_name, {}, field, problem,"
        " solution, {}, unnamed, {}, decision, decided_on, search_key, shown_by, shown_on, now() FROM emulation_exhibit WHERE id = %s"
    )
    refused(again.format("title", "authors || '{Phạm Quốc Tuấn}'", "benefit"), exhibit, match="consent of every author")
    refused(again.format("'khác'", "authors", "benefit"), exhibit, match="that was recognised")
    refused(again.format("title", "authors", "5"), exhibit, match="that was recognised")
    with connection.cursor() as cursor:
        cursor.execute(again.format("title", "authors", "benefit"), [exhibit])
    refused(again.format("title", "authors", "benefit"), exhibit, match="shown already")


@pytest.mark.django_db
def test_a_sum_written_wrongly_is_reversed_and_written_again(town):
    one = verified(town)
    paid = {"by": town.officer, "initiative_id": one, "kind": "authors", "year_no": 1, "payer": "Công ty", "decision": "PC 88"}
    services.reward_initiative(amount=62_012_220, paid_on=DAY, on=DAY, **paid)
    (wrong,) = queries.details(one, on=DAY).rewards
    with pytest.raises(services.RewardUnfit, match="lý do"):
        services.reverse_reward(by=town.officer, reward_id=wrong.id, because=" ", on=DAY)
    with pytest.raises(NotAllowed):
        services.reverse_reward(by=act(town.judges[0]), reward_id=wrong.id, because="x", on=DAY)
    act(town.officer)
    services.reverse_reward(by=town.officer, reward_id=wrong.id, because="thừa một số 0", on=DAY)
    assert queries.details(one, on=DAY).row.state == "verified"
    with pytest.raises(services.UnknownReward):
        services.reverse_reward(by=town.officer, reward_id=wrong.id, because="lần nữa", on=DAY)
    services.reward_initiative(amount=6_201_222, paid_on=DAY, on=DAY, **paid)
    services.reward_initiative(amount=100_000, paid_on=DAY, on=DAY, **paid | {"kind": "bonus"})
    found = queries.details(one, on=DAY)

    assert sorted((row.amount, row.is_standing) for row in found.rewards) == [
        (-62_012_220, False), (100_000, True), (6_201_222, True), (62_012_220, False),
    ]  # fmt: skip
    assert sum(part for row in found.rewards for _, part in row.parts) == 6_301_222
    services.reverse_reward(by=town.officer, reward_id=found.rewards[-1].id, because="không chi", on=DAY)
    assert queries.details(one, on=DAY).row.state == "rewarded"  # the authors' pay stands

    columns = "initiative_id, unit_id, year_no, kind, {}, payer, decision, paid_on, told_by, {}, 'x'"
    back = (
        "INSERT INTO emulation_reward (" + columns.format("amount, parts", "reverses_id").removesuffix(", 'x'") + ", because) SELECT "
        + columns.format("-amount + {0}, (SELECT array_agg(-part) FROM unnest(parts) AS part)", "id")
        + " FROM emulation_reward WHERE reverses_id IS NULL AND kind = '{1}' AND amount = {2}"
    )  # fmt: skip
    refused(back.format(1, "authors", 6_201_222), match="sum of its parts")
    refused(back.format(0, "bonus", 100_000), match="reverses_id|duplicate")
    again = (
        "INSERT INTO emulation_reward (initiative_id, unit_id, year_no, kind, amount, parts, payer, decision, paid_on, told_by, because)"
    )
    again += " SELECT initiative_id, unit_id, year_no, kind, amount, parts, payer, decision, paid_on, told_by, '' FROM emulation_reward"
    refused(f"{again} WHERE amount = 6201222", match="paid already")


@pytest.mark.django_db
def test_the_union_follows_a_council_that_it_does_not_see(as_person, town):
    one = before_council(town)
    access.enter(town.judges[0], on=DAY)
    services.score_initiative(by=town.judges[0], initiative_id=one, scores=(20, 30, 25), on=DAY)
    page = as_person("chu.tich").get(f"{LIST}{one}/").content.decode()
    assert "Hội đồng sáng kiến huyện" in page
    assert "1 phiếu đã chấm" in page
    assert "75,00" not in page  # no score before the decision
    assert queries.judged_elsewhere(one).mean is None
    with transaction.atomic():
        services.return_initiative(by=act(town.officer), initiative_id=one, reason="Ghi rõ số áo", on=DAY)
        act(town.chair)
        assert queries.judged_elsewhere(one).mean is None  # sent back is not decided
        transaction.set_rollback(True)
    other = access_chair(town)
    with pytest.raises(services.NotDecidable, match="ngoài phạm vi"):
        services.decide_initiative(by=act(other), initiative_id=one, outcome="recognised", decision="1/QĐ", decided_on=DAY, on=DAY)
    with pytest.raises(services.NotDecidable, match="ngoài phạm vi"):
        services.draft_decision(by=other, initiative_id=one, on=DAY)
    for kind in ("recognised", "refused"):
        refused(
            "INSERT INTO emulation_initiativeact (initiative_id, unit_id, place, kind, happened_on, words, decision, acted_by, acted_at)"
            " VALUES (%s, %s, 4, %s, %s, '', '1/QĐ', %s, now())",
            one, town.union, kind, DAY, other, match="who decides sees the council",
        )  # fmt: skip
    access.enter(town.judges[1], on=DAY)
    services.score_initiative(by=town.judges[1], initiative_id=one, scores=(22, 34, 25), on=DAY)
    act(town.officer)
    services.decide_initiative(by=town.officer, initiative_id=one, outcome="recognised", decision="31/QĐ", decided_on=DAY, on=DAY)
    page = as_person("chu.tich").get(f"{LIST}{one}/").content.decode()
    assert "78,00" in page
    assert "31/QĐ" in page


def access_chair(town):
    """Let somebody else lead the authors' union too."""
    from congdoan.people.organisations.tests.builders import person

    act(town.console)
    return person(town.console, "pho.ct", role="union_chair", branch=town.union)


@pytest.mark.django_db
def test_pages_programs_and_a_terminal_show_and_hide(as_person, town):
    one = verified(town)
    services.add_file(by=town.officer, initiative_id=one, file_name="a.jpg", content=JPEG, on=DAY)
    officer, page = as_person("can.bo"), f"{LIST}{one}/"
    assert "chưa hỏi" in officer.get(page).content.decode()
    said = {"answer": "named", "words": "Phiếu ký", "said_on": DAY}
    assert officer.post(f"{page}dong-y/", said | {"author_place": 1, "words": ""}).status_code == 422
    assert officer.post(f"{page}dong-y/", said | {"author_place": 1}).status_code == 302
    send = {"content_type": "application/json"}
    told = {"author_place": 2, "answer": "unnamed", "words": "Tin nhắn"}
    assert officer.post(f"{API}/initiatives/{one}/consents", told, **send).status_code == 200
    assert "Trưng bày được khi mọi tác giả đồng ý" in officer.get(page).content.decode()
    command("record_consent", one, json.dumps(told | {"author_place": 3}))
    assert officer.post(f"{page}trung-bay/", {"photos": [2]}).status_code == 302
    assert "đang trưng bày" in officer.get(page).content.decode()
    assert officer.post(f"{page}thoi-trung-bay/", {"reason": "Sửa ảnh"}).status_code == 302
    assert officer.post(f"{API}/initiatives/{one}/show", {"photos": []}, **send).json()["id"] > 0
    command("hide_initiative", one, '{"reason": "Sửa"}')
    assert command("show_initiative", one, '{"photos": [2]}')["exhibit"] > 0
    assert officer.post(f"{API}/initiatives/{one}/hide", {"reason": "Thôi"}, **send).status_code == 200

    paid = {"initiative_id": one, "kind": "bonus", "year_no": 1, "payer": "Quỹ", "paid_on": DAY, "on": DAY}
    for at in range(3):
        services.reward_initiative(by=act(town.officer), amount=500_000 + at, decision=f"PC {at}", **paid)
        row = queries.details(one, on=DAY).rewards[-1]
        if at == 0:
            assert "500.000" in officer.get(f"{LIST}chi/{row.id}/huy/").content.decode()
            assert officer.post(f"{LIST}chi/{row.id}/huy/", {"because": "ghi nhầm"}).status_code == 302
        elif at == 1:
            assert officer.post(f"{API}/rewards/{row.id}/reverse", {"because": "ghi nhầm"}, **send).status_code == 200
        else:
            command("reverse_reward", row.id, '{"because": "ghi nhầm"}')
    shown_page = officer.get(page).content.decode()
    assert shown_page.count("đã hủy") == 3
    assert officer.get(f"{LIST}chi/{2**70}/huy/").status_code == 404
    assert draft().title in shown_page
