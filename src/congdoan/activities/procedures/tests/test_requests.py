"""Requests on PostgreSQL from the filing to the signed answer; what is refused; who sees what."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.activities.grassroots import queries as grassroots
from congdoan.activities.procedures import queries, services
from congdoan.activities.procedures.services import Upload
from congdoan.activities.procedures.tests.builders import DAY, PDF, QUESTION, WORKER, checked, filed, nobody
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.foundation.reference import services as own_rules
from congdoan.people.members import queries as register
from congdoan.people.members import services as members
from congdoan.people.members.tests.builders import member
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db
TOLD = {"words": "Đã trả lời.", "on": DAY}


def test_somebody_without_an_account_files_and_follows(town):
    one = filed(town.place.left)

    seen = queries.followed(one.code.lower(), on=DAY)
    assert (seen.id, seen.row.state, seen.row.name, seen.row.due_on) == (one.id, "filed", "Tư vấn pháp luật", None)
    assert queries.followed("0000-0000-0000", on=DAY) is None
    assert queries.followed("không phải mã", on=DAY) is None
    town.acting(town.place.chair)
    ((row,), _) = queries.listing("new", on=DAY)
    assert (row.id, row.person) == (one.id, "Lâm Thị Thử Nghiệm")
    town.acting(town.place.neighbour)
    assert queries.listing("all", on=DAY)[0] == []
    assert queries.details(one.id, on=DAY) is None
    with pytest.raises(services.UnknownRequest):
        services.receive_request(by=town.place.neighbour, request_id=one.id, on=DAY)


def test_who_asks_to_join_becomes_an_applicant_and_a_member(town):
    left, chair = town.place.left, town.place.chair
    one = filed(left, "join")
    checked(town, chair, one.id)
    application = queries.details(one.id, on=DAY).performed_id
    assert register.application(application).state == "applied"
    granted = {"request_id": one.id, "outcome": "granted", **TOLD}
    with pytest.raises(services.OutcomeUnfit):
        services.decide_request(by=chair, **granted)
    with pytest.raises(services.OutcomeUnfit):
        services.decide_request(by=chair, **granted | {"outcome": "answered"})
    services.decide_request(by=chair, decision="05/QĐ-CĐCS", **granted)
    assert register.application(application).state == "admitted"
    with pytest.raises(services.StateUnfit):
        services.decide_request(by=chair, decision="05/QĐ-CĐCS", **granted)


def test_what_the_union_decided_in_its_register_is_the_outcome(town):
    chair, one = town.place.chair, filed(town.place.left, "join")
    checked(town, chair, one.id)
    number = queries.details(one.id, on=DAY).performed_id
    members.refuse_applications(by=chair, application_ids=[number], decided_on=DAY, reason="chưa đủ", on=DAY)
    with pytest.raises(services.OutcomeUnfit):
        services.decide_request(by=chair, request_id=one.id, outcome="granted", decision="1", **TOLD)
    services.decide_request(by=chair, request_id=one.id, outcome="refused", **TOLD)

    other = filed(town.place.left, "join", WORKER | {"full_name": "Lâm Thị Thử Hai", "citizen_number": "072190999999"})
    checked(town, chair, other.id)
    services.decide_request(by=chair, request_id=other.id, outcome="refused", **TOLD)
    assert register.application(queries.details(other.id, on=DAY).performed_id).state == "refused"


def test_the_applicant_gets_the_same_answer_by_the_same_statements_whoever_is_known_elsewhere(town):
    town.acting(town.place.console)
    member(
        town.place.console, town.place.right, WORKER["full_name"], on=DAY, **{key: WORKER[key] for key in ("sex", "born", "citizen_number")}
    )
    strange = WORKER | {"full_name": "Người Chưa Ai Biết", "citizen_number": "072190777777"}
    told = []
    for who in (WORKER, strange):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            one = filed(town.place.left, "join", who)
            seen = queries.followed(one.code, on=DAY)
        told.append(([re.sub(r"'[^']*'|[0-9]+", "?", query["sql"]) for query in asked], seen.row.state_words, seen.row.standing))
    assert told[0] == told[1]

    town.acting(town.place.chair)
    for row in queries.listing("new", on=DAY)[0]:
        checked(town, town.place.chair, row.id)
        assert queries.details(row.id, on=DAY).performed_id is not None


def test_a_founding_is_opened_for_the_employer_that_is_named(town):
    district, officer = town.place.district, town.place.officer
    town.acting(town.place.console)
    organisation(town.place.console, "employer", "DV009", parent=district, name="Công ty Hư Cấu Chín", tax_code="3999900051")
    told = QUESTION | {"employer_name": "Hư Cấu Chín", "employer_tax_code": "3999900012", "workers": "40", "willing": "12"}
    unknown = filed(district, "found", told)
    one = filed(district, "found", told | {"employer_tax_code": "3999900051"})
    assert one.due_on == date(2024, 7, 19)  # fifteen working days of the law pack, unchecked
    for request in (unknown.id, one.id):
        checked(town, officer, request)
    with pytest.raises(services.NotPerformed):
        services.decide_request(by=officer, request_id=unknown.id, outcome="granted", **TOLD)
    made = services.decide_request(by=officer, request_id=one.id, outcome="granted", **TOLD)
    founding = grassroots.founding(made, on=DAY)
    assert (founding.employer_code, founding.workers, founding.state) == ("DV009", 40, "prospect")


def test_a_clock_stands_still_while_more_is_asked_for(town):
    district, officer = town.place.district, town.place.officer
    told = QUESTION | {"employer_name": "Hư Cấu", "employer_tax_code": "3999900051"}
    one = filed(district, "found", told)
    town.acting(officer)
    services.receive_request(by=officer, request_id=one.id, on=DAY)
    with pytest.raises(services.WordsMissing):
        services.ask_more(by=officer, request_id=one.id, words="  ", on=DAY)
    services.ask_more(by=officer, request_id=one.id, words="Thiếu danh sách.", on=DAY)
    nobody()
    seen = queries.followed(one.code, on=DAY)
    assert (seen.asked, seen.row.standing[1]) == ("Thiếu danh sách.", "chờ bổ sung")
    later = date(2024, 7, 8)  # six working days after Friday 28 June
    with pytest.raises(services.UnknownCode):
        services.supply_request(client="a", code="0000-0000-0000", words="x", on=later)
    for bad in (Upload("more", "x.exe", b"MZ\x90"), Upload("more", "x.pdf", PDF + b"0" * 6_000_000), Upload("khac", "x.pdf", PDF)):
        with pytest.raises(services.PaperUnfit):
            services.supply_request(client="a", code=one.code, words="Gửi thêm.", papers=[bad], on=later)
    due = services.supply_request(client="a", code=one.code, words="Gửi thêm.", papers=[Upload("more", "../ds.pdf", PDF)], on=later)
    assert due == date(2024, 7, 29)  # fifteen working days were left
    with pytest.raises(services.StateUnfit):
        services.supply_request(client="a", code=one.code, words="Nữa.", on=later)
    town.acting(officer, on=later)
    (paper,) = queries.details(one.id, on=later).papers
    assert (paper.file_name, queries.paper(one.id, paper.id)) == ("ds.pdf", ("ds.pdf", "pdf", PDF))
    services.ask_more(by=officer, request_id=one.id, words="Thiếu chữ ký.", on=later)
    assert services.resume_request(by=officer, request_id=one.id, words="Đã ký.", on=later) == due


def test_papers_that_a_procedure_needs_are_waited_for(town):
    district, officer, chair = town.place.district, town.place.officer, town.place.chair
    told = QUESTION | {"held_on": "20/05/2024", "seats": "5"}
    with pytest.raises(services.CounterClosed):
        filed(district, "congress", told)  # a unit's business
    town.acting(chair)
    asked = {"by": chair, "unit_id": district, "code": "congress", "answers": told, "on": DAY}
    with pytest.raises(services.CounterClosed):
        services.file_request(**asked)
    with pytest.raises(NotAllowed):
        services.file_request(from_unit_id=town.place.right, **asked)
    one = services.file_request(from_unit_id=town.place.left, papers=[Upload("list", "a.pdf", PDF)], **asked)
    ((row, code),) = queries.own_requests(chair, on=DAY)[0]
    assert (row.id, code.replace("-", "")) == (one.id, one.code)
    assert queries.details(one.id, on=DAY) is None  # what one filed is followed, not handled
    town.acting(town.place.neighbour)
    assert queries.own_requests(town.place.neighbour, on=DAY)[0] == []
    colleague = person(town.acting(town.place.console), "ke.toan.cs", role="union_accountant", branch=town.place.left)
    assert queries.own_requests(town.acting(colleague), on=DAY)[0][0][0].id == one.id  # what one's unit sent
    town.acting(officer)
    services.receive_request(by=officer, request_id=one.id, on=DAY)
    with pytest.raises(services.PapersMissing):
        services.check_request(by=officer, request_id=one.id, on=DAY)


def test_where_a_leader_decides_who_handles_does_not(town):
    district, officer, head = town.place.district, town.place.officer, town.head
    one = filed(district, "aid")
    checked(town, officer, one.id)
    with pytest.raises(NotAllowed):
        services.decide_request(by=officer, request_id=one.id, outcome="granted", **TOLD)
    town.acting(head)
    services.decide_request(by=head, request_id=one.id, outcome="granted", **TOLD)


def test_a_request_follows_the_case_of_its_answer(town):
    usual, dismissed = (filed(town.place.left, "advice", QUESTION | {"matter": matter}) for matter in ("Tiền lương", "Kỷ luật, sa thải"))
    town.acting(town.head)
    found = queries.details(dismissed.id, on=DAY)
    assert found.missing_papers == ("Giấy tờ liên quan",)
    assert [case.field for case in found.definition.cases] == ["matter"]
    assert queries.details(usual.id, on=DAY).missing_papers == ()
    services.receive_request(by=town.head, request_id=dismissed.id, on=DAY)
    with pytest.raises(services.PapersMissing):
        services.check_request(by=town.head, request_id=dismissed.id, on=DAY)
    with pytest.raises(services.AnswersUnfit, match="chọn trong danh sách"):
        filed(town.place.left, "advice", QUESTION | {"matter": "Việc lạ"})


def test_the_signed_answer_reaches_who_holds_the_code_and_knows_the_telephone(town):
    district, officer = town.place.district, town.place.officer
    one = filed(district)
    checked(town, officer, one.id)
    services.decide_request(by=officer, request_id=one.id, outcome="answered", words="Gửi đơn đến Hòa giải viên lao động.", on=DAY)
    document = services.draft_answer(by=officer, request_id=one.id, client_key=uuid4(), on=DAY)
    with pytest.raises(services.AnswerNotSigned):
        services.close_request(by=officer, request_id=one.id, on=DAY)
    facts = {"outgoing_id": document, "on": DAY}
    content = dict(documents.outgoing(document).content)
    assert content["body"][-1] == "Gửi đơn đến Hòa giải viên lao động."
    content |= {"symbol": "LĐLĐ", "place": "Tây Ninh", "signatures": [{"authority": ["CHỦ TỊCH"], "name": "Nguoi.Ky"}]}
    writing.rewrite_document(by=officer, content=content, **facts)
    writing.submit_document(by=officer, **facts)
    writing.approve_document(by=town.acting(town.head), **facts)
    writing.sign_document(by=town.acting(town.signer), made_at=None, **facts)
    town.acting(officer)
    services.close_request(by=officer, request_id=one.id, on=DAY)
    nobody()
    found = queries.request_of(one.code)
    assert queries.followed(one.code, on=DAY).has_result
    assert [queries.knows_phone(found, digits) for digits in ("4567", " 4567 ", "4568", "", "567")] == [True, True, False, False, False]
    words, paper = queries.answer_of(found)
    assert words.startswith("Gửi đơn")
    assert queries.paper(found.pk, paper.pk, key="result")[2].startswith(b"%PDF")


def test_two_taps_are_given_once_for_what_was_decided(town):
    one = filed(town.place.left)
    taps = {"client": "b", "code": one.code, "score": 5, "reason": "prompt", "on": DAY}
    with pytest.raises(services.StateUnfit):
        services.rate_request(**taps)
    checked(town, town.place.chair, one.id)
    services.decide_request(by=town.place.chair, request_id=one.id, outcome="answered", **TOLD)
    services.close_request(by=town.place.chair, request_id=one.id, on=DAY)
    nobody()
    for bad in ({"score": 0}, {"score": 6}, {"reason": "khác"}):
        with pytest.raises(services.RatingUnfit):
            services.rate_request(**taps | bad)
    services.rate_request(**taps)
    with pytest.raises(services.RatedAlready):
        services.rate_request(**taps | {"score": 1})
    assert queries.followed(one.code, on=DAY).rating.score == 5
    with pytest.raises(services.StateUnfit):
        services.withdraw_request(client="b", code=one.code, on=DAY)


def test_what_is_sent_twice_is_filed_once(town):
    key, left = uuid4(), town.place.left
    nobody()
    told = {"client": "c", "unit_id": left, "code": "advice", "answers": QUESTION, "key": key, "on": DAY}
    one, again = services.file_public_request(**told), services.file_public_request(**told)
    assert one == again
    assert services.file_public_request(**told | {"key": uuid4()}) != one
    town.acting(town.place.chair)
    assert queries.counts(on=DAY)["new"] == 2


def test_who_filed_takes_it_back(town):
    one = filed(town.place.left)
    services.withdraw_request(client="b", code=one.code, on=DAY)
    assert queries.followed(one.code, on=DAY).row.state_words == "đã rút"


def test_from_one_place_not_everything_comes_at_once(town):
    for _ in range(20):
        filed(town.place.left)
    with pytest.raises(services.AskedTooOften):
        filed(town.place.left)


def test_a_counter_opens_and_closes_where_the_level_takes_it(town):
    left, chair, officer = town.place.left, town.place.chair, town.place.officer
    town.acting(officer)
    turn = {"by": officer, "unit_id": town.place.district, "on": DAY}
    with pytest.raises(services.CounterSame):
        services.open_counter(code="aid", below=True, **turn)
    with pytest.raises(services.UnknownProcedure):
        services.open_counter(code="lạ", **turn)
    with pytest.raises(services.NotReceivedHere):
        services.open_counter(by=town.acting(chair), unit_id=left, code="found", on=DAY)
    with pytest.raises(NotAllowed):
        services.open_counter(by=chair, unit_id=town.place.right, code="loan", on=DAY)
    services.close_counter(by=chair, unit_id=left, code="aid", on=DAY)
    with pytest.raises(services.CounterClosed):
        filed(left, "aid")
    with pytest.raises(services.UnknownProcedure):
        filed(left, "lạ")
    assert [place.code for place in queries.places(procedure="aid")[0]] == ["LDLD-DMC", "CD002"]
    assert [place.name for place in queries.places(text="gach loc")[0]] == ["CĐCS Gạch Lộc Ninh"]
    town.acting(officer)
    assert services.open_counter(code="aid", below=True, **turn) == [left]


def test_a_unit_sets_its_own_limit_from_a_day_and_old_requests_keep_theirs(town):
    district, head, left = town.place.district, town.head, town.place.left
    old = filed(left)
    limit = {"by": town.acting(head), "unit_id": district, "code": "advice", "document": "12/QĐ-LĐLĐ", "on": DAY}
    for bad in ({"working_days": 0}, {"working_days": 366}, {"document": " "}, {"valid_from": date(2024, 6, 27)}):
        with pytest.raises(services.LimitUnfit):
            services.set_limit(**{"working_days": 3, "valid_from": DAY, **limit, **bad})
    with pytest.raises(NotAllowed):
        services.set_limit(working_days=3, valid_from=DAY, **limit | {"by": town.acting(town.place.chair), "unit_id": left})
    town.acting(head)
    services.set_limit(working_days=3, valid_from=DAY, **limit)
    with pytest.raises(services.LimitUnfit):
        services.set_limit(working_days=4, valid_from=DAY, **limit)
    services.set_limit(working_days=5, valid_from=date(2024, 8, 1), **limit)
    found = [queries.definition("advice", unit_id=left, on=day) for day in (DAY, date(2024, 8, 1))]
    assert [(one.working_days, one.limit_source, one.needs_check) for one in found] == [(3, "12/QĐ-LĐLĐ", False), (5, "12/QĐ-LĐLĐ", False)]
    new = filed(left)
    assert (old.due_on, new.due_on) == (None, date(2024, 7, 3))
    town.acting(town.place.chair)
    assert queries.details(old.id, on=DAY).definition.working_days is None
    with pytest.raises(own_rules.AlreadyInstalled):  # one at a time, in PostgreSQL too
        own_rules.install(
            by=town.acting(head), branch_id=district, topic="procedure_forms", scope={"procedure": "advice"}, valid_from=DAY,
            document="khác", fields={"working_days": 9},
        )  # fmt: skip


def test_the_morning_job_reminds_and_escalates_once(town):
    district, console = town.place.district, town.place.console
    told = QUESTION | {"employer_name": "Hư Cấu", "employer_tax_code": "3999900051"}
    one = filed(district, "found", told)
    soon, late = date(2024, 7, 17), date(2024, 7, 22)
    by = town.acting(console, on=soon)
    assert services.remind_requests(by=by, on=date(2024, 7, 16)) == services.remind_requests(by=by, on=date(2024, 7, 16))
    assert [services.remind_requests(by=by, on=soon) for _ in range(2)] == [_told(1, 0), _told(0, 0)]
    town.acting(console, on=late)
    assert [services.remind_requests(by=by, on=late) for _ in range(2)] == [_told(0, 1), _told(0, 0)]
    found = queries.details(one.id, on=late)
    assert found.row.escalated_on == late
    assert [(act.kind, act.words) for act in found.acts[1:]] == [("reminded", ""), ("escalated", "LĐLĐ tỉnh Tây Ninh")]
    assert queries.counts(on=late)["late"] == 1
    with pytest.raises(NotAllowed):
        services.remind_requests(by=town.acting(town.place.chair, on=late), on=late)


def _told(soon, late):
    from congdoan.activities.procedures.services.reminding import Reminded

    return Reminded(soon, late)


def test_the_queue_takes_few_statements_however_long(town, django_assert_num_queries):
    for place in range(6):
        filed(town.place.left, "advice", QUESTION | {"words": f"Câu hỏi {place}"})
    town.acting(town.place.chair)
    with django_assert_num_queries(2):
        rows, following = queries.listing("open", on=DAY, size=4)
    assert (len(rows), following) == (4, 4)
    assert len(queries.listing("open", on=DAY, after=following)[0]) == 2
    newest, before = queries.listing("all", on=DAY, size=4)
    assert [row.id for row in newest] == sorted((row.id for row in newest), reverse=True)
    assert len(queries.listing("all", on=DAY, after=before)[0]) == 2
    with django_assert_num_queries(1):
        assert queries.counts(on=DAY)["new"] == 6
    with django_assert_num_queries(2):
        assert len(queries.places()[0]) == 3


def test_what_is_taken_at_the_counter_and_how_a_year_went(town):
    left, chair = town.place.left, town.place.chair
    town.acting(chair)
    take = {"by": chair, "unit_id": left, "code": "loan", "answers": QUESTION, "on": DAY}
    with pytest.raises(services.AnswersUnfit) as refusal:
        services.take_request(**take | {"answers": {"phone": "x"}})
    assert [key for key, _ in refusal.value.facts["faults"]] == ["full_name", "words", "phone"]
    with pytest.raises(services.NotReceivedHere):
        services.take_request(**take | {"code": "found"})
    with pytest.raises(services.UnknownProcedure):
        services.take_request(**take | {"code": "lạ"})
    with pytest.raises(NotAllowed):
        services.take_request(**take | {"by": town.acting(town.signer)})
    town.acting(chair)
    for _ in range(6):
        services.take_request(**take)
    shown = queries.standing(left, year=2024)
    ((row, counts),) = shown.rows
    assert (row.name, counts["filed"], counts["open"], shown.total["filed"]) == ("Mượn tài liệu", 6, 6, 6)
    facts = {"by": chair, "unit_id": left, "year": 2024, "made_at": None, "on": DAY}
    with pytest.raises(services.FormatUnknown):
        services.export_standing(kind="doc", **facts)
    access.enter(town.place.neighbour, on=DAY)
    with pytest.raises(NotAllowed):
        services.export_standing(kind="xlsx", **facts | {"by": town.place.neighbour})
