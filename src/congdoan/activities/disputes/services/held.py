"""What the use cases share: the stoppage they are about, held and allowed; writing down an act."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from congdoan.activities.disputes.models import Stoppage, StoppageAct
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.activities.disputes.services.refusals import UnfitStoppage, UnknownStoppage, WordsMissing, WrongTime
from congdoan.foundation.access import services as access


def held(stoppage_id: int, by: int, act: str, on: date, *, states: Sequence[str] = rules.OPEN) -> Stoppage:
    """Return a stoppage, locked, when the actor may do this to it and it stands so far.

    :raises UnknownStoppage: there is none within reach
    :raises NotAllowed: the actor may not
    :raises WrongTime: it is not in one of the states
    """
    one = Stoppage.objects.select_for_update().filter(id=stoppage_id).first()
    if one is None:
        raise UnknownStoppage
    access.require(by, f"disputes.{act}", at=one.unit_id, on=on)
    if one.state not in states:
        raise WrongTime(state=rules.STATES[one.state])
    return one


def write_act(
    one: Stoppage, by: int, kind: str, at: datetime, words: str, facts: dict[str, Any] | None = None
) -> int:  # fmt: skip
    """Write down what was done and return its number; the caller holds the stoppage."""
    place = (StoppageAct.objects.filter(stoppage=one).aggregate(last=Max("place"))["last"] or 0) + 1
    made = StoppageAct.objects.create(
        stoppage=one, unit_id=one.unit_id, place=place, kind=kind, happened_at=at, words=clean(words, 2_000), facts=facts or {},
        recorded_by_id=by,
    )  # fmt: skip
    return int(made.pk)


def require_moment(at: datetime, on: date, *, since: datetime | None = None, what: str = "việc này") -> None:
    """Refuse a moment that lies after the day of acting or before what it follows.

    :raises UnfitStoppage: it does
    """
    if at.astimezone(HERE).date() > on:
        raise UnfitStoppage(why=f"thời điểm {what} {at.astimezone(HERE):%H:%M %d/%m/%Y} chưa tới")
    if since is not None and at < since:
        raise UnfitStoppage(why=f"thời điểm {what} trước lúc bắt đầu ngừng việc {since.astimezone(HERE):%H:%M %d/%m/%Y}")


def require_words(words: str, what: str) -> str:
    """Return words without odd spaces.

    :raises WordsMissing: there are none
    """
    if not words.strip():
        raise WordsMissing(what=what)
    return clean(words, 2_000)


def clean(words: str, longest: int) -> str:
    """Return words on one line, no longer than a column takes."""
    return " ".join(words.split())[:longest]


def matters_of(codes: Sequence[str]) -> list[str]:
    """Return codes of matters, each once, in the order of the list.

    :raises UnfitStoppage: one is unknown
    """
    if unknown := sorted(set(codes) - set(rules.MATTERS)):
        raise UnfitStoppage(why=f"không có mã “{unknown[0][:20]}” trong danh mục kiến nghị, nguyên nhân")
    return [code for code in rules.MATTERS if code in codes]
