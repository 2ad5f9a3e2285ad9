"""A draft goes to the units below for their opinion, with a day; each opinion is answered before the draft goes on."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from congdoan.activities.programmes.models import Consultation, Opinion, Programme, Target, Task
from congdoan.activities.programmes.rules.reviews import OPINION_STATES, VERDICTS
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from . import held, texts
from .refusals import NoTasks, OpinionsWaiting, OpinionWrongState, TextUnfit, UnitNotBelow, UnknownOpinion

SHOWN = ("number", "group", "title", "lead", "support", "product", "due_words")


@transaction.atomic
def open_consultation(*, by: int, programme_id: int, due_on: date, on: date, unit_ids: Collection[int] | None = None) -> int:
    """Ask base unions below (None: all that stand today) what they say of a draft until a day; return how many. Meanwhile it stands.

    :raises UnknownProgramme, WrongState: there is no such draft
    :raises NoTasks: it asks for nothing
    :raises TextUnfit: the day is past, or there is nobody to ask
    :raises UnitNotBelow: a unit is no base union below
    """
    one = held.programme(programme_id, by=by, act="open_consultation", on=on)
    if not Task.objects.filter(programme_id=one.pk).exists():
        raise NoTasks(title=one.title)
    if due_on < on or texts.day("hạn góp ý", due_on) is None:
        raise TextUnfit(field="hạn góp ý", why="từ hôm nay trở đi")
    below = organisations.base_unions_below(one.unit_id, during=(on, on))
    if strange := set(unit_ids or ()) - set(below):
        raise UnitNotBelow(units=", ".join(str(unit) for unit in sorted(strange)[:20]))
    asked = [unit for unit in below if unit_ids is None or unit in set(unit_ids)]
    if not asked:
        raise TextUnfit(field="đơn vị", why="không có công đoàn cơ sở nào để hỏi")
    held.act_on(one, "consulting", by=by, on=on, words=f"{len(asked)} công đoàn cơ sở, đến hết ngày {due_on:%d/%m/%Y}")
    asker = access.branch_names([one.unit_id])[one.unit_id][1]
    facts = {"asker": asker, "title": one.title, "due_on": due_on, "draft": _draft(one), "opened_by": by, "opened_on": on}
    (row,) = Consultation.objects.bulk_create([Consultation(programme=one, unit_id=one.unit_id, **facts)])
    Opinion.objects.bulk_create([Opinion(consultation=row, unit_id=unit, due_on=due_on) for unit in asked])
    audit.record(by, "programmes.open_consultation", at=one.unit_id, programme=one.pk, due_on=due_on, units=len(asked))
    return len(asked)


def _draft(one: Programme) -> dict[str, object]:
    tasks = Task.objects.filter(programme_id=one.pk).order_by("place_in_list", "pk")
    targets = Target.objects.filter(programme_id=one.pk).order_by("group", "code", "pk")
    return {
        "source": one.source,
        "tasks": [{name: getattr(task, name) for name in SHOWN} | {"due_on": _iso(task.due_on)} for task in tasks],
        "targets": [{"code": target.code, "name": target.name} for target in targets],
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@transaction.atomic
def tell_opinion(*, by: int, opinion_id: int, words: str, on: date) -> None:
    """Tell what a unit says of a draft that it was asked about, once and in time; agreeing is told in words, too.

    :raises UnknownOpinion: none within reach
    :raises OpinionWrongState: it was told, or the last day is past
    :raises TextUnfit: nothing is said
    """
    one = _opinion(opinion_id)
    guard.require(by, "programmes.tell_opinion", at=one.unit_id, on=on)
    said = texts.paragraphs("ý kiến", words, is_needed=True)
    if one.state != "open":
        raise OpinionWrongState(state=OPINION_STATES[one.state], act="góp ý")
    if on > one.due_on:
        raise OpinionWrongState(state=f"hết hạn ngày {one.due_on:%d/%m/%Y}", act="góp ý")
    Opinion.objects.filter(pk=one.pk).update(state="told", words=said, told_by=by, told_on=on)
    audit.record(by, "programmes.tell_opinion", at=one.unit_id, opinion=one.pk)


@transaction.atomic
def answer_opinion(*, by: int, opinion_id: int, verdict: str, answer: str, on: date) -> None:
    """Answer an opinion: taken over, in part, or why not.

    :raises UnknownOpinion: none within reach that this unit asked for
    :raises OpinionWrongState: nothing is told yet, or it is answered
    :raises TextUnfit: the verdict is unknown, or nothing is said
    """
    one = _opinion(opinion_id)
    asked = Consultation.objects.filter(pk=one.consultation_id).values_list("unit_id", flat=True).first()
    if asked is None:
        raise UnknownOpinion(opinion_id=opinion_id)
    guard.require_all(by, "programmes.answer_opinion", at={asked, one.unit_id}, on=on)
    facts = {"verdict": texts.choice("trả lời", verdict, VERDICTS), "answer": texts.line("nội dung trả lời", answer, 2000, is_needed=True)}
    if one.state != "told":
        raise OpinionWrongState(state=OPINION_STATES[one.state], act="trả lời")
    Opinion.objects.filter(pk=one.pk).update(state="answered", answered_by=by, answered_on=on, **facts)
    audit.record(by, "programmes.answer_opinion", at=asked, opinion=one.pk, verdict=verdict)


@transaction.atomic
def close_consultation(*, by: int, programme_id: int, on: date) -> None:
    """End a consultation: the draft may change again, and be submitted.

    :raises UnknownProgramme, WrongState: there is none that is being asked about
    :raises OpinionsWaiting: opinions wait for an answer, or units for the last day
    """
    one = held.programme(programme_id, by=by, act="close_consultation", on=on)
    asked = Opinion.objects.filter(consultation__programme_id=one.pk)
    unanswered, unheard = asked.filter(state="told").count(), asked.filter(state="open", due_on__gte=on).count()
    if unanswered or unheard:
        raise OpinionsWaiting(title=one.title, unanswered=unanswered, unheard=unheard)
    told = asked.filter(state="answered").count()
    held.act_on(one, "consulted", by=by, on=on, words=f"{told}/{asked.count()} nơi có ý kiến, đều đã trả lời")
    audit.record(by, "programmes.close_consultation", at=one.unit_id, programme=one.pk, opinions=told)


def _opinion(opinion_id: int) -> Opinion:
    one = Opinion.objects.select_for_update(of=("self",)).filter(pk=opinion_id).first()
    if one is None:
        raise UnknownOpinion(opinion_id=opinion_id)
    return one
