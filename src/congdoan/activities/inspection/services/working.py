"""The workspace: the books frozen with their seal and red flags, samples, working papers, questions and answers."""

from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.db import models, transaction

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.models import Answer, Inspection, Question, Sample, SampleItem, Snapshot, WorkingPaper
from congdoan.activities.inspection.queries.workspace import newest_flags
from congdoan.activities.inspection.rules import sampling
from congdoan.finance.banking import queries as banking
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets import queries as budgets
from congdoan.finance.ledger import queries as books
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import queries as people
from congdoan.foundation.audit import services as audit

from . import held, texts
from .refusals import InspectionTextUnfit, NoSnapshotYet, NotAtWork, NothingInPeriod, ThingNotOfUnit, UnknownQuestion


def at_work(one: Inspection, act: str) -> Inspection:
    """Return an inspection whose workspace is open.

    :raises NotAtWork: the draft conclusion was sent, or it is over
    """
    if one.state not in (*rules.WORKING, *rules.DRAFTED):
        raise NotAtWork(state=rules.STATES[one.state], act=act)
    return one


def next_number(model: type[models.Model], one: Inspection) -> int:
    """Return the next number of an inspection's rows of a kind; the inspection is locked."""
    found = model._default_manager.filter(inspection=one).aggregate(last=models.Max("number"))
    return int(found["last"] or 0) + 1


@transaction.atomic
def take_snapshot(*, by: int, inspection_id: int, made_at: datetime, on: date) -> int:
    """Seal the unit's books and keep them as they stand: the package that proves them offline, and every red flag; return its id.

    A root that was published before proves what was sealed before it; taken again after the next root, the package proves the new seal too.

    :raises UnknownInspection: none within reach
    :raises NotAtWork: the workspace is closed
    """
    one = at_work(held.led(inspection_id, by=by, act="take_snapshot", on=on), "chụp sổ")
    ledger.seal(by=by, unit_ids=[one.unit_id], on=on)
    (state,) = books.sealing_of([one.unit_id])
    package, records = _package(one, by=by, made_at=made_at, on=on)
    row = Snapshot(
        unit_id=one.unit_id, inspection=one, number=next_number(Snapshot, one), seal_number=state.number, seal_sha256=state.sha256 or "",
        records=records, package=package, package_sha256=sha256(package).hexdigest() if package else "", flags=_flags(one, on),
        taken_by=by, taken_on=on,
    )  # fmt: skip
    Snapshot.objects.bulk_create([row])
    found = sum(flag["state"] == "found" for flag in row.flags)
    audit.record(
        by, "inspection.take_snapshot", at=one.unit_id, inspection=one.pk, seal=row.seal_sha256, package=row.package_sha256, flags=found
    )
    return int(row.pk)


def _package(one: Inspection, *, by: int, made_at: datetime, on: date) -> tuple[bytes | None, int]:
    """Return the package of the unit's books and how many records it holds; none while no root was ever published."""
    out = BytesIO()
    try:
        made = ledger.export_seals(by=by, unit_id=one.unit_id, below=False, out=out, made_at=made_at, on=on)
    except ledger.NoRootYet:
        return None, 0
    return out.getvalue(), made.records


def _flags(one: Inspection, on: date) -> list[dict[str, Any]]:
    """Return every red flag of the years that are inspected, with what it found and the voucher behind an entry."""
    code = people.branch_names([one.unit_id])[one.unit_id][0]
    told = [
        {"year": year, **asdict(flag)}
        for year in range(one.since.year, one.until.year + 1)
        for flag in budgets.red_flags(one.unit_id, code, year, on=min(on, one.until) if year == one.until.year else on)
    ]
    entries = [finding["entry_id"] for flag in told for finding in flag["findings"] if finding["entry_id"] and not finding["voucher_id"]]
    behind = bookkeeping.voucher_of_entry(entries)
    for flag in told:
        for finding in flag["findings"]:
            finding["on"] = finding["on"].isoformat() if finding["on"] else None
            finding["voucher_id"] = finding["voucher_id"] or behind.get(finding["entry_id"] or 0)
    return told


@transaction.atomic
def draw_sample(*, by: int, inspection_id: int, of: str, how: str, size: int, seed: int, on: date) -> int:
    """Draw vouchers or bank lines of the inspected period, the riskiest first or by lot; return the sample's id.

    :raises UnknownInspection, NotAtWork: there is no open workspace
    :raises NoSnapshotYet: by risk, and no red flags were computed
    :raises NothingInPeriod: there is nothing of the kind
    :raises InspectionTextUnfit: an unknown kind, too many, or a seed out of range
    """
    one = at_work(held.examined(inspection_id, by=by, act="draw_sample", on=on), "chọn mẫu")
    texts.choice("mẫu của", of, sampling.OF_WORDS)
    texts.choice("cách chọn", how, sampling.HOW_WORDS)
    if not 1 <= size <= sampling.MOST_DRAWN or not 0 <= seed < 2**63:
        raise InspectionTextUnfit(field="số lượng", why=f"một mẫu có từ 1 đến {sampling.MOST_DRAWN}")
    things = queries.things(of, one.unit_id, since=one.since, until=one.until)
    if not things:
        raise NothingInPeriod(what=sampling.OF_WORDS[of])
    drawn = _drawn(one, of, how, things, size=size, seed=seed)
    sample = Sample(
        unit_id=one.unit_id, inspection=one, number=next_number(Sample, one), of=of, how=how, seed=seed, size=size, population=len(things),
        population_sha256=sampling.population_hash(things), drawn_by=by, drawn_on=on,
    )  # fmt: skip
    Sample.objects.bulk_create([sample])
    SampleItem.objects.bulk_create([_item(sample, place, each) for place, each in enumerate(drawn, start=1)])
    audit.record(
        by, "inspection.draw_sample", at=one.unit_id, inspection=one.pk, sample=sample.pk, of=of, how=how, seed=seed, size=len(drawn)
    )
    return int(sample.pk)


def _drawn(one: Inspection, of: str, how: str, things: list[sampling.Thing], *, size: int, seed: int) -> list[sampling.Drawn]:
    if how == sampling.LOT:
        return sampling.by_lot(things, seed=seed, size=size)
    flags = newest_flags(one.pk)
    if flags is None:
        raise NoSnapshotYet
    return sampling.by_risk(things, sampling.named_by(flags, "voucher_id" if of == sampling.VOUCHERS else "line_id"), size=size)


def _item(sample: Sample, place: int, each: sampling.Drawn) -> SampleItem:
    thing = {"voucher_id" if sample.of == sampling.VOUCHERS else "line_id": each.thing.id}
    return SampleItem(
        unit_id=sample.unit_id, inspection_id=sample.inspection_id, sample=sample, place=place, title=each.thing.title[:200],
        happened_on=each.thing.on, amount=each.thing.amount, score=each.score, reasons=each.reasons, **thing,
    )  # fmt: skip


@transaction.atomic
def keep_paper(
    *, by: int, inspection_id: int, verdict: str, words: str, on: date, voucher_id: int | None = None, line_id: int | None = None,
    flag: str = "", amount: int | None = None, file_name: str = "", content: bytes = b"",
) -> int:  # fmt: skip
    """Keep a working paper: what was seen, of which voucher or bank line; return its number in the inspection.

    :raises UnknownInspection, NotAtWork: there is no open workspace
    :raises ThingNotOfUnit: the voucher is not the unit's, or the line is not within reach
    :raises InspectionTextUnfit, InspectionPaperUnfit: nothing said, an unknown verdict or flag, a file that cannot be kept
    """
    one = at_work(held.examined(inspection_id, by=by, act="keep_paper", on=on), "ghi giấy làm việc")
    texts.choice("kết quả", verdict, sampling.VERDICTS)
    texts.choice("dấu hiệu", flag, {"", *queries.flag_names()})
    told = texts.text("nội dung", words, 2000, has_lines=True)
    if voucher_id is not None and line_id is not None:
        raise InspectionTextUnfit(field="chứng từ, dòng sao kê", why="một giấy làm việc gắn với một chứng từ hoặc một dòng sao kê")
    if voucher_id is not None and all(found.unit_id != one.unit_id for found in bookkeeping.vouchers_by_id([voucher_id])):
        raise ThingNotOfUnit(what="chứng từ", number=voucher_id)
    if line_id is not None and not banking.lines(ids=[line_id]):
        raise ThingNotOfUnit(what="dòng sao kê", number=line_id)
    row = WorkingPaper(
        unit_id=one.unit_id, inspection=one, number=next_number(WorkingPaper, one), verdict=verdict, words=told, voucher_id=voucher_id,
        line_id=line_id, flag=flag, amount=texts.amount("số tiền", amount), kept_by=by, kept_on=on, **texts.paper(file_name, content),
    )  # fmt: skip
    WorkingPaper.objects.bulk_create([row])
    audit.record(
        by, "inspection.keep_paper", at=one.unit_id, inspection=one.pk, paper=row.number, verdict=verdict, voucher=voucher_id, line=line_id
    )
    return int(row.number)


@transaction.atomic
def ask_question(*, by: int, inspection_id: int, words: str, due_on: date, on: date) -> int:
    """Ask the unit something, to be answered by a day; return the question's id.

    :raises UnknownInspection, NotAtWork: there is no open workspace
    :raises InspectionTextUnfit: nothing asked, or a day that has passed
    """
    one = at_work(held.examined(inspection_id, by=by, act="ask_question", on=on), "hỏi")
    texts.days("hạn trả lời", on, due_on)
    row = Question(
        unit_id=one.unit_id, inspection=one, number=next_number(Question, one), words=texts.text("câu hỏi", words, 2000, has_lines=True),
        due_on=due_on, asked_by=by, asked_on=on,
    )  # fmt: skip
    Question.objects.bulk_create([row])
    audit.record(by, "inspection.ask_question", at=one.unit_id, inspection=one.pk, question=row.number)
    return int(row.pk)


@transaction.atomic
def answer_question(*, by: int, question_id: int, words: str, on: date, file_name: str = "", content: bytes = b"") -> int:
    """Answer a question for the unit, with a paper where there is one; return the answer's id.

    :raises UnknownQuestion: none within reach
    :raises NotAtWork: the inspection is over
    :raises InspectionTextUnfit, InspectionPaperUnfit: nothing said, or a file that cannot be kept
    """
    asked = Question.objects.filter(pk=question_id).first()
    if asked is None:
        raise UnknownQuestion(question_id=question_id)
    one = at_work(held.answered(asked.inspection_id, by=by, act="answer_question", on=on), "trả lời")
    told = texts.text("trả lời", words, 4000, has_lines=True)
    row = Answer(
        unit_id=one.unit_id, question=asked, words=told, answered_by=by, answered_on=on, **texts.paper(file_name, content)
    )  # fmt: skip
    Answer.objects.bulk_create([row])
    audit.record(by, "inspection.answer_question", at=one.unit_id, inspection=one.pk, question=asked.number)
    return int(row.pk)
