"""Brings the story into a database and lets its year pass before the visitor's eyes, month by month; safe to begin again."""

import json
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.banking import services as banking
from congdoan.finance.collection import services as collection
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import queries as access_now
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month
from congdoan.interfaces.demo.story import cast
from congdoan.interfaces.demo.story.bargaining import bargain_year
from congdoan.interfaces.demo.story.desk import lay_out
from congdoan.interfaces.demo.story.district import LARGEST, SMALLEST, USUAL
from congdoan.interfaces.demo.story.documents import lay_documents
from congdoan.interfaces.demo.story.estimates import estimate_year
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.interfaces.demo.story.folder import tell_story, write_story
from congdoan.interfaces.demo.story.inspections import inspect_year
from congdoan.interfaces.demo.story.labour import tell_troubles
from congdoan.interfaces.demo.story.loading import Acting, Report, World, load_world, require_empty
from congdoan.interfaces.demo.story.papers import lay_vouchers
from congdoan.interfaces.demo.story.praise import praise_year
from congdoan.interfaces.demo.story.procedures import lay_requests
from congdoan.interfaces.demo.story.programme import plan_year
from congdoan.interfaces.demo.story.unions import lay_unions
from congdoan.interfaces.demo.story.unrest import warn
from congdoan.people.organisations import queries as organisations

SEED = 2024
MARK, TURN, FICTITIOUS = "demo", "demo-turn", "fictitious"
"""Marks of the installation: how far the demo is, whose turn it is to load it, that everybody in it is invented."""

STAMP = "story.json"
LOAD_STEPS, MONTHS = 6, 12
STEPS = 1 + LOAD_STEPS + MONTHS + 2


class UnableToShow(DomainError):
    """Root of this module's refusals."""


class BadSize(UnableToShow):
    code = "demo-size"
    says = "Huyện minh họa có từ {smallest} đến {largest} công đoàn cơ sở, không phải {unions}."


@dataclass
class Shown:
    """What a showing did: accounts made by it, lines booked by rule or left to a person, rows that an earlier file had printed."""

    seed: int
    unions: int
    auto: int = 0
    review: int = 0
    repeats: int = 0
    people: list[cast.Ticket] = field(default_factory=list)


def begin(*, by: int, on: date) -> list[cast.Ticket]:
    """Mark the installation as the demo's and create its people, before the district itself is there."""
    access.set_mark(FICTITIOUS, {"world": MARK, "year": YEAR})
    access.set_mark(MARK, {"seed": SEED, "unions": USUAL})
    return cast.engage(by=by, on=on)


def is_unfinished() -> bool:
    """Tell whether a demo was begun here and its year has not passed whole."""
    mark = access_now.mark(MARK)
    return mark is not None and not mark.get("done")


def show(home: Path, *, by: int, on: date, acting: Acting, report: Report, seed: int | None = None, unions: int | None = None) -> Shown:
    """Tell the story into `home`, load it, run its twelve statements, leave papers on the desk and seal the books.

    A showing broken off is taken up where it was.

    :raises BadSize: a district too small for the story or too large for its numbers
    :raises NotEmpty: the database holds organisations that are not the demo's
    """
    mark = access_now.mark(MARK) or {}
    shown = Shown(mark.get("seed", SEED), mark.get("unions", USUAL))
    if mark.get("done"):
        return shown
    if not mark.get("loaded"):
        shown = Shown(shown.seed if seed is None else seed, shown.unions if unions is None else unions)
    if not SMALLEST <= shown.unions <= LARGEST:
        raise BadSize(smallest=SMALLEST, largest=LARGEST, unions=shown.unions)

    folder = home / MARK
    report(0, STEPS, "Dựng huyện minh họa")
    with acting():
        _load_once(folder, shown, by=by, on=on, report=report)
    for number, path in enumerate(World(folder).statements):
        _pass_month(number, path, shown, by=by, on=on, acting=acting, report=report)
    report(STEPS - 2, STEPS, "Bày giấy tờ lên bàn kế toán")
    with acting():
        lay_out(_place(folder, "huyen"), by=by, on=on)
        estimate_year(_place(folder, "huyen"), by=by, on=on)
        lay_documents(union=_place(folder, "co_so"), district=_place(folder, "huyen"), by=by, on=on)
        lay_unions(_place(folder, "huyen"), union=_place(folder, "co_so"), by=by, on=on)
        plan_year(_place(folder, "huyen"), union=_place(folder, "co_so"), by=by, on=on)
        lay_requests(union=_place(folder, "co_so"), district=_place(folder, "huyen"), by=by, on=on)
        tell_troubles(_place(folder, "huyen"), union=_place(folder, "co_so"), by=by, on=on)
        bargain_year(by=by, on=on)
        praise_year(_place(folder, "huyen"), union=_place(folder, "co_so"), by=by, on=on)
        warn(_place(folder, "huyen"), union=_place(folder, "co_so"), by=by, on=on)
        lay_vouchers(union=_place(folder, "co_so"), district=_place(folder, "huyen"), by=by, on=on)
        inspect_year(_place(folder, "huyen"), union=_place(folder, "co_so"), by=by, on=on)
        report(STEPS - 1, STEPS, "Niêm phong sổ")
        ledger.seal(by=by, unit_ids=None, on=on)
        access.set_mark(MARK, _facts(shown) | {"loaded": True, "done": True})
    report(STEPS, STEPS, f"Năm {YEAR} đã vào sổ: {shown.auto} dòng tự ghi, {shown.review} dòng chờ người quyết")
    return shown


def _load_once(folder: Path, shown: Shown, *, by: int, on: date, report: Report) -> None:
    """Tell the story and load it whole, in the caller's transaction; a second loader waits, finds it loaded and goes on with it."""

    def within(done: int, total: int, words: str) -> None:
        report(1 + done * LOAD_STEPS // total, STEPS, words)

    access.set_mark(TURN, {})
    mark = access_now.mark(MARK) or {}
    if mark.get("loaded"):
        shown.seed, shown.unions = mark["seed"], mark["unions"]
        _tell(folder, shown, may_stay=True)
        return
    require_empty(on=on)
    _tell(folder, shown, may_stay=False)
    load_world(folder, by=by, on=on, acting=nullcontext, report=within)
    shown.people = cast.engage(by=by, on=on)
    places = {"province": _place(folder, "tinh"), "district": _place(folder, "huyen"), "union": _place(folder, "co_so")}
    cast.give_roles(by=by, places=places, on=on)
    access.set_mark(MARK, _facts(shown) | {"loaded": True})


def _place(folder: Path, level: str) -> int:
    """Return the first unit of a level."""
    code = next(row["code"] for row in World(folder).rows("unions.csv") if row["level"] == level)
    return int(organisations.by_code([code])[code].pk)


def _tell(folder: Path, shown: Shown, *, may_stay: bool) -> None:
    """Write the story's files; those of the story that is loaded already stay."""
    stamp = folder / STAMP
    if may_stay and stamp.is_file() and json.loads(stamp.read_text()) == _facts(shown):
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    write_story(tell_story(shown.seed, shown.unions), folder)
    stamp.write_text(json.dumps(_facts(shown)))


def _pass_month(number: int, path: Path, shown: Shown, *, by: int, on: date, acting: Acting, report: Report) -> None:
    """Import one statement and take the account through it."""
    month, begun = format_month(YEAR * 100 + number + 1), 1 + LOAD_STEPS + number
    report(begun, STEPS, f"Tháng {month}: đọc sao kê")
    with acting():
        imported = banking.import_statement_file(by=by, file_name=path.name, content=path.read_bytes(), on=on)
    shown.repeats += sum(result.repeats for result in imported)
    auto = review = 0
    for unit_id in {result.unit_id for result in imported}:
        left = 1
        while left:
            with acting():
                result = collection.run_collection(by=by, unit_id=unit_id, on=on)
            auto, review, left = auto + result.auto, review + result.review, result.left
    shown.auto, shown.review = shown.auto + auto, shown.review + review
    words = f"Tháng {month}: {auto + review} dòng, {auto} tự ghi, {review} chờ người quyết"
    report(begun + 1, STEPS, words if auto + review else f"Tháng {month}: đã ghi từ trước")


def _facts(shown: Shown) -> dict[str, Any]:
    return {"seed": shown.seed, "unions": shown.unions}
