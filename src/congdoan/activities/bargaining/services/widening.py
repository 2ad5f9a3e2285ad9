"""Widening an agreement to a whole trade or zone: asked of the authority, and what it decided."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.activities.bargaining import queries
from congdoan.activities.bargaining.models import AgreementParty, AgreementWidening
from congdoan.activities.bargaining.queries.widening import reach_of
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import widening as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from . import texts
from .agreements import MOST_PARTIES, held
from .refusals import UnknownWidening, WideningUnfit


@transaction.atomic
def ask_widening(
    *, by: int, agreement_id: int, scope: str, source: str, addressee: str, all_workers: int, all_employers: int, asked_on: date, on: date
) -> int:
    """Write down that the authority was asked to widen an agreement to a trade or zone; return the request's number.

    What the agreement binds already is counted from its parties; `source` tells whence the totals are known.
    Source: Bộ luật Lao động, Đ84; table `bargaining_rules`, cba.extension; which agreements: decision 0080.

    :raises UnknownAgreement: none within reach
    :raises WideningUnfit: everything that is wrong at once
    :raises BargainingTextUnfit, BargainingDayUnfit: a word or the day is unfit
    """
    one = held(agreement_id, by, "ask_widening", on)
    texts.past(asked_on, on, not_before=one.signed_on, what="ngày ký")
    for field, count in (("tổng số lao động", all_workers), ("tổng số doanh nghiệp", all_employers)):
        texts.count(field, count, least=1)
    bound = queries.workers_of_parties(one.pk, on=on)
    reach = reach_of(bound, all_workers=all_workers, all_employers=all_employers, on=asked_on)
    faults = [*(["thỏa ước một doanh nghiệp không mở rộng phạm vi"] if one.level == "enterprise" else []), *rules.unfit_reach(reach)]
    found = queries.agreement(one.pk, on=on)
    if found is None or found.state not in agreeing.RUNNING:
        faults.append("thỏa ước không còn hiệu lực")
    if AgreementWidening.objects.filter(agreement=one, state="asked").exists():
        faults.append("một đề nghị mở rộng đang chờ quyết định")
    if faults:
        raise WideningUnfit(first=faults[0], faults=faults)
    made = AgreementWidening.objects.create(
        agreement=one, unit_id=one.unit_id, scope=texts.line("phạm vi", scope, 300, is_needed=True),
        source=texts.line("nguồn số liệu", source, 300, is_needed=True), addressee=texts.line("nơi nhận", addressee, is_needed=True),
        workers=reach.workers, all_workers=all_workers, workers_needed=reach.workers_needed, employers=reach.employers,
        all_employers=all_employers, employers_needed=reach.employers_needed, asked_on=asked_on,
    )  # fmt: skip
    audit.record(by, "bargaining.ask_widening", at=one.unit_id, agreement=one.pk, widening=made.pk)
    return int(made.pk)


@transaction.atomic
def settle_widening(
    *, by: int, widening_id: int, outcome: str, decision: str, decided_on: date, on: date, employer_ids: Sequence[int] = ()
) -> None:
    """Write down what the authority decided: granted binds more employers to the agreement, without a ballot of theirs.

    :raises UnknownWidening: none that waits within reach
    :raises WideningUnfit: everything that is wrong at once
    :raises BargainingTextUnfit, BargainingDayUnfit: a word or the day is unfit
    """
    one = AgreementWidening.objects.select_for_update().filter(pk=widening_id, state="asked").first()
    if one is None:
        raise UnknownWidening
    access.require(by, "bargaining.settle_widening", at=one.unit_id, on=on)
    texts.choice("kết quả", outcome, rules.ANSWERS)
    texts.past(decided_on, on, not_before=one.asked_on, what="ngày đề nghị")
    words = texts.line("quyết định", decision, is_needed=True)
    bound = list(AgreementParty.objects.filter(agreement_id=one.agreement_id).values_list("employer_id", flat=True))
    faults = rules.unfit_answer(outcome, employer_ids, bound)
    if len(employer_ids) > MOST_PARTIES:
        faults.append(f"nhiều nhất {MOST_PARTIES} doanh nghiệp")
    known = organisations.named(employer_ids, on=on)
    faults += [f"không có doanh nghiệp số {e} trong phạm vi của bạn" for e in employer_ids if e not in known or not known[e].is_employer]
    if faults:
        raise WideningUnfit(first=faults[0], faults=faults)
    AgreementWidening.objects.filter(pk=one.pk).update(state=outcome, decided_on=decided_on, decision=words)
    AgreementParty.objects.bulk_create(
        [AgreementParty(agreement_id=one.agreement_id, unit_id=one.unit_id, employer_id=e, widening=one) for e in employer_ids]
    )
    audit.record(by, "bargaining.settle_widening", at=one.unit_id, widening=one.pk, outcome=outcome, employers=len(employer_ids))
