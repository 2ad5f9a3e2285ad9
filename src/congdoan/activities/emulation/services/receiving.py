"""The formal check: received under a time limit, held against everything in the federation that looks alike."""

from datetime import date
from itertools import groupby

from django.db import transaction

from congdoan.activities.emulation.models import Fingerprint, Initiative, Resemblance
from congdoan.activities.emulation.queries import law, likeness
from congdoan.activities.emulation.rules.law import months_after
from congdoan.activities.emulation.rules.likeness import SHOWN, features, method, shared_meanings
from congdoan.activities.emulation.rules.words import VERDICTS
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from . import held
from .refusals import InitiativeUnfit, UnknownResemblance
from .texts import Told

MOST_SHOWN = 5


@transaction.atomic
def receive_initiative(*, by: int, initiative_id: int, on: date) -> date:
    """Accept the request of an initiative, look for what resembles it in the federation; return the last day for the decision.

    Source: law pack, `initiative.rule.decision` (3 months, unchecked).

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it does not wait to be received
    """
    one = held.initiative(initiative_id, by=by, act="receive_initiative", on=on)
    held.ready(one, "received")
    until = months_after(on, law.rules(on=on).decision_months)
    Initiative.objects.filter(pk=one.pk).update(decide_by=until)
    held.write_act(one, "received", by=by, happened_on=on, words=f"hạn quyết định {until:%d/%m/%Y}")
    found = [hit for hit in likeness.alike(one.pk, limit=MOST_SHOWN) if hit.score >= SHOWN]
    Resemblance.objects.bulk_create(
        [
            Resemblance(
                initiative=one, unit_id=one.unit_id, other_id=hit.id, other_code=hit.code, other_title=hit.title, other_unit=hit.unit_name,
                score=hit.score, shared=", ".join(shared_meanings(hit.features, one.title, one.problem, one.solution))[:300],
            )
            for hit in found
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    audit.record(by, "emulation.receive_initiative", at=one.unit_id, initiative=one.pk, decide_by=until, alike=[hit.id for hit in found])
    return until


@transaction.atomic
def answer_resemblance(*, by: int, resemblance_id: int, verdict: str, words: str, on: date) -> None:
    """Say of another initiative that resembles this one whether it is the same, and why; said once.

    :raises UnknownResemblance: none within reach, or answered already
    :raises OwnInitiative: the actor told the initiative
    :raises InitiativeUnfit: no such verdict, or no words
    """
    row = Resemblance.objects.filter(pk=resemblance_id).first()
    if row is None:
        raise UnknownResemblance(resemblance=resemblance_id)
    one = held.initiative(row.initiative_id, by=by, act="answer_resemblance", on=on)
    held.by_another(one, by, "kết luận trùng lặp")
    told = Told()
    said = told.line("khác hay trùng ở chỗ nào", words, 300)
    if verdict not in VERDICTS:
        told.faults.append("chọn “khác giải pháp” hoặc “trùng giải pháp”")
    if told.faults:
        raise InitiativeUnfit(first="; ".join(told.faults), faults=told.faults)
    facts = {"verdict": verdict, "words": said, "answered_by": by, "answered_on": on}
    if not Resemblance.objects.filter(pk=row.pk, verdict="").update(**facts):
        raise UnknownResemblance(resemblance=resemblance_id)
    audit.record(by, "emulation.answer_resemblance", at=one.unit_id, initiative=one.pk, other=row.other_id, verdict=verdict)


@transaction.atomic
def renew_fingerprints(*, by: int, on: date) -> int:
    """Write anew the fingerprints within reach that an earlier method or other words made, unit by unit; return how many. Safe to repeat.

    :raises NotAllowed: the actor may not anywhere
    """
    access.require_somewhere(by, "emulation.renew_fingerprints", on=on)
    found = list(Fingerprint.objects.exclude(method=method()).select_related("initiative").order_by("unit_id", "pk"))
    units = {unit for unit in {row.unit_id for row in found} if access_queries.may(by, "emulation.renew_fingerprints", at=unit, on=on)}
    old = [row for row in found if row.unit_id in units]
    for row in old:
        row.features, row.method = features(row.initiative.title, row.initiative.problem, row.initiative.solution), method()
    Fingerprint.objects.bulk_update(old, ["features", "method"], batch_size=500)
    for unit_id, rows in groupby(old, key=lambda row: row.unit_id):
        audit.record(by, "emulation.renew_fingerprints", at=unit_id, initiatives=[row.pk for row in rows])
    return len(old)
