"""Looking at sealed fields, and the members' own say: an account of their own, requests to mend the record."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import rules
from congdoan.people.members.models import CorrectionRequest, Person, Reading
from congdoan.people.members.queries.keys import opened, secret
from congdoan.people.members.rules import CITIZEN, PLAIN, SENSITIVE
from congdoan.people.members.services.correcting import as_text, require_whole, write_correction
from congdoan.people.members.services.finding import person_or_refusal
from congdoan.people.members.services.refusals import (
    HasAccount,
    NoOwnRecord,
    NothingChanged,
    PurposeMissing,
    ReasonMissing,
    RequestWaits,
    UnfitFacts,
    UnknownRequest,
)
from congdoan.people.members.services.writing import Happening, write_events

ASKABLE = frozenset({"full_name", "sex", "born", CITIZEN, *PLAIN, *SENSITIVE})
REQUEST = "request"


@transaction.atomic
def read_sensitive(*, by: int, person_id: int, fields: Sequence[str], purpose: str, on: date) -> dict[str, str]:
    """Open sealed fields of a person for a stated purpose, and write down who looked, which the person can read.

    :raises NotAllowed: the actor's role does not look at sealed fields here
    :raises UnknownMember: nobody within reach has this number
    :raises PurposeMissing: no purpose was stated
    """
    if len(purpose.strip()) < 4:
        raise PurposeMissing
    person = person_or_refusal(person_id)
    access.require(by, "members.read_sensitive", at=person.unit_id, on=on)
    asked = [name for name in (CITIZEN, *SENSITIVE) if name in fields]
    if not asked:
        raise PurposeMissing
    Reading.objects.create(unit_id=person.unit_id, person_id=person.pk, fields=asked, purpose=purpose.strip()[:300], read_by_id=by)
    audit.record(by, "members.read_sensitive", at=person.unit_id, person=person.pk, fields=asked)
    told = as_text(person)
    return {name: told[name] for name in asked}


@transaction.atomic
def open_account(*, by: int, person_id: int, username: str, password: str, on: date) -> int:
    """Make an account with which a member sees the own record and nothing else; return the account's number.

    It holds no role on any branch: the link between account and person is the whole right.

    :raises UnknownMember: nobody within reach has this number
    :raises HasAccount: there is one already
    :raises UnableToCreate: the sign-in name is taken
    :raises WeakPassword: the password is too easy
    """
    person = person_or_refusal(person_id)
    access.require(by, "members.open_account", at=person.unit_id, on=on)
    if person.account_id is not None:
        raise HasAccount(name=person.full_name)
    account = access.write_actor(username=username, full_name=person.full_name, password=password, post="Đoàn viên")
    Person.objects.filter(id=person.pk).update(account_id=account)
    audit.record(by, "members.open_account", at=person.unit_id, person=person.pk, account=account)
    return account


@transaction.atomic
def request_correction(*, by: int, told: Mapping[str, str], on: date) -> int:
    """Ask one's union to mend one's own record; return the request's number.

    :raises NoOwnRecord: no record belongs to this account
    :raises UnfitFacts: something cannot be read or contradicts itself
    :raises NothingChanged: everything is as it stands
    :raises RequestWaits: an earlier request waits
    """
    person = Person.objects.filter(account_id=by, merged_into__isnull=True).first()
    if person is None:
        raise NoOwnRecord
    require_whole(person)
    before = as_text(person)
    asked = {name: text for name, text in told.items() if name in ASKABLE and text and text != before.get(name, "")}
    if not asked:
        raise NothingChanged
    try:
        rules.read_person({**before, **asked}, on=on)
    except rules.UnfitPerson as refusal:
        raise UnfitFacts(first="; ".join(cure for _, cure in refusal.faults), faults=refusal.faults) from None
    closed = rules.sealed(secret(), json.dumps(asked, ensure_ascii=False), of=f"{person.uid}/{REQUEST}")
    try:
        with transaction.atomic():
            made = CorrectionRequest.objects.create(
                unit_id=person.unit_id, person_id=person.pk, told_sealed=closed, state="asked", asked_on=on, answer=""
            )
    except IntegrityError:
        raise RequestWaits from None
    return int(made.pk)


@transaction.atomic
def decide_correction(*, by: int, request_id: int, accepted: bool, answer: str, on: date) -> None:
    """Mend a record as its member asks, or say why not.

    :raises UnknownRequest: none within reach waits under this number
    :raises ReasonMissing: declined without a reason
    :raises UnfitFacts: what was asked contradicts the record by now
    """
    one = CorrectionRequest.objects.select_for_update().filter(id=request_id, state="asked").first()
    if one is None:
        raise UnknownRequest
    access.require(by, "members.decide_correction", at=one.unit_id, on=on)
    if not accepted and not answer.strip():
        raise ReasonMissing
    person = person_or_refusal(one.person_id)
    if accepted:
        told = json.loads(opened(person.uid, REQUEST, one.told_sealed))
        try:
            write_correction(by, person, told, reason="Đoàn viên đề nghị sửa", on=on)
        except NothingChanged:
            answer = answer or "Hồ sơ đã như đề nghị"
    else:
        write_events(by, [Happening(one.unit_id, person.pk, "request_declined", on, reason=answer[:300])])
    CorrectionRequest.objects.filter(id=one.pk).update(state="done" if accepted else "declined", answer=answer[:300], answered_on=on)
    audit.record(by, "members.decide_correction", at=one.unit_id, request=one.pk, accepted=accepted)
