"""Sentences that belong to no task: none of the notice is lost; each becomes a task, joins one, or is none, and back."""

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.incoming import tasks_before
from congdoan.foundation.documents.rules.reading import read_file

from .builders import TODAY, office

PAPER = """Số: 7/KH-LĐLĐ

KẾ HOẠCH
Về công tác năm 2024

I. NHIỆM VỤ
1. Tổ chức học tập nghị quyết cho đoàn viên trong tháng 6. Năm qua số đoàn viên mới nhiều hơn năm trước.
2. Báo cáo kết quả về Liên đoàn Lao động huyện trước ngày 20 hằng tháng.
Kết quả năm qua còn chưa đều giữa các đơn vị.
"""


def test_what_no_task_holds_is_told_in_order():
    answer = read_file(PAPER.encode(), file="a.txt")

    assert [one["text"] for one in answer["left_over"]] == [
        "Năm qua số đoàn viên mới nhiều hơn năm trước.", "Kết quả năm qua còn chưa đều giữa các đơn vị.",
    ]  # fmt: skip
    assert all(answer["text"][one["start"] : one["end"]] == one["text"] for one in answer["left_over"])


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


@pytest.fixture
def came(cast):
    facts = {"unit_id": LEFT, "file_name": "a.txt", "content": PAPER.encode(), "arrived_on": TODAY, "on": TODAY}
    return services.receive_document(by=cast.acting("writer"), **facts)


def of(document, kind):
    return [one for one in queries.ordered_proposals(document) if one.kind == kind]


def decide(cast, proposal, verdict, words=""):
    services.decide_proposal(by=cast.acting("writer"), proposal_id=proposal.pk, verdict=verdict, words=words, on=TODAY)


@pytest.mark.django_db
def test_a_sentence_becomes_a_task_behind_the_one_before_it_and_back(cast, came):
    sentence, _ = of(came, "sentence")
    count = len(of(came, "task"))
    decide(cast, sentence, "confirmed")
    made = next(one for one in of(came, "task") if ".+" in one.place)
    assert (made.place, made.words, made.verdict) == ("1/1.1.+1", sentence.words, "confirmed")

    services.undo_decision(by=cast.acting("writer"), proposal_id=sentence.pk, on=TODAY)
    assert [one.verdict for one in of(came, "task") if ".+" in one.place] == ["refused"]
    assert of(came, "sentence")[0].verdict == ""
    decide(cast, sentence, "confirmed")
    decide(cast, sentence, "refused")
    assert [one.verdict for one in of(came, "task") if ".+" in one.place] == ["refused"]
    assert len(of(came, "task")) == count + 1


@pytest.mark.django_db
def test_a_sentence_joins_a_task_and_leaves_it_again(cast, came):
    sentence, last = of(came, "sentence")
    task = of(came, "task")[0]
    assert tasks_before(queries.ordered_proposals(came))[sentence.pk] == task.place

    decide(cast, sentence, "corrected", task.place)
    assert of(came, "task")[0].decided == f"{task.words} {sentence.words}"
    services.undo_decision(by=cast.acting("writer"), proposal_id=sentence.pk, on=TODAY)
    assert (of(came, "task")[0].verdict, of(came, "task")[0].decided) == ("confirmed", "")
    for place in ("9/9.9", ""):
        with pytest.raises(services.CorrectionUnfit):
            decide(cast, last, "corrected", place)


@pytest.mark.django_db
def test_a_task_that_was_refused_or_undone_since_stays_so_when_a_sentence_leaves_it(cast, came):
    sentence, _ = of(came, "sentence")
    for left, undo in (("refused", False), ("", True)):
        task = of(came, "task")[0]
        decide(cast, sentence, "corrected", task.place)
        if undo:
            services.undo_decision(by=cast.acting("writer"), proposal_id=task.pk, on=TODAY)
        else:
            decide(cast, task, "refused")
        services.undo_decision(by=cast.acting("writer"), proposal_id=sentence.pk, on=TODAY)
        assert of(came, "task")[0].verdict == left
        decide(cast, task, "confirmed")


@pytest.mark.django_db
def test_a_task_of_its_own_keeps_what_it_was_given_and_gives_it_back(cast, came):
    sentence, last = of(came, "sentence")
    decide(cast, sentence, "confirmed")
    made = next(one for one in of(came, "task") if ".+" in one.place)
    decide(cast, last, "corrected", made.place)
    decide(cast, sentence, "confirmed")
    assert next(one for one in of(came, "task") if ".+" in one.place).decided == f"{sentence.words} {last.words}"

    services.undo_decision(by=cast.acting("writer"), proposal_id=sentence.pk, on=TODAY)
    assert [(one.verdict, one.decided) for one in of(came, "sentence")] == [("", ""), ("", "")]


@pytest.mark.django_db
def test_the_page_has_a_key_for_each(cast, came, client, django_user_model):
    client.force_login(django_user_model.objects.get(pk=cast.people["writer"]))
    sentence, last = of(came, "sentence")
    page = reverse("documents:incoming_document", args=[came])

    shown = client.get(f"{page}?muc={sentence.pk}").content.decode()
    assert "Câu chưa thuộc nhiệm vụ nào" in shown
    assert "data-in-view" in shown
    assert all(words in shown for words in ("Thành nhiệm vụ", "Không phải nhiệm vụ", 'data-key="g"'))
    client.post(reverse("documents:decide_proposal", args=[last.pk]), {"verdict": "refused"})
    assert "không phải nhiệm vụ" in client.get(page).content.decode()


@pytest.mark.django_db
def test_postgresql_knows_no_other_kind(cast, came):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("INSERT INTO documents_proposal (unit_id, document_id, kind, place, words, value, verdict, decided) "
                       "VALUES (%s, %s, 'khác', '1', 'x', '{}', '', '')", [LEFT, came])  # fmt: skip
