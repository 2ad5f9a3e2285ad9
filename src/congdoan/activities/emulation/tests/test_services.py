"""Initiatives on PostgreSQL from the phone to the money; what is refused; each promise broken once."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.activities.emulation import queries, rules, services
from congdoan.activities.emulation.rules import AuthorDraft, PartDraft, likeness
from congdoan.activities.emulation.tests.builders import (
    CLAIMED,
    DAY,
    PARTS,
    PHOTO,
    before_council,
    draft,
    judge,
    picture,
    recognised,
    submitted,
    verified,
)
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=1)


def act(town, actor):
    access.enter(actor, on=DAY)
    return actor


def at_once(sql, values):
    """Run a statement and everything that waits for the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused(sql, *values, match=None):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        at_once(sql, values)


def score(town, one, at, scores=(24, 33, 26)):
    return services.score_initiative(by=act(town, town.judges[at]), initiative_id=one, scores=scores, on=DAY)


def test_from_the_phone_to_the_money(town):
    one = verified(town)
    parts = services.reward_initiative(
        by=town.officer,
        initiative_id=one,
        kind="authors",
        year_no=1,
        amount=6_201_222,
        payer="Công ty",
        decision="PC 88",
        paid_on=DAY,
        on=DAY,
    )
    services.reward_initiative(
        by=town.officer,
        initiative_id=one,
        kind="appliers",
        year_no=1,
        amount=1_000_000,
        payer="Công ty",
        decision="PC 89",
        paid_on=DAY,
        on=DAY,
    )

    found = queries.details(one, on=DAY)

    assert (found.row.claimed, found.row.verified) == (CLAIMED, CLAIMED - 12_320)
    assert sum(part.verified for part in found.years[0].parts) == found.row.verified
    assert found.years[0].parts[0].why == "bấm giờ lại"
    assert found.years[0].parts[2].verified < 0
    assert found.row.state == "rewarded"
    assert parts == [3_100_611, 1_860_367, 1_240_244]
    assert [row.is_below for row in found.rewards] == [False, True]  # appliers are due 20 %
    assert found.rewards[1].least == 1_240_244
    assert found.rules.needs_check
    assert [one.name for one in found.acts][:3] == ["nộp đơn", "nhận, kiểm tra hình thức", "đưa ra Hội đồng"]
    assert found.row.decide_by == date(2024, 9, 30)
    assert queries.file_of(one, 1) == ("ga.png", "png", PHOTO)
    for paper in (queries.description, queries.minutes, queries.certificates):
        assert paper(one, on=DAY).startswith(b"%PDF-")
    with pytest.raises(services.RewardUnfit, match="đã ghi"):
        services.reward_initiative(
            by=town.officer, initiative_id=one, kind="authors", year_no=1, amount=5, payer="Công ty", decision="PC", paid_on=DAY, on=DAY
        )


def test_the_state_machine_is_the_same_in_python_and_postgresql(town):
    states, acts = ["", *rules.STATES], list(rules.ACTS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT s, a, emulation_leads_to(s, a) FROM unnest(%s::text[]) AS s, unnest(%s::text[]) AS a", [states, acts])
        told = {(state, kind): led for state, kind, led in cursor.fetchall()}

    assert told == {(state, kind): rules.leads_to(state, kind) for state, kind in product(states, acts)}


def test_everything_wrong_with_an_initiative_is_told_at_once(town):
    act(town, town.chair)
    wrong = draft(
        title=" ", problem="x\x00", place="y" * 201, first_applied_on=LATER, parts=(PartDraft("labour", "Giờ", "nhiều", ""),),
        authors=(AuthorDraft("Ai đó", 9_000, "", 999_999_999), AuthorDraft("", 500)),
    )  # fmt: skip
    with pytest.raises(services.InitiativeUnfit) as told:
        services.submit_initiative(by=town.chair, unit_id=town.union, client_key=uuid4(), draft=wrong, on=DAY)

    assert len(told.value.facts["faults"]) == 9
    loss = (replace(PARTS[0], formula="1 đ"), PARTS[2])
    with pytest.raises(services.InitiativeUnfit, match="trên 0"):
        services.submit_initiative(by=town.chair, unit_id=town.union, client_key=uuid4(), draft=draft(parts=loss), on=DAY)
    files = [("anh.png", b"<script>")]
    with pytest.raises(services.EvidenceUnfit):
        services.submit_initiative(by=town.chair, unit_id=town.union, client_key=uuid4(), draft=draft(), files=files, on=DAY)
    with pytest.raises(NotAllowed):
        services.submit_initiative(by=town.chair, unit_id=town.other_union, client_key=uuid4(), draft=draft(), on=DAY)


def test_a_phone_that_sends_twice_writes_once(town):
    act(town, town.chair)
    told = {"by": town.chair, "unit_id": town.union, "client_key": uuid4(), "on": DAY}
    first = services.submit_initiative(draft=draft(town), files=[("a.png", PHOTO), ("b.png", PHOTO)], **told)

    assert services.submit_initiative(draft=draft(town), **told) == first
    assert len(queries.details(first, on=DAY).files) == 1
    with pytest.raises(services.SentAsAnother):
        services.submit_initiative(draft=draft(town, title="Khác hẳn"), **told)
    assert services.add_file(by=town.chair, initiative_id=first, file_name="c.png", content=PHOTO, on=DAY) == 1
    assert services.add_file(by=town.chair, initiative_id=first, file_name="c.png", content=picture(2), words="Chuyền 3", on=DAY) == 2
    with pytest.raises(services.InitiativeUnfit):
        services.add_file(by=town.chair, initiative_id=first, file_name="c.png", content=PHOTO, words="x" * 201, on=DAY)
    for number in range(3, 21):
        services.add_file(by=town.chair, initiative_id=first, file_name="c.png", content=picture(number), on=DAY)
    with pytest.raises(services.EvidenceUnfit, match="20"):
        services.add_file(by=town.chair, initiative_id=first, file_name="c.png", content=picture(21), on=DAY)


def test_sent_back_it_is_told_anew_and_keeps_its_number(town):
    one = submitted(town)
    act(town, town.officer)
    with pytest.raises(services.InitiativeUnfit):
        services.return_initiative(by=town.officer, initiative_id=one, reason=" ", on=DAY)
    services.return_initiative(by=town.officer, initiative_id=one, reason="Chưa rõ số áo mỗi ngày", on=DAY)
    with pytest.raises(services.InitiativeWrongState):
        services.receive_initiative(by=town.officer, initiative_id=one, on=DAY)

    alone = (AuthorDraft("Huỳnh Thị Ngọc Diễm", 10_000, "", town.authors[0]),)
    services.resubmit_initiative(by=act(town, town.chair), initiative_id=one, draft=draft(authors=alone, parts=PARTS[:1]), on=DAY)

    found = queries.details(one, on=DAY)
    assert (found.row.code, found.row.state, found.row.claimed, len(found.authors), len(found.files)) == (
        "SK-2024-001", "submitted", 28_348_320, 1, 1,
    )  # fmt: skip
    with pytest.raises(services.InitiativeWrongState):
        services.resubmit_initiative(by=town.chair, initiative_id=one, draft=draft(), on=DAY)


def test_who_has_an_interest_does_not_judge(town):
    one = before_council(town)
    judged = queries.judgement(one)

    assert queries.minutes(one, on=DAY).startswith(b"%PDF-")  # before anybody scored
    assert [(seat.name, seat.conflict) for seat in judged.judges if seat.conflict] == [("Phạm Quốc Tuấn", "là tác giả của hồ sơ này")]
    with pytest.raises(services.HasConflict):
        score(town, one, 2)
    member = next(seat.id for seat in judged.judges if seat.conflict)
    refused(
        "INSERT INTO emulation_scoresheet (initiative_id, unit_id, member_id, place, scores, total, words, scored_on, scored_at)"
        " VALUES (%s, %s, %s, 1, '{1,1,1}', 3, '', %s, now())",
        one, town.union, member, DAY, match="interest",
    )  # fmt: skip
    refused("DELETE FROM emulation_conflict WHERE initiative_id = %s", one)
    with pytest.raises(services.NotInCouncil):
        services.score_initiative(by=act(town, town.officer), initiative_id=one, scores=(1, 1, 1), on=DAY)


def test_heads_namesakes_and_relatives_are_kept_out_too(town):
    act(town, town.console)
    lan = judge(town.console, "lan", "Nguyễn Thị Lan", town.district)
    tam = judge(town.console, "tam", "Vo Minh Tam", town.district)  # an author's name without marks, and no record
    (lan_member,) = (row.id for row in members_named(town.union, "Nguyễn Thị Lan"))
    for name, home in (("lan", lan_member), ("tam", None)):
        services.add_judge(by=town.console, council_id=town.council, judge=services.JudgeDraft(name, "member", home), on=DAY)
    one = before_council(town)
    why = {seat.name: seat.conflict for seat in queries.judgement(one).judges}

    assert why["Nguyễn Thị Lan"] == "đứng đầu đơn vị của tác giả"
    assert why["Vo Minh Tam"].startswith("trùng họ tên")
    assert (lan, tam) != (None, None)
    duc = next(seat.id for seat in queries.judgement(one).judges if seat.name == "Lâm Hữu Đức")
    told = {"initiative_id": one, "member_id": duc, "kind": "relative", "words": "anh vợ của ông Tâm", "on": DAY}
    with pytest.raises(services.ConflictUnfit, match="tự khai"):
        services.declare_conflict(by=act(town, town.judges[0]), **told)
    with pytest.raises(services.ConflictUnfit, match="chọn"):
        services.declare_conflict(by=act(town, town.judges[1]), **told | {"kind": "author"})
    score(town, one, 1)
    services.declare_conflict(by=town.judges[1], **told)
    with pytest.raises(services.ConflictUnfit, match="đã được ghi"):
        services.declare_conflict(by=town.judges[1], **told)
    score(town, one, 0)
    act(town, town.officer)
    with pytest.raises(services.NotDecidable, match="mới có 1 phiếu, cần 2"):  # the sheet of a relative counts no more
        services.decide_initiative(by=town.officer, initiative_id=one, outcome="recognised", decision="1", decided_on=DAY, on=DAY)
    refused(
        "INSERT INTO emulation_initiativeact (initiative_id, unit_id, place, kind, happened_on, words, decision, acted_by, acted_at)"
        " VALUES (%s, %s, 4, 'recognised', %s, '', '1/QĐ', %s, now())",
        one, town.union, DAY, town.officer, match="not enough sheets",
    )  # fmt: skip


def members_named(unit_id, name):
    from congdoan.people.members import queries as members

    return members.listing(members.Filter(unit_id=unit_id, text=name), on=DAY).rows


def test_a_council_without_enough_free_members_does_not_judge(town):
    one = submitted(town)
    act(town, town.officer)
    services.receive_initiative(by=town.officer, initiative_id=one, on=DAY)
    judges = [services.JudgeDraft("loc", "chair"), services.JudgeDraft("tuan", "member", town.authors[2])]
    facts = {"name": "HĐ", "decision": "1/QĐ", "since": DAY, "rubric": [("Mới", 10)], "least_sheets": 2, "pass_score": 5}
    small = services.open_council(by=town.officer, unit_id=town.district, judges=judges, on=DAY, **facts)

    with pytest.raises(services.TooFewJudges):
        services.put_to_council(by=town.officer, initiative_id=one, council_id=small, on=DAY)
    with pytest.raises(services.UnknownCouncil):
        services.put_to_council(by=town.officer, initiative_id=one, council_id=999_999, on=DAY)
    services.add_judge(by=town.officer, council_id=small, judge=services.JudgeDraft("duc"), on=DAY)
    assert services.put_to_council(by=town.officer, initiative_id=one, council_id=small, on=DAY) == [
        "Phạm Quốc Tuấn: là tác giả của hồ sơ này"
    ]
    with pytest.raises(services.CouncilUnfit, match="đã ở trong"):
        services.add_judge(by=town.officer, council_id=small, judge=services.JudgeDraft("duc"), on=DAY)
    with pytest.raises(services.UnknownCouncil):
        services.add_judge(by=town.officer, council_id=999_999, judge=services.JudgeDraft("duc"), on=DAY)
    wrong = facts | {
        "name": "",
        "rubric": [],
        "least_sheets": 9,
        "judges": [services.JudgeDraft("khong.co"), services.JudgeDraft("loc", "x")],
    }
    with pytest.raises(services.CouncilUnfit) as told:
        services.open_council(by=town.officer, unit_id=town.district, on=DAY, **wrong)
    assert len(told.value.facts["faults"]) == 7


def test_a_decision_rests_on_sheets_another_person_and_answered_resemblances(town):
    first = recognised(town)
    act(town, town.console)
    one = before_council(town, title="Bo ga kep de may lai ao 2 kim", problem=draft().problem.upper())
    (alike,) = queries.details(one, on=DAY).resemblances
    told = {"initiative_id": one, "outcome": "recognised", "decision": "32/QĐ-LĐLĐ", "decided_on": DAY, "on": DAY}
    assert alike.title == queries.details(first, on=DAY).row.title
    assert alike.must_answer
    score(town, one, 0, (10, 10, 10))
    with pytest.raises(services.SheetUnfit):
        score(town, one, 0, (31, 0, 0))
    score(town, one, 0, (20, 30, 25))
    score(town, one, 1, (20, 20, 20))
    act(town, town.officer)
    with pytest.raises(services.NotDecidable) as against:
        services.decide_initiative(by=town.officer, **told)
    assert [words[:20] for words in against.value.facts["faults"]] == ["điểm trung bình chưa", "chưa kết luận giống "]
    score(town, one, 1, (25, 30, 20))
    act(town, town.officer)
    answer = {"resemblance_id": alike.id, "verdict": "different", "words": "khác cơ cấu giữ mép", "on": DAY}
    with pytest.raises(services.InitiativeUnfit):
        services.answer_resemblance(by=town.officer, **answer | {"words": "", "verdict": "?"})
    services.answer_resemblance(by=town.officer, **answer)
    with pytest.raises(services.UnknownResemblance):
        services.answer_resemblance(by=town.officer, **answer)
    with pytest.raises(services.UnknownResemblance):
        services.answer_resemblance(by=town.officer, **answer | {"resemblance_id": 999_999})
    with pytest.raises(services.OwnInitiative):
        services.decide_initiative(by=act(town, town.chair), **told)
    act(town, town.officer)
    with pytest.raises(services.NotDecidable, match="chọn"):
        services.decide_initiative(by=town.officer, **told | {"outcome": "applied"})
    with pytest.raises(services.NotDecidable, match="chưa có quyết định đã ký"):
        services.decide_initiative(by=town.officer, **told | {"decision": ""})
    document = services.draft_decision(by=town.officer, initiative_id=one, on=DAY)
    assert services.draft_decision(by=town.officer, initiative_id=one, on=DAY) == document
    assert documents.outgoing(document).kind == "Quyết định"
    services.decide_initiative(by=town.officer, **told)
    assert queries.agreement_of(town.council).scored == 2
    with pytest.raises(services.InitiativeWrongState):
        score(town, one, 0)
    act(town, town.officer)
    for use_case, facts in (
        (services.draft_decision, {}),
        (services.declare_conflict, {"member_id": 1, "kind": "other", "words": "x"}),
    ):
        with pytest.raises(services.InitiativeWrongState):
            use_case(by=town.officer, initiative_id=one, on=DAY, **facts)
    with pytest.raises(services.UnknownInitiative):
        services.receive_initiative(by=town.officer, initiative_id=999_999, on=DAY)


def test_a_benefit_is_verified_by_another_and_stays(town):
    one = recognised(town)
    told = {"initiative_id": one, "verifier": "Kế toán công ty", "minutes": "BB 1", "parts": PARTS, "on": DAY}
    with pytest.raises(services.InitiativeWrongState):
        services.verify_benefit(by=town.officer, **told)
    with pytest.raises(services.InitiativeUnfit):
        services.apply_initiative(by=town.officer, initiative_id=one, applied_on=LATER, place="", on=DAY)
    services.apply_initiative(by=town.officer, initiative_id=one, applied_on=DAY, place="Cả xưởng", on=DAY)
    with pytest.raises(services.OwnInitiative):
        services.verify_benefit(by=act(town, town.chair), **told)
    act(town, town.officer)
    with pytest.raises(services.BenefitUnfit) as wrong:
        services.verify_benefit(by=town.officer, **told | {"verifier": "", "parts": ()})
    assert len(wrong.value.facts["faults"]) == 2
    with pytest.raises(services.InitiativeWrongState):
        services.reward_initiative(
            by=town.officer, initiative_id=one, kind="bonus", year_no=1, amount=1, payer="x", decision="y", paid_on=DAY, on=DAY
        )
    assert [services.verify_benefit(by=town.officer, **told) for _ in range(3)] == [1, 2, 3]
    with pytest.raises(services.BenefitUnfit, match="đủ 3 năm"):
        services.verify_benefit(by=town.officer, **told)
    with pytest.raises(services.RewardUnfit) as wrong:
        services.reward_initiative(
            by=town.officer, initiative_id=one, kind="gift", year_no=4, amount=0, payer="x", decision="y", paid_on=DAY, on=DAY
        )
    assert len(wrong.value.facts["faults"]) == 3
    refused("UPDATE emulation_benefit SET total = total + 1 WHERE initiative_id = %s", one, match="stays")
    refused("UPDATE emulation_benefitpart SET amount = 1 WHERE unit_id = %s", town.union, match="stays")
    refused("DELETE FROM emulation_benefit WHERE initiative_id = %s AND year_no = 1", one)
    refused(
        "INSERT INTO emulation_reward (initiative_id, unit_id, year_no, kind, amount, parts, payer, decision, paid_on, told_by)"
        " VALUES (%s, %s, 1, 'bonus', 10, '{5,4,2}', 'x', 'y', %s, %s)", one, town.union, DAY, town.officer, match="sum of its parts",
    )  # fmt: skip


def test_what_is_not_computed_is_confirmed_and_paid_by_minimum_wages(town):
    one = recognised(town, is_computed=False, parts=(), other_benefit="Không còn tai nạn kẹp tay")
    services.apply_initiative(by=town.officer, initiative_id=one, applied_on=DAY, place="Xưởng", on=DAY)
    told = {"initiative_id": one, "verifier": "Giám đốc", "minutes": "BB 2", "on": DAY}
    with pytest.raises(services.BenefitUnfit, match="không tính"):
        services.verify_benefit(by=town.officer, parts=PARTS, **told)
    assert services.verify_benefit(by=town.officer, **told) == 1
    paid = {"kind": "authors", "year_no": 1, "amount": 1_000_000, "payer": "Công ty", "decision": "PC 1", "paid_on": DAY, "region": "III"}
    services.reward_initiative(by=town.officer, initiative_id=one, on=DAY, **paid)

    (reward,) = queries.details(one, on=DAY).rewards
    assert (reward.least, reward.is_below) == (5 * 3_640_000, True)


def test_postgresql_keeps_shares_content_and_the_way(town):
    one = submitted(town)
    author = (
        "INSERT INTO emulation_initiativeauthor (initiative_id, unit_id, place, name, part, share, is_named)"
        " VALUES (%s, %s, 9, 'X', '', 1, false)"
    )
    refused(author, one, town.union, match="not sent back")
    refused("UPDATE emulation_initiativeauthor SET share = 1 WHERE initiative_id = %s", one, match="not sent back")
    refused("UPDATE emulation_initiative SET title = 'Khác' WHERE id = %s", one, match="not sent back")
    refused("UPDATE emulation_initiative SET state = 'recognised' WHERE id = %s", one, match="moves with its acts")
    refused("DELETE FROM emulation_initiative WHERE id = %s", one)
    refused("DELETE FROM emulation_initiativefile WHERE initiative_id = %s", one)
    refused("UPDATE emulation_fingerprint SET title = 'Khác' WHERE initiative_id = %s", one, match="fingerprint")
    way = (
        "INSERT INTO emulation_initiativeact (initiative_id, unit_id, place, kind, happened_on, words, decision, acted_by, acted_at)"
        " VALUES (%s, %s, 2, %s, %s, '', '1', %s, now())"
    )
    refused(way, one, town.union, "applied", DAY, town.chair, match="does not go from")
    refused(way, one, town.union, "received", DAY, town.officer, match="whoever acts")
    act(town, town.officer)
    services.return_initiative(by=town.officer, initiative_id=one, reason="Sửa", on=DAY)
    refused(author, one, town.union, match="one whole")
    act(town, town.neighbour)
    refused(way, one, town.union, "received", DAY, town.neighbour)
    assert queries.details(one, on=DAY) is None
    assert queries.listing(queries.Filter(), on=DAY) == ([], None)


def test_lists_find_without_marks_and_count_over_the_whole_filter(town):
    one, other = submitted(town), submitted(town, title="Thu hồi nước ngưng")
    chosen = queries.Filter(text="ga kep ngoc diem", year=2024)

    rows, following = queries.listing(chosen, on=DAY)

    assert ([row.id for row in rows], following) == ([one], None)
    assert queries.counts(queries.Filter(), on=DAY) == {"submitted": 2}
    first, following = queries.listing(queries.Filter(unit_id=town.union), on=DAY, size=1)
    second, last = queries.listing(queries.Filter(unit_id=town.union), on=DAY, after=following, size=1)
    assert ([row.id for row in (*first, *second)], last) == ([other, one], None)
    assert queries.listing(queries.Filter(is_late=True, state="received"), on=date(2025, 1, 1))[0] == []


def test_fingerprints_are_made_anew_when_the_words_have_changed(town):
    one = submitted(town)
    act(town, town.officer)
    at_once("UPDATE emulation_fingerprint SET features = '{1,2}', method = '' WHERE initiative_id = %s", [one])

    changed = [services.renew_fingerprints(by=act(town, town.console), on=DAY) for _ in range(2)]  # as the nightly job does

    assert changed == [1, 0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(features) > 9, method FROM emulation_fingerprint WHERE initiative_id = %s", [one])
        assert cursor.fetchone() == (True, likeness.method())
    with pytest.raises(NotAllowed):
        services.renew_fingerprints(by=act(town, town.judges[0]), on=DAY)
