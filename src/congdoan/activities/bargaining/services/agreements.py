"""Agreements: recorded with their clauses, sent and published, amended, extended, ended, graded."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from congdoan.activities.bargaining import queries
from congdoan.activities.bargaining.models import Agreement, AgreementGrade, AgreementParty, Clause
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import agreements as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from . import texts
from .refusals import AgreementUnfit, AgreementWrongState, BargainingTextUnfit, ClausesUnfit, ExtensionUnfit, UnknownAgreement

MOST_CLAUSES, MOST_PARTIES = 300, 1_000
MOST_DONG = 10**15
MOST_VALUE = 10**12


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """An employer that an agreement binds and the ballot there. Units: persons; None where it is not known."""

    employer_id: int
    workers: int | None = None
    asked: int | None = None
    in_favour: int | None = None


@transaction.atomic
def record_agreement(
    *, by: int, unit_id: int, level: str, title: str, signed_on: date, effective_on: date, expires_on: date,
    parties: Sequence[PartyDraft], clauses: Sequence[rules.ClauseDraft], on: date, number: str = "", signers: str = "", text: str = "",
    file_name: str = "", renews_id: int | None = None,
) -> int:  # fmt: skip
    """Record an agreement that was signed, with whom it binds and its clauses; return its number.

    What is against the law (a short term, a ballot below half) is recorded as it is and told with the agreement: it was signed.

    :raises NotAllowed: the actor may not record agreements of this union
    :raises AgreementUnfit, ClausesUnfit: everything that is wrong at once
    """
    access.require(by, "bargaining.record_agreement", at=unit_id, on=on)
    texts.choice("cấp thỏa ước", level, rules.LEVELS)
    faults = _days(signed_on, effective_on, expires_on, on) + _parties(unit_id, level, parties, on=signed_on)
    if renews_id is not None and not Agreement.objects.filter(pk=renews_id, unit_id=unit_id).exists():
        faults.append("thỏa ước được thay thế không phải của công đoàn này")
    if faults:
        raise AgreementUnfit(first=faults[0], faults=faults)
    require_clauses(clauses, on=on)
    one = Agreement.objects.create(
        unit_id=unit_id, level=level, title=texts.line("tên", title, 300, is_needed=True), number=texts.line("số", number, 60),
        signed_on=signed_on, effective_on=effective_on, expires_on=expires_on, signers=texts.line("người ký", signers, 500),
        text=text.replace("\x00", "")[:500_000], file_name=file_name[-200:], renews_id=renews_id, recorded_on=on,
    )  # fmt: skip
    AgreementParty.objects.bulk_create([AgreementParty(agreement=one, unit_id=unit_id, **asdict(party)) for party in parties])
    write_clauses(one, clauses, since=effective_on)
    audit.record(by, "bargaining.record_agreement", at=unit_id, agreement=one.pk, level=level, clauses=len(clauses))
    return int(one.pk)


def _days(signed_on: date, effective_on: date, expires_on: date, on: date) -> list[str]:
    told = []
    if not texts.FIRST_DAY <= signed_on <= on:
        told.append(f"ngày ký {signed_on:%d/%m/%Y} chưa tới hoặc quá xa")
    if not 0 <= (effective_on - signed_on).days <= 366:
        told.append("ngày hiệu lực từ ngày ký đến một năm sau")
    if not 0 <= (expires_on - effective_on).days <= 3_660:
        told.append("ngày hết hạn sau ngày hiệu lực, không quá mười năm")
    return told


def _parties(unit_id: int, level: str, parties: Sequence[PartyDraft], *, on: date) -> list[str]:
    """Return what is wrong with those whom an agreement binds: an enterprise's binds the union's own employer."""
    ids = [one.employer_id for one in parties]
    told = []
    if not 1 <= len(ids) <= MOST_PARTIES or len(set(ids)) != len(ids):
        return ["cần ít nhất một doanh nghiệp, mỗi doanh nghiệp một lần"]
    if level == "enterprise" and (len(ids) != 1 or organisations.parent_on(ids, on=on).get(ids[0]) != unit_id):
        told.append("thỏa ước doanh nghiệp ràng buộc một doanh nghiệp thuộc công đoàn này vào ngày ký")
    if level != "enterprise":
        known = organisations.named(ids, on=on)
        told += [f"không có doanh nghiệp số {one} trong phạm vi của bạn" for one in ids if one not in known or not known[one].is_employer]
    for one in parties:
        counts = (one.in_favour, one.asked, one.workers)
        filled = [count for count in counts if count is not None]
        if any(not 0 <= count <= texts.MOST_PERSONS for count in filled) or filled != sorted(filled) or len(filled) not in (0, 1, 3):
            told.append("số tán thành không quá số lấy ý kiến, số lấy ý kiến không quá số lao động; ghi đủ hoặc để trống")
        elif len(filled) == 1 and one.workers is None:
            told.append("ghi số lao động cùng kết quả lấy ý kiến")
    return told


def require_clauses(clauses: Sequence[rules.ClauseDraft], *, on: date) -> None:
    """Refuse clauses that no kind knows or whose figures nobody can mean, all at once.

    :raises ClausesUnfit: each by its place
    """
    kinds = law.clause_kinds(on=on)
    faults = [] if len(clauses) <= MOST_CLAUSES else [f"nhiều nhất {MOST_CLAUSES} điều khoản"]
    for place, one in enumerate(clauses, start=1):
        if one.kind not in kinds:
            faults.append(f"dòng {place}: không có loại “{one.kind[:30]}”")
            continue
        figures = ((one.value, MOST_VALUE), (one.workers, texts.MOST_PERSONS), (one.times, 10_000), (one.yearly_dong, MOST_DONG))
        if any(figure is not None and not 0 <= figure <= most for figure, most in figures):
            faults.append(f"dòng {place}: {kinds[one.kind].name} có số âm hoặc quá lớn")
        if not one.text.strip() and one.value is None:
            faults.append(f"dòng {place}: {kinds[one.kind].name} chưa có mức và chưa có lời")
        if len(one.text) > 2000 or len(one.article) > 40 or "\x00" in one.text + one.article:
            faults.append(f"dòng {place}: lời dài quá 2.000 ký tự hoặc tên điều quá 40")
    if faults:
        raise ClausesUnfit(first=faults[0], faults=faults)


def write_clauses(one: Agreement, clauses: Sequence[rules.ClauseDraft], *, since: date) -> None:
    """Write clauses after those that an agreement has."""
    last = Clause.objects.filter(agreement_id=one.pk).aggregate(last=Max("place"))["last"] or 0
    rows = [
        Clause(agreement=one, unit_id=one.unit_id, place=place, since=since, **asdict(draft))
        for place, draft in enumerate(clauses, start=last + 1)
    ]
    Clause.objects.bulk_create(rows)


@transaction.atomic
def amend_clauses(
    *, by: int, agreement_id: int, dropped: Sequence[int], added: Sequence[rules.ClauseDraft], since: date, words: str, on: date
) -> None:
    """Replace clauses from a day on: by an annex that both sides signed, or because they were recorded wrongly; the old ones stay readable.

    Source: Bộ luật Lao động, Đ82.

    :raises UnknownAgreement, AgreementWrongState: there is none that runs
    :raises ClausesUnfit: a clause is none of its, or unfit
    :raises BargainingDayUnfit, BargainingTextUnfit: the day or the words are unfit
    """
    one = held(agreement_id, by, "amend_clauses", on)
    _require_alive(one, "sửa điều khoản")
    texts.past(since, on, not_before=one.effective_on, what="ngày hiệu lực")
    words = texts.line("căn cứ sửa", words, 300, is_needed=True)
    standing = Clause.objects.filter(agreement_id=one.pk, until=None, pk__in=set(dropped))
    if standing.count() != len(set(dropped)) or not (dropped or added):
        raise ClausesUnfit(first="chọn điều khoản đang có hiệu lực để thay, hoặc ghi điều khoản mới", faults=[])
    require_clauses(added, on=on)
    standing.update(until=since, until_words=words)
    write_clauses(one, added, since=since)
    audit.record(by, "bargaining.amend_clauses", at=one.unit_id, agreement=one.pk, dropped=len(dropped), added=len(added), words=words)


@transaction.atomic
def mark_agreement(*, by: int, agreement_id: int, step: str, happened_on: date, on: date, receipt: str = "") -> None:
    """Write down that an agreement was sent to the labour authority or published to the workers, each once.

    :raises UnknownAgreement, AgreementWrongState: none, or it is done
    :raises BargainingDayUnfit, BargainingTextUnfit: the day or the step is unfit
    """
    one = held(agreement_id, by, "mark_agreement", on)
    texts.choice("bước", step, rules.STEPS)
    if getattr(one, f"{step}_on") is not None:
        raise AgreementWrongState(state="đã ghi việc này", act=rules.STEPS[step])
    texts.past(happened_on, on, not_before=one.signed_on, what="ngày ký")
    changes: dict[str, Any] = {f"{step}_on": happened_on}
    if step == "sent":
        changes["receipt"] = texts.line("giấy biên nhận", receipt)
    Agreement.objects.filter(pk=one.pk).update(**changes)
    audit.record(by, "bargaining.mark_agreement", at=one.unit_id, agreement=one.pk, step=step, happened_on=happened_on)


@transaction.atomic
def extend_agreement(*, by: int, agreement_id: int, until: date, decided_on: date, in_favour: int, on: date) -> None:
    """Extend an agreement once: decided in its last days, with more than half of all workers in favour.

    Source: Bộ luật Lao động, Đ83 and Đ76; table `bargaining_rules`, cba.renew and cba.ballot.

    :raises UnknownAgreement, AgreementWrongState: none that can be extended
    :raises ExtensionUnfit: everything that is wrong at once
    """
    one = held(agreement_id, by, "extend_agreement", on)
    _require_alive(one, "kéo dài")
    if one.extended_until is not None:
        raise AgreementWrongState(state=f"đã kéo dài đến {one.extended_until:%d/%m/%Y}", act="kéo dài lần nữa; ký thỏa ước mới")
    opens = one.expires_on - timedelta(days=law.bargain("cba.renew", "days_before_expiry", on=decided_on).number)
    workers = sum(queries.workers_of_parties(one.pk, on=on).values())
    needed = law.least_of(law.BARGAINING, law.BALLOTS["enterprise"], workers, on=decided_on)
    faults = []
    if not opens <= decided_on <= min(one.expires_on, on):
        faults.append(f"thỏa thuận kéo dài từ {opens:%d/%m/%Y} đến hết {one.expires_on:%d/%m/%Y} và không sau hôm nay")
    if not one.expires_on < until <= one.expires_on + timedelta(days=1_098):
        faults.append("hạn mới sau hạn cũ và không quá ba năm")
    if workers and not needed <= in_favour <= workers:
        faults.append(f"cần trên 50% người lao động tán thành: từ {needed}/{workers}, ghi {in_favour}")
    if faults:
        raise ExtensionUnfit(first=faults[0], faults=faults)
    words = f"Thỏa thuận ngày {decided_on:%d/%m/%Y}, {in_favour}/{workers or '?'} tán thành"
    Agreement.objects.filter(pk=one.pk).update(extended_until=until, extension=words)
    audit.record(by, "bargaining.extend_agreement", at=one.unit_id, agreement=one.pk, until=until, in_favour=in_favour)


@transaction.atomic
def end_agreement(
    *, by: int, agreement_id: int, how: str, happened_on: date, reason: str, on: date, clause_ids: Sequence[int] = ()
) -> None:
    """End an agreement: both sides ended it or the employer is gone, or a court declared it void, wholly or for some clauses.

    Source: Bộ luật Lao động, Đ80, Đ86, Đ87: only a court declares.

    :raises UnknownAgreement, AgreementWrongState: none that runs
    :raises ClausesUnfit: the clauses declared void are none of its
    :raises BargainingDayUnfit, BargainingTextUnfit: the day, the way or the reason is unfit
    """
    one = held(agreement_id, by, "end_agreement", on)
    _require_alive(one, "chấm dứt")
    texts.choice("cách chấm dứt", how, rules.ENDS)
    texts.past(happened_on, on, not_before=one.signed_on, what="ngày ký")
    words = texts.line("căn cứ", reason, 300, is_needed=True)
    if how == "void_part":
        declared = Clause.objects.filter(agreement_id=one.pk, until=None, pk__in=set(clause_ids))
        if not clause_ids or declared.count() != len(set(clause_ids)):
            raise ClausesUnfit(first="chọn điều khoản đang có hiệu lực bị tuyên vô hiệu", faults=[])
        declared.update(until=happened_on, until_words=f"Tòa án tuyên vô hiệu: {words}"[:300])
    else:
        field = "ended_on" if how == "ended" else "void_on"
        Agreement.objects.filter(pk=one.pk).update(**{field: happened_on, "end_reason": words})
    audit.record(by, "bargaining.end_agreement", at=one.unit_id, agreement=one.pk, how=how, happened_on=happened_on, reason=words)


@transaction.atomic
def grade_agreement(*, by: int, agreement_id: int, year: int, implementation: int, on: date, words: str = "") -> rules.Grade:
    """Grade an agreement for a year; procedure and content follow from what is recorded, who grades tells how it is carried out.

    Source: Hướng dẫn 1580/HD-TLĐ; points by table `agreement_grading`, unchecked.

    :raises UnknownAgreement: none within reach
    :raises BargainingTextUnfit: the year or the points are unfit
    """
    one = held(agreement_id, by, "grade_agreement", on)
    most = law.rubric(on=on).implementation
    if not one.effective_on.year <= year <= on.year:
        raise BargainingTextUnfit(field="năm", why=f"từ {one.effective_on.year} đến {on.year}")
    if not 0 <= implementation <= most:
        raise BargainingTextUnfit(field="điểm thực hiện", why=f"từ 0 đến {most}")
    given = queries.proposed_grade(one.pk, implementation=implementation, on=min(on, date(year, 12, 31)))
    AgreementGrade.objects.create(
        agreement=one, unit_id=one.unit_id, year=year, letter=given.letter, total=given.total, points=dict(given.points),
        excluded="; ".join(given.excluded), words=texts.line("nhận xét", words, 500), graded_by_id=by, graded_on=on,
    )  # fmt: skip
    audit.record(by, "bargaining.grade_agreement", at=one.unit_id, agreement=one.pk, year=year, letter=given.letter, total=given.total)
    return given


def held(agreement_id: int, by: int, act: str, on: date) -> Agreement:
    """Return an agreement within reach, locked, where the actor may do this.

    :raises UnknownAgreement: there is none
    """
    one = Agreement.objects.select_for_update(of=("self",)).filter(pk=agreement_id).first()
    if one is None:
        raise UnknownAgreement(agreement_id=agreement_id)
    access.require(by, f"bargaining.{act}", at=one.unit_id, on=on)
    return one


def _require_alive(one: Agreement, act: str) -> None:
    if one.ended_on is not None or one.void_on is not None:
        raise AgreementWrongState(state="đã chấm dứt hoặc vô hiệu", act=act)
