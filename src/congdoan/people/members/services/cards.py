"""Cards of members: issued, signed, replaced."""

from datetime import date

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members.models import Card, Membership
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules.card import CardFacts, signed
from congdoan.people.members.services.finding import person_or_refusal
from congdoan.people.members.services.refusals import DayUnfit, NotAMember
from congdoan.people.members.services.writing import Happening, write_events
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def issue_card(*, by: int, person_id: int, valid_until: date, on: date) -> int:
    """Give a member a card whose text anybody can prove; the one before it no longer holds. Return the card's number.

    :raises NotAllowed: the actor may not give cards in this union
    :raises UnknownMember: nobody within reach has this number
    :raises NotAMember: the person is no member today
    :raises DayUnfit: it would end today or earlier
    """
    person = person_or_refusal(person_id)
    access.require(by, "members.issue_card", at=person.unit_id, on=on)
    stay = Membership.objects.filter(person_id=person.pk, period__contains=on).first()
    if stay is None:
        raise NotAMember(name=person.full_name)
    if valid_until <= on:
        raise DayUnfit(day=f"{valid_until:%d/%m/%Y}", why="thẻ phải còn hạn sau hôm nay")
    Card.objects.filter(person_id=person.pk, revoked_on__isnull=True).update(revoked_on=on)
    unit = organisations.by_id([stay.unit_id])[stay.unit_id]
    number = person.member_code or f"{str(person.uid)[:8]}"
    facts = CardFacts(number, person.full_name, unit.code, unit.name, person.union_join_date, on, valid_until)
    card = Card.objects.create(
        unit_id=stay.unit_id, person_id=person.pk, text=signed(secret(), facts), issued_on=on, valid_until=valid_until, issued_by_id=by
    )
    write_events(by, [Happening(stay.unit_id, person.pk, "card_issued", on, facts={"valid_until": valid_until.isoformat()})])
    audit.record(by, "members.issue_card", at=stay.unit_id, person=person.pk, card=card.pk)
    return int(card.pk)
