"""From working papers to recommendations that are done: what the unit sees when, who may say what, kept by PostgreSQL too."""

import importlib.util
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.timezone import now

from congdoan.activities.inspection import queries, services
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.bookkeeping.tests.builders import payment
from congdoan.finance.ledger import queries as books
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries as documents
from congdoan.people.organisations.tests.builders import person

from .builders import DAY, SEED, concluded, drafted, signed

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"
VERIFIER = Path(ledger.exporting.DATA) / "verify_books.py"


def refused_by_postgresql(statement, *values):
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return refused.value.__cause__.diag.constraint_name


def spent(home, *amounts):
    """Let the first union take dues and spend in cash; return the vouchers."""
    by = home.acting("chief")
    access.enter(home.console, on=DAY)
    ids = ledger.accounts({AccountKey("tt107", "1111"), AccountKey("tt107", "5118", "dues")})
    lines = [LineDraft(one, amount) for one, amount in zip(sorted(ids.values()), (90_000_000, -90_000_000), strict=True)]
    ledger.post_entry(
        by=home.console, unit_id=home.ids["CD001"], accounting_date=date(2024, 1, 2), event="test/dues", description="Thu",
        source="test/dues", lines=lines, on=DAY,
    )  # fmt: skip
    made = []
    for place, amount in enumerate(amounts):
        key = f"00000000-0000-4000-8000-{place:012d}"
        content = payment(amount, accounting_date=DAY, counterpart=f"Người số {place}")
        one = bookkeeping.draft_voucher(by=home.acting("accountant"), unit_id=home.ids["CD001"], client_key=key, content=content, on=DAY)
        bookkeeping.submit_voucher(by=home.people["accountant"], voucher_id=one, on=DAY)
        bookkeeping.approve_voucher(by=home.acting("chair"), voucher_id=one, on=DAY)
        bookkeeping.pay_voucher(by=home.acting("treasurer"), voucher_id=one, on=DAY)
        made.append(one)
    assert by
    return made


def snapped(home, inspection):
    return services.take_snapshot(by=home.acting("inspector"), inspection_id=inspection, made_at=now(), on=DAY)


def drawn(home, inspection, how="lot", size=5, who="inspector", **facts):
    given = {"of": "vouchers", "how": how, "size": size, "seed": SEED, "on": DAY} | facts
    return services.draw_sample(by=home.acting(who), inspection_id=inspection, **given)


def found(home, inspection, who="inspector", **facts):
    given = {
        "kind": "R20", "title": "Chia nhỏ khoản chi", "document": "Quy chế chi tiêu nội bộ", "article": "Điều 6", "amount": 9_850_000,
        "cause": "tránh hạn mức", "on": DAY,
    }  # fmt: skip
    return services.record_irregularity(by=home.acting(who), inspection_id=inspection, **given | facts)


def recommended(home, inspection, irregularity=None, **facts):
    given = {"words": "Hoàn lại quỹ", "owner_name": "Trương Thị Bích", "due_on": date(2024, 7, 30), "on": DAY} | facts
    return services.recommend(by=home.acting("inspector"), inspection_id=inspection, irregularity_id=irregularity, **given)


def minuted(home, code="CD001", **facts):
    return home.walked(home.opened(code, **facts), "outlined", "on_site", "minuted")


def test_a_snapshot_freezes_the_books_and_proves_them_offline(home, tmp_path):
    spent(home, 500_000, 700_000)
    inspection = home.opened()
    bare = snapped(home, inspection)
    assert queries.snapshot_package(bare) is None  # no root was ever published
    access.enter(home.console, on=DAY)
    root = ledger.publish_root(by=home.console, on=DAY)
    snapshot = snapped(home, inspection)

    row = queries.snapshots(inspection, home.ids["CD001"])[0]
    assert (row.number, row.seal_sha256, row.root_number, row.is_newest) == (
        2, books.sealing_of([home.ids["CD001"]])[0].sha256, root.number, True,
    )  # fmt: skip
    made = importlib.util.spec_from_file_location("verify_books", VERIFIER)
    verify = importlib.util.module_from_spec(made)
    made.loader.exec_module(verify)
    _, package = queries.snapshot_package(snapshot)
    told = verify.plain(*verify.verify(io.BytesIO(package), [root.sha256]))
    assert told["ok"]
    assert told["units"][0]["covered_seals"] == row.seal_number
    spoiled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as whole, zipfile.ZipFile(spoiled, "w") as changed:
        for name in whole.namelist():
            changed.writestr(name, whole.read(name).replace(b"500000", b"500001"))
    assert not verify.plain(*verify.verify(spoiled, [root.sha256]))["ok"]
    assert {flag["code"] for flag in row.flags} == set(queries.flag_names())
    assert all(flag["why"] for flag in row.flags if flag["state"] == "unknown")


def test_samples_are_drawn_again_from_their_seed(home):
    vouchers = spent(home, *range(100_000, 112_000, 1_000))
    inspection = home.opened()
    home.seated(inspection)
    with pytest.raises(services.NoSnapshotYet):
        drawn(home, inspection, "risk")
    with pytest.raises(services.NothingInPeriod):
        drawn(home, inspection, of="lines")
    with pytest.raises(services.InspectionTextUnfit):
        drawn(home, inspection, size=501)
    lot = drawn(home, inspection, who="guest")
    snapped(home, inspection)
    drawn(home, inspection, "risk", size=3)

    by_risk, by_lot = queries.samples(inspection)
    assert [item.amount for item in by_risk.items] == [111_000, 110_000, 109_000]
    assert {item.voucher_id for item in by_lot.items} < set(vouchers)
    drawn(home, inspection)
    assert [item.voucher_id for item in queries.samples(inspection)[0].items] == [item.voucher_id for item in by_lot.items]
    assert queries.drawn_again(lot) is True
    spend_more = payment(50_000, accounting_date=DAY)
    one = bookkeeping.draft_voucher(
        by=home.acting("accountant"),
        unit_id=home.ids["CD001"],
        client_key="00000000-0000-4000-8000-999999999999",
        content=spend_more,
        on=DAY,
    )
    bookkeeping.submit_voucher(by=home.people["accountant"], voucher_id=one, on=DAY)
    bookkeeping.approve_voucher(by=home.acting("chair"), voucher_id=one, on=DAY)
    bookkeeping.pay_voucher(by=home.acting("treasurer"), voucher_id=one, on=DAY)
    home.acting("inspector")
    assert queries.drawn_again(lot) is None


def test_the_workspace_is_closed_to_the_unit_and_to_who_left(home):
    (voucher,) = spent(home, 500_000)
    inspection = home.opened()
    examiner = home.seated(inspection)
    facts = {"inspection_id": inspection, "verdict": "irregular", "words": "Thiếu hóa đơn", "on": DAY}
    services.keep_paper(by=home.acting("guest"), voucher_id=voucher, amount=500_000, file_name="anh.pdf", content=PDF, **facts)
    found(home, inspection, papers=[1])
    with pytest.raises(services.ThingNotOfUnit):
        services.keep_paper(by=home.acting("guest"), voucher_id=10**9, **facts)
    with pytest.raises(services.ThingNotOfUnit):
        services.keep_paper(by=home.people["guest"], line_id=10**9, **facts)
    with pytest.raises(services.InspectionTextUnfit):
        services.keep_paper(by=home.people["guest"], line_id=1, voucher_id=1, **facts)
    with pytest.raises(services.UnknownPaper):
        found(home, inspection, papers=[7])
    assert len(queries.papers(inspection)) == 1

    def seen(who):
        home.acting(who)
        return len(queries.papers(inspection)), len(queries.irregularities(inspection))

    assert seen("guest") == (1, 1)
    assert seen("chair") == (0, 0)
    with pytest.raises(access.NotAllowed):
        services.keep_paper(by=home.people["chair"], **facts)
    told = "INSERT INTO inspection_workingpaper (unit_id, inspection_id, number, verdict, words, flag, file_name, sha256, kept_by, kept_on)"
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"{told} VALUES (%s, %s, 9, 'ok', 'x', '', '', '', %s, %s)", [home.ids["CD001"], inspection, home.people["chair"], DAY]
        )
    services.drop_examiner(by=home.acting("inspector"), examiner_id=examiner, reason="Đổi người", on=DAY)
    assert seen("guest") == (0, 0)
    other = home.opened("CD002", decision="42/QĐ-UBKT")
    home.acting("inspector")
    values = (home.ids["CD002"], other, voucher, home.people["inspector"], DAY)
    assert refused_by_postgresql(
        "INSERT INTO inspection_workingpaper (unit_id, inspection_id, number, verdict, words, flag, file_name, sha256,"
        " voucher_id, kept_by, kept_on)"
        " VALUES (%s, %s, 1, 'ok', 'x', '', '', '', %s, %s, %s)", *values
    ) == "paper_about_the_unit"  # fmt: skip


def test_questions_are_answered_by_the_unit(home):
    inspection = home.opened()
    home.seated(inspection)
    with pytest.raises(services.InspectionTextUnfit):
        services.ask_question(by=home.acting("guest"), inspection_id=inspection, words="Vì sao?", due_on=date(2024, 1, 1), on=DAY)
    asked = services.ask_question(by=home.acting("guest"), inspection_id=inspection, words="Vì sao chi hai phiếu?", due_on=DAY, on=DAY)
    with pytest.raises(services.UnknownQuestion):
        services.answer_question(by=home.acting("other"), question_id=asked, words="x", on=DAY)
    with pytest.raises(access.NotAllowed):
        services.answer_question(by=home.acting("guest"), question_id=asked, words="x", on=DAY)
    answer = services.answer_question(
        by=home.acting("chair"), question_id=asked, words="Do hai đợt", file_name="a.pdf", content=PDF, on=DAY
    )

    (row,) = queries.questions(inspection)
    assert [one.words for one in row.answers] == ["Do hai đợt"]
    assert queries.answer_file(answer) == (inspection, "a.pdf", PDF)


def test_a_draft_is_told_replied_and_concluded_by_a_signed_document(home):
    inspection = minuted(home)
    one = found(home, inspection)
    extra = found(home, inspection, title="Thừa", kind="other", amount=None)
    services.drop_irregularity(by=home.acting("inspector"), irregularity_id=extra, reason="Trùng", on=DAY)
    recommended(home, inspection, one)
    spare = recommended(home, inspection, words="Thừa")
    services.drop_recommendation(by=home.people["inspector"], recommendation_id=spare, reason="Trùng", on=DAY)
    with pytest.raises(services.IrregularityHasRecommendation):
        services.drop_irregularity(by=home.people["inspector"], irregularity_id=one, reason="x", on=DAY)
    home.acting("chair")
    assert queries.irregularities(inspection) == queries.recommendations_of(inspection, on=DAY) == []
    drafted(home, inspection)

    home.acting("chair")
    text = queries.inspection_details(inspection, on=DAY).steps[-1].words
    assert "1. Chia nhỏ khoản chi, số tiền 9.850.000 đồng (trái Điều 6, Quy chế chi tiêu nội bộ)." in text
    assert "Trương Thị Bích, hạn 30/07/2024" in text
    assert len(queries.irregularities(inspection)) == 1
    with pytest.raises(services.NotAtWork):
        found(home, inspection)
    with pytest.raises(services.ReplyAwaited):
        services.write_conclusion(by=home.acting("inspector"), inspection_id=inspection, on=DAY)
    services.reply_to_draft(by=home.acting("chair"), inspection_id=inspection, words="Xin bổ sung hóa đơn", on=DAY)
    drafted(home, inspection)  # written anew after the reply
    services.reply_to_draft(by=home.acting("chair"), inspection_id=inspection, words="Nhất trí", on=DAY)
    with pytest.raises(services.ConclusionNotSigned):
        services.issue_conclusion(by=home.acting("inspector"), inspection_id=inspection, on=DAY)
    document = services.write_conclusion(by=home.people["inspector"], inspection_id=inspection, on=DAY)
    assert document == services.write_conclusion(by=home.people["inspector"], inspection_id=inspection, on=DAY)
    row = (home.ids["CD001"], inspection, home.people["inspector"], DAY)
    statement = (
        "INSERT INTO inspection_inspectionact (unit_id, inspection_id, place, kind, words, acted_by, acted_on)"
        " VALUES (%s, %s, 9, 'concluded', 'x', %s, %s)"
    )
    assert refused_by_postgresql(statement, *row) == "conclusion_is_numbered"
    signed(home, document, DAY)
    services.issue_conclusion(by=home.acting("inspector"), inspection_id=inspection, on=DAY)

    assert home.state(inspection) == "following"
    words = str(documents.outgoing(document).content["body"])
    assert "Nhất trí" in words
    assert "9.850.000" in words


def test_a_recommendation_lives_until_another_person_verified_it(home):
    inspection = minuted(home)
    one = recommended(home, inspection, found(home, inspection))
    done = {"recommendation_id": one, "words": "Đã hoàn quỹ", "recovered": 9_850_000, "on": DAY}
    home.acting("chair")
    with pytest.raises(services.UnknownRecommendation):
        services.report_recommendation(by=home.people["chair"], file_name="a.pdf", content=PDF, **done)
    drafted(home, inspection)
    with pytest.raises(services.RecommendationWrongState):
        services.report_recommendation(by=home.acting("chair"), file_name="a.pdf", content=PDF, **done)
    concluded(home, inspection)
    home.acting("chair")
    assert queries.standing_count() == 1
    with pytest.raises(services.EvidenceNeeded):
        services.report_recommendation(by=home.people["chair"], **done)
    with pytest.raises(services.RecommendationsOpen):
        services.close_inspection(by=home.acting("inspector"), inspection_id=inspection, words="Xong", on=DAY)
    services.report_recommendation(by=home.acting("chair"), file_name="phieu-thu.pdf", content=PDF, **done)
    verdict = {"recommendation_id": one, "on": DAY}
    with pytest.raises(access.NotAllowed):
        services.verify_recommendation(by=home.people["chair"], is_done=True, words="Xong", **verdict)
    services.verify_recommendation(by=home.acting("inspector"), is_done=False, words="Thiếu phiếu thu", **verdict)
    with pytest.raises(services.RecommendationWrongState):
        services.verify_recommendation(by=home.people["inspector"], is_done=True, words="Xong", **verdict)
    access.enter(home.console, on=DAY)
    access.grant(by=home.console, actor_id=home.people["inspector"], role="union_chair", branch_id=home.ids["CD001"], from_day=DAY, on=DAY)
    services.report_recommendation(by=home.acting("inspector"), file_name="phieu-thu.pdf", content=PDF, **done)
    with pytest.raises(services.OwnReport):
        services.verify_recommendation(by=home.people["inspector"], is_done=True, words="Xong", **verdict)
    statement = (
        "INSERT INTO inspection_recommendationact (unit_id, recommendation_id, place, kind, words, recovered, file_name, sha256,"
        " acted_by, acted_on)"
        " VALUES (%s, %s, 4, 'verified', 'x', 0, '', '', %s, %s)"
    )
    assert refused_by_postgresql(statement, home.ids["CD001"], one, home.people["inspector"], DAY) == "recommendation_verified_by_another"
    access.enter(home.console, on=DAY)
    second = person(home.console, "nguoi.second", role="inspection_officer", branch=home.ids["LDLD-DMC"])
    access.enter(second, on=DAY)
    services.verify_recommendation(by=second, is_done=True, words="Đã thấy phiếu thu", **verdict)
    services.record_step(by=second, inspection_id=inspection, step="rechecked", words="Đã kiểm tra lại", on=DAY)
    services.close_inspection(by=second, inspection_id=inspection, words="Kiến nghị đã làm xong", on=DAY)

    assert home.state(inspection) == "closed"
    home.acting("inspector")
    assert queries.standing_count() == 0
    told = {figure.words: figure.value for figure in queries.figures(home.ids["LDLD-DMC"], queries.days_of(2024), on=DAY)[0]}
    assert told["Tiền của các phát hiện"] == 9_850_000
    assert told["Đã thu hồi, đã xác nhận"] == 9_850_000
    assert told["Tài chính cấp dưới: đã kết luận"] == 1
    assert (told["Đơn nhận"], told["Khiển trách"]) == (0, 0)


def test_what_was_found_once_is_pointed_out_elsewhere(home):
    here, there = minuted(home), minuted(home, "CD002", decision="42/QĐ-UBKT")
    found(home, here)
    found(home, there, title="Chia nhỏ khoản chi hội nghị")
    with pytest.raises(services.UnknownIrregularity):
        services.drop_irregularity(by=home.people["inspector"], irregularity_id=10**9, reason="x", on=DAY)

    (one,) = queries.irregularities(here)
    assert one.elsewhere == 1
    assert [each.unit_name for each in queries.elsewhere("R20", but=home.ids["CD001"])] == ["CĐCS Số 2"]
    home.acting("chair")
    assert queries.elsewhere("R20", but=home.ids["CD001"]) == []


BROKEN = {
    "UPDATE inspection_irregularity SET amount = 1 WHERE inspection_id = {one}": "findings_change_before_the_draft",
    "DELETE FROM inspection_irregularity WHERE inspection_id = {one}": "findings_change_before_the_draft",
    "UPDATE inspection_recommendation SET state = 'verified' WHERE inspection_id = {one}": "findings_change_before_the_draft",
}


@pytest.mark.parametrize(("statement", "named"), list(BROKEN.items()))
def test_postgresql_keeps_what_was_told(home, statement, named):
    one = minuted(home)
    found(home, one)
    recommended(home, one)
    drafted(home, one)

    home.acting("inspector")
    assert refused_by_postgresql(statement.format(one=one)) == named
