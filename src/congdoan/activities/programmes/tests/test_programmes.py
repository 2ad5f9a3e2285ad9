"""Programmes: from a document's sentences to tasks, decided by another person, given down the tree, told back with evidence."""

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as papers

from .builders import DAY, NOTICE, district

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(scope="module")
def built(built_once):
    return district(built_once)


@pytest.fixture
def home(db, built):
    built.acting("officer")
    return built


def sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def breaks(promise, statement, *values):
    """Break a promise by SQL of one's own, and insist on the guard that refuses."""
    with pytest.raises((IntegrityError, InternalError), match=promise):
        sql(statement, *values)


def test_a_read_document_becomes_tasks_with_their_sentences_word_for_word(home):
    document = home.document()

    programme = home.draft(document_id=document)

    tasks = [queries.task(one.id, on=DAY) for one in queries.tasks_of(programme, on=DAY)]
    text = " ".join(NOTICE.split())
    assert len(tasks) == 2
    assert all(" ".join(one.sentence.split()) in text for one in tasks)
    assert [(one.row.for_units, one.row.due_on) for one in tasks] == [(True, date(2024, 6, 30)), (False, date(2024, 9, 30))]
    assert [one.row.breakthrough for one in tasks] == ["breakthrough.1", "breakthrough.2"]
    assert all(one.source.startswith("Thông báo 12/TB-LĐLĐ ngày 05/01/2024") for one in tasks)
    assert [one.id for one in queries.from_document(document, on=DAY)] == [programme]


def test_what_an_officer_refused_in_the_document_is_no_task(home):
    document = home.document()
    for one in documents.details(document).proposals:
        if one.kind == "task":
            papers.decide_proposal(by=home.people["officer"], proposal_id=one.pk, verdict="refused", on=DAY)

    with pytest.raises(services.NothingRead):
        home.draft(document_id=document)


def test_a_document_of_another_book_is_no_source(home):
    with pytest.raises(services.UnknownSource):
        home.draft(document_id=999_999)


def test_a_sentence_cannot_be_made_up(home):
    programme = home.draft(document_id=home.document())
    first = queries.tasks_of(programme, on=DAY)[0].id

    columns = 'unit_id, programme_id, number, place_in_list, "group", title, lead, support, product, due_words, is_recurring, for_units'
    more = "breakthrough, sentence, place, above, search_key, state, percent, proposal_id"
    made_up = "'', 'Câu bịa', '', '[]', '', 'open', 0, proposal_id"
    breaks(
        "word for word",
        f"INSERT INTO programmes_task ({columns}, {more}) SELECT {columns}, {made_up} FROM programmes_task WHERE id = %s",
        first,
    )
    breaks("source of a task never changes", "UPDATE programmes_task SET sentence = 'Câu khác' WHERE id = %s", first)


def test_a_programme_goes_one_way_and_another_person_approves(home):
    programme = home.issued()

    found = queries.details(programme, on=DAY)

    assert [act.kind for act in found.acts] == ["drafted", "submitted", "approved", "issued"]
    assert (found.row.state, found.symbol) == ("issued", "05/CTr-LĐLĐ")
    with pytest.raises(services.WrongState):
        services.submit_programme(by=home.acting("officer"), programme_id=programme, on=DAY)
    with pytest.raises(services.WrongState):
        services.add_task(by=home.people["officer"], programme_id=programme, title="Thêm", on=DAY)
    with pytest.raises(services.WrongState):
        services.drop_task(by=home.people["officer"], task_id=queries.tasks_of(programme, on=DAY)[0].id, on=DAY)


def test_nobody_approves_what_they_prepared(home):
    programme = services.draft_programme(by=home.acting("head"), unit_id=home.ids["LDLD-DMC"], kind="plan", title="Kế hoạch", on=DAY)
    with pytest.raises(services.NoTasks):
        services.submit_programme(by=home.people["head"], programme_id=programme, on=DAY)
    services.add_task(by=home.people["head"], programme_id=programme, title="Việc", on=DAY)
    services.submit_programme(by=home.people["head"], programme_id=programme, on=DAY)

    with pytest.raises(services.OwnProgramme):
        services.approve_programme(by=home.people["head"], programme_id=programme, on=DAY)

    columns = "unit_id, programme_id, place, kind, words, acted_by, acted_on"
    act = f"INSERT INTO programmes_programmeact ({columns}) VALUES (%s, %s, 3, %s, '', %s, %s)"
    breaks("programme of their own", act, home.ids["LDLD-DMC"], programme, "approved", home.people["head"], DAY)
    breaks("does not go from", act, home.ids["LDLD-DMC"], programme, "issued", home.people["head"], DAY)


def test_content_stands_once_submitted_whoever_asks(home):
    programme = home.issued()

    breaks("no draft any more", "UPDATE programmes_programme SET title = 'khác' WHERE id = %s", programme)
    breaks("no draft any more", "UPDATE programmes_programme SET state = 'drafted' WHERE id = %s", programme)
    breaks("tasks of this programme are decided", "UPDATE programmes_task SET title = 'khác' WHERE programme_id = %s", programme)
    breaks("tasks of this programme are decided", "DELETE FROM programmes_task WHERE programme_id = %s", programme)


def test_a_returned_programme_is_mended_and_comes_again(home):
    programme = home.draft()
    task = services.add_task(by=home.people["officer"], programme_id=programme, title="Việc", on=DAY)
    services.submit_programme(by=home.people["officer"], programme_id=programme, on=DAY)
    services.return_programme(by=home.acting("head"), programme_id=programme, reason="Ghi người chủ trì", on=DAY)

    services.amend_task(by=home.acting("officer"), task_id=task, title="Việc rõ", lead="Ban Tổ chức", on=DAY)
    services.amend_programme(by=home.people["officer"], programme_id=programme, kind="project", title="Đề án", on=DAY)
    services.submit_programme(by=home.people["officer"], programme_id=programme, on=DAY)

    found = queries.details(programme, on=DAY)
    assert (found.row.state, found.row.title, found.acts[2].words) == ("submitted", "Đề án", "Ghi người chủ trì")


def test_a_draft_is_withdrawn_with_a_reason(home):
    programme = home.draft()
    with pytest.raises(services.TextUnfit):
        services.withdraw_programme(by=home.people["officer"], programme_id=programme, reason=" ", on=DAY)

    services.withdraw_programme(by=home.people["officer"], programme_id=programme, reason="Trùng", on=DAY)

    assert queries.state_of(programme) == "withdrawn"


@pytest.mark.parametrize("facts", [
    {"title": ""}, {"title": "x" * 301}, {"kind": "poem"}, {"title": "a\x00b"},
    {"starts_on": date(2024, 2, 1), "ends_on": date(2024, 1, 1)}, {"ends_on": date(1, 1, 1)},
])  # fmt: skip
def test_text_that_cannot_be_kept_is_refused(home, facts):
    with pytest.raises(services.TextUnfit):
        home.draft(**facts)


def test_each_union_gets_a_plan_with_the_line_above_it(home):
    programme = home.issued(home.draft(document_id=home.document()))

    plans = home.assigned(programme)

    assert set(plans) == {home.ids[f"CD00{number}"] for number in (1, 2, 3)}
    home.acting("chair")
    (task,) = [queries.task(one.id, on=DAY) for one in queries.tasks_of(plans[home.ids["CD001"]], on=DAY)]
    assert "tập trung hoàn thành việc xây dựng kế hoạch" in task.sentence
    assert [one["unit"] for one in task.above] == ["LĐLĐ huyện Dương Minh Châu"]
    assert task.above[0]["paper"] == "Chương trình 05/CTr-LĐLĐ của LĐLĐ huyện Dương Minh Châu"
    assert not task.sees_parent  # the district's own row stays behind the guard
    assert queries.details(programme, on=DAY) is None
    home.acting("officer")
    above = queries.task(task.parent_id, on=DAY)
    assert {one.unit_code for one in above.children} == {"CD001", "CD002", "CD003"}


def test_giving_twice_gives_once(home):
    programme = home.issued()
    first = services.assign_programme(by=home.acting("officer"), programme_id=programme, unit_ids=[home.ids["CD001"]], on=DAY)

    second = services.assign_programme(by=home.people["officer"], programme_id=programme, on=DAY)

    assert (first, second) == (services.Assigned(1, 0, 1), services.Assigned(2, 1, 1))
    with pytest.raises(services.UnitNotBelow):
        services.assign_programme(by=home.people["officer"], programme_id=programme, unit_ids=[home.ids["LDLD-TB"]], on=DAY)


def test_nothing_is_given_before_it_is_issued_or_when_nothing_is_for_unions(home):
    programme = home.draft()
    task = services.add_task(by=home.people["officer"], programme_id=programme, title="Việc của huyện", on=DAY)
    with pytest.raises(services.ProgrammeNotIssued):
        services.assign_programme(by=home.people["officer"], programme_id=programme, on=DAY)
    with pytest.raises(services.ProgrammeNotIssued):
        services.tell_progress(by=home.people["officer"], task_id=task, state="under_way", on=DAY)
    home.issued(programme)

    with pytest.raises(services.NothingToAssign):
        services.assign_programme(by=home.acting("officer"), programme_id=programme, on=DAY)


def test_progress_is_told_below_with_evidence_and_seen_above(home):
    programme = home.issued()
    (task,) = home.plan_issued(home.assigned(programme)[home.ids["CD001"]])
    services.tell_progress(by=home.acting("treasurer"), task_id=task, state="under_way", percent=40, words="Đang lấy ý kiến", on=DAY)
    told = services.tell_progress(
        by=home.people["treasurer"],
        task_id=task,
        state="done",
        file_name="ke hoach.exe",
        content=PDF,
        link="https://vi-du.vn/ke-hoach",
        on=DAY,
    )

    assert queries.evidence_file(told)[1:] == ("ke hoach.pdf", PDF)
    home.acting("officer")
    first = queries.tasks_of(programme, on=DAY)[0]
    assert (first.below.total, first.below.done, first.below.late) == (3, 1, 2)
    communes = queries.board(programme, on=DAY)
    assert communes.communes == ("Phan", "Suối Đá")
    assert [cell.look for cell in communes.rows[0][3]] == ["late", "late"]
    home.acting("other")
    assert queries.task(task, on=DAY) is None


@pytest.mark.parametrize(("told", "refusal"), [
    ({"state": "done"}, services.EvidenceMissing),
    ({"state": "done", "link": "javascript:alert(1)"}, services.EvidenceUnfit),
    ({"state": "done", "link": "https://vi du.vn"}, services.EvidenceUnfit),
    ({"state": "done", "file_name": "x.pdf", "content": b"MZ\x90"}, services.EvidenceUnfit),
    ({"state": "none"}, services.ProgressUnfit),
    ({"state": "under_way", "percent": 100}, services.ProgressUnfit),
    ({"state": "open"}, services.ProgressUnfit),
])  # fmt: skip
def test_progress_that_cannot_be_kept_is_refused(home, told, refusal):
    task = queries.tasks_of(home.issued(), on=DAY)[0].id

    with pytest.raises(refusal):
        services.tell_progress(by=home.acting("officer"), task_id=task, on=DAY, **told)


def test_what_was_told_never_changes_and_done_has_evidence_whoever_asks(home):
    programme = home.issued()
    task = queries.tasks_of(programme, on=DAY)[0].id
    services.tell_progress(by=home.acting("officer"), task_id=task, state="none", words="Không có", on=DAY)

    told = "INSERT INTO programmes_progress (unit_id, task_id, state, percent, words, link, file_name, sha256, told_by, told_on)"
    facts = (home.ids["LDLD-DMC"], task, home.people["officer"])
    breaks("done_has_evidence", f"{told} VALUES (%s, %s, 'done', 100, '', '', '', '', %s, %s)", *facts, DAY)
    breaks("told by whoever acts, today", f"{told} VALUES (%s, %s, 'none', 0, 'x', '', '', '', %s, %s)", *facts, date(2024, 6, 29))
    breaks("state follows what is told|tasks of this programme", "UPDATE programmes_task SET state = 'done' WHERE id = %s", task)
    with pytest.raises(Exception, match=r"never|denied"):
        sql("UPDATE programmes_progress SET words = 'khác' WHERE task_id = %s", task)


def test_neighbours_and_onlookers_do_not_plan(home):
    programme = home.draft()

    with pytest.raises(NotAllowed):
        services.add_task(by=home.acting("inspector"), programme_id=programme, title="x", on=DAY)
    with pytest.raises(services.UnknownProgramme):
        services.add_task(by=home.acting("neighbour"), programme_id=programme, title="x", on=DAY)
    with pytest.raises(services.UnknownTask):
        services.amend_task(by=home.people["neighbour"], task_id=1, title="x", on=DAY)
    with pytest.raises(NotAllowed):
        services.draft_programme(by=home.acting("chair"), unit_id=home.ids["CD002"], kind="plan", title="x", on=DAY)


def test_tasks_are_found_by_words_state_and_day(home):
    programme = home.issued()
    late, coming = (one.id for one in queries.tasks_of(programme, on=DAY))

    def found(on=DAY, **chosen):
        return [one.id for one in queries.tasks(queries.TaskFilter(programme_id=programme, **chosen), on=on).rows]

    assert found() == [late, coming]
    assert found(state="late") == [late]
    assert found(on=date(2024, 9, 20), state="soon") == [coming]
    assert found(text="tap huan") == [coming]
    assert queries.task_counts(queries.TaskFilter(programme_id=programme), on=DAY) == {
        "open": 2, "under_way": 0, "done": 0, "none": 0, "late": 1, "soon": 0,
    }  # fmt: skip


def test_the_programme_is_written_as_an_official_document(home):
    programme = home.draft(document_id=home.document())

    made = services.draft_paper(by=home.people["officer"], programme_id=programme, on=DAY)

    paper = documents.outgoing(made)
    assert (paper.kind, paper.symbol) == ("Chương trình", "CTr-LĐLĐ")
    assert paper.content["annexes"][0]["title"] == "Bảng phân công nhiệm vụ"
    assert len(paper.content["annexes"][0]["body"][0]["rows"]) == 2
    assert services.draft_paper(by=home.people["officer"], programme_id=programme, on=DAY) == made
    assert papers.word_file(paper).content[:2] == b"PK"


def test_lists_take_a_bounded_number_of_statements(home, django_assert_max_num_queries):
    programme = home.issued()
    home.assigned(programme)

    with django_assert_max_num_queries(4):
        assert queries.listing(queries.Filter(), on=DAY).total == 4
    with django_assert_max_num_queries(3):
        assert len(queries.tasks_of(programme, on=DAY)) == 2
    with django_assert_max_num_queries(4):
        queries.tasks(queries.TaskFilter(), on=DAY)
    with django_assert_max_num_queries(8):
        queries.details(programme, on=DAY)
