"""The life of one unit: founded, placed, renamed, took over, ended, each with the decision where there was one."""

from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.activities.restructuring.models import Outcome
from congdoan.activities.restructuring.rules import OUTCOMES
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a unit. `day` None: before anybody wrote days down. `other_code`: the other unit's, where there is one."""

    day: date | None
    what: str
    words: str
    other_code: str
    decision: str
    reorganisation_id: int | None


def timeline(unit_id: int, *, on: date) -> list[Event]:
    """Return the life of a unit within reach, the newest event first, in a fixed number of statements."""
    page = organisations.organisation(unit_id, on=on)
    if page is None:
        return []
    carried = list(Outcome.objects.filter(unit_id=unit_id, is_done=True).order_by("id"))
    decisions = {(one.effective_on, one.outcome): one for one in carried}
    heirs = organisations.heirs_of([unit_id]).get(unit_id, ())
    froms = organisations.predecessors_of([unit_id])[unit_id]
    others = organisations.named({*heirs, *froms}, on=on)

    def told(day: date | None, what: str, words: str, other: str = "", outcomes: tuple[str, ...] = ()) -> Event:
        done = next((decisions[day, outcome] for outcome in outcomes if day and (day, outcome) in decisions), None)
        return Event(day, what, words, other, done.decision if done else "", done.reorganisation_id if done else None)

    events = [told(page.row.founded_on, "found", "thành lập", "", ("found", "reclassify"))] if page.row.founded_on else []
    for stay in page.stays:
        if stay.first and stay.first != page.row.founded_on:
            events.append(told(stay.first, "transfer", f"chuyển về dưới {stay.parent_name}", stay.parent_code, ("transfer",)))
    for name in page.names:
        if name.first and name.first != page.row.founded_on:
            events.append(told(name.first, "rename", f"mang tên {name.name}", "", ("rename", "transfer")))
    for one in froms:
        other = others.get(one)
        if other and other.last_day:
            events.append(told(other.last_day + timedelta(days=1), "inherit", f"tiếp nhận {other.name}", other.code))
    if page.row.last_day:
        names = ", ".join(others[heir].name for heir in heirs if heir in others)
        code = others[heirs[0]].code if heirs and heirs[0] in others else ""
        words = f"không còn; {'chia cho' if len(heirs) > 1 else 'kế tục là'} {names}" if names else "kết thúc hoạt động"
        events.append(told(page.row.last_day + timedelta(days=1), "end", words, code, ("dissolve", "merge", "split", "reclassify")))
    known = {event.reorganisation_id for event in events}
    for done in carried:
        if done.reorganisation_id not in known:
            events.append(Event(done.effective_on, done.outcome, OUTCOMES[done.outcome], "", done.decision, done.reorganisation_id))
    return sorted(events, key=lambda event: event.day or date.min, reverse=True)
