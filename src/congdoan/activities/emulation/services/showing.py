"""The public gallery: authors agree and may take it back at any time; what all of them agreed to is shown to everybody."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from django.db import transaction

from congdoan.activities.emulation.models import (
    Benefit,
    Consent,
    Exhibit,
    ExhibitEnd,
    ExhibitPhoto,
    Initiative,
    InitiativeAct,
    InitiativeAuthor,
    InitiativeFile,
)
from congdoan.activities.emulation.queries import gallery
from congdoan.activities.emulation.rules import STANDING, STATES
from congdoan.activities.emulation.rules.photos import PHOTOS, NoPhoto, bare
from congdoan.activities.emulation.rules.words import CONSENTS, NAMED, UNNAMED, WITHDRAWN
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.rules.publishing import personal_words
from congdoan.foundation.kernel.vietnamese import search_key

from . import held
from .refusals import ConsentUnfit, InitiativeWrongState, NotShowable
from .texts import Told

MOST_PHOTOS = 6


@transaction.atomic
def record_consent(
    *, by: int, initiative_id: int, author_place: int, answer: str, words: str, on: date, said_on: date | None = None
) -> None:
    """Record what an author says of the public gallery, and how it was said; what no longer rests on consent is taken down at once.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it is not recognised
    :raises ConsentUnfit: no such author or answer, no words, or recorded already
    """
    one = held.initiative(initiative_id, by=by, act="record_consent", on=on)
    _require_recognised(one, "ghi đồng ý trưng bày")
    told = Told()
    said = told.line("đồng ý bằng gì", words, 300)
    day = told.day("ngày nói", said_on or on, last=on)
    author = InitiativeAuthor.objects.filter(initiative=one, place=author_place).first()
    known = list(Consent.objects.filter(author=author).order_by("said_on", "place")) if author else []
    last = known[-1] if known else None
    if author is None:
        told.faults.append("không có tác giả này")
    if answer not in CONSENTS:
        told.faults.append("chọn nêu tên, không nêu tên hoặc không đồng ý")
    elif last is not None and last.answer == answer:
        told.faults.append("đã ghi như vậy rồi")
    if told.faults or author is None:
        raise ConsentUnfit(first="; ".join(told.faults))
    Consent.objects.create(
        initiative=one, unit_id=one.unit_id, author=author, place=len(known) + 1, answer=answer, words=said, said_on=day, told_by=by
    )
    standing = _standing(one) if last is None or last.said_on <= day else None  # an older word changes nothing
    if standing is not None and (answer == WITHDRAWN or (answer == UNNAMED and author.name in standing.authors)):
        _end(standing, "tác giả không còn đồng ý như đã trưng bày", by=by, on=on)
    audit.record(by, "emulation.record_consent", at=one.unit_id, initiative=one.pk, author=author_place, answer=answer)


@transaction.atomic
def show_initiative(*, by: int, initiative_id: int, on: date, photos: Sequence[int] = ()) -> int:
    """Show a recognised initiative to everybody, with the consent of each author, named as they agreed; return the exhibit's id.

    `photos` are places of its files; their metadata (where, when, by which device) stays out.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it is not recognised
    :raises NotShowable: everything that stands against it, at once
    """
    one = held.initiative(initiative_id, by=by, act="show_initiative", on=on)
    _require_recognised(one, "trưng bày")
    agreed = gallery.consents(one.pk)
    names = [row.name for row in agreed if row.answer == NAMED]
    faults = [f"{row.name} chưa đồng ý" for row in agreed if row.answer not in (NAMED, UNNAMED)]
    unfit: list[str] = []
    pictures = _pictures(one, photos, unfit)
    faults += _told_too_much(one, pictures, [row.name for row in agreed if row.answer == UNNAMED]) + unfit
    if _standing(one) is not None:
        faults.append("đang ở trang công khai rồi")
    if faults:
        raise NotShowable(code=held.code_of(one), first="; ".join(faults), faults=faults)
    decided = InitiativeAct.objects.filter(initiative=one, kind="recognised").latest("place")
    unit = access_queries.branch_names([one.unit_id])[one.unit_id][1][:300]
    made = Exhibit.objects.create(
        initiative=one, unit_id=one.unit_id, unit_name=unit, title=one.title, field=one.field, problem=one.problem, solution=one.solution,
        authors=names, unnamed=len(agreed) - len(names), decision=decided.decision, decided_on=decided.happened_on,
        benefit=Benefit.objects.filter(initiative=one, year_no=1).values_list("total", flat=True).first(),
        search_key=f" {search_key(' '.join((one.title, one.field, unit, *names)))}"[:1400], shown_by=by, shown_on=on,
    )  # fmt: skip
    for picture in pictures:
        picture.exhibit = made
    ExhibitPhoto.objects.bulk_create(pictures)
    audit.record(
        by, "emulation.show_initiative", at=one.unit_id, initiative=one.pk, exhibit=made.pk, photos=[one.sha256 for one in pictures]
    )
    return int(made.pk)


@transaction.atomic
def hide_initiative(*, by: int, initiative_id: int, reason: str, on: date) -> None:
    """Take an initiative off the public pages, with a reason; its consents stand.

    :raises UnknownInitiative: none within reach
    :raises NotShowable: it is not shown, or nobody would know why
    """
    one = held.initiative(initiative_id, by=by, act="hide_initiative", on=on)
    told = Told()
    why = told.text("lý do", reason, 1000)
    standing = _standing(one)
    if standing is None:
        told.faults.append("không có ở trang công khai")
    if told.faults or standing is None:
        raise NotShowable(code=held.code_of(one), first="; ".join(told.faults), faults=told.faults)
    _end(standing, why, by=by, on=on)
    audit.record(by, "emulation.hide_initiative", at=one.unit_id, initiative=one.pk, exhibit=standing.pk, reason=why)


def _require_recognised(one: Initiative, act: str) -> None:
    if one.state not in STANDING:
        raise InitiativeWrongState(code=held.code_of(one), state=STATES[one.state], act=act)


def _standing(one: Initiative) -> Exhibit | None:
    return Exhibit.objects.filter(initiative=one, end=None).first()


def _end(standing: Exhibit, reason: str, *, by: int, on: date) -> None:
    ExhibitEnd.objects.create(exhibit=standing, unit_id=standing.unit_id, reason=reason, ended_by=by, ended_on=on)


def _told_too_much(one: Initiative, pictures: Sequence[ExhibitPhoto], unnamed: Sequence[str]) -> list[str]:
    """Return what the text, the field and the captions tell of persons that nobody agreed to."""
    text = "\n".join([one.title, one.field, one.problem, one.solution, *(picture.words for picture in pictures)])
    bare_text = f" {search_key(text)} "
    told = [f"nội dung nêu tên {name}, người không đồng ý nêu tên" for name in unnamed if f" {search_key(name)} " in bare_text]
    return told + [f"nội dung có “{words}”, thông tin cá nhân" for words in personal_words(text)[:5]]


def _pictures(one: Initiative, places: Sequence[int], faults: list[str]) -> list[ExhibitPhoto]:
    """Return the photos of some places without their metadata, and say which cannot be shown."""
    if len(set(places)) > MOST_PHOTOS:
        faults.append(f"chọn nhiều nhất {MOST_PHOTOS} ảnh")
        return []
    known = {file.place: file for file in InitiativeFile.objects.filter(initiative=one, place__in=set(places), kind__in=PHOTOS)}
    faults += [f"tệp {place} không phải ảnh của hồ sơ" for place in sorted(set(places) - set(known))]
    found = []
    for number, (_, file) in enumerate(sorted(known.items()), start=1):
        try:
            content = bare(bytes(file.content))
        except NoPhoto:
            faults.append(f"ảnh “{file.file_name}” hỏng, không trưng bày được")
            continue
        facts = {"words": file.words, "kind": file.kind, "sha256": sha256(content).hexdigest(), "content": content}
        found.append(ExhibitPhoto(unit_id=one.unit_id, place=number, **facts))
    return found
