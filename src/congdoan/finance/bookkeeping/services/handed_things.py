"""Things that go with the books of their unit, and come back with them."""

from collections.abc import Mapping, Sequence
from datetime import date

from congdoan.finance.bookkeeping.queries import AssetRow
from congdoan.finance.bookkeeping.rules.assets import free_code

from .assets import open_card, received, step_asset


def give_things(
    by: int, rows: Sequence[AssetRow], *, to_unit_id: int, taken_codes: set[str], from_code: str, words: str, given: Mapping[str, int],
    taken: Mapping[str, int], on: date,
) -> None:  # fmt: skip
    """Give every thing of a unit to the receiver with what has worn off; fixed assets go by the handover's own entries."""
    for row in rows:
        is_fixed = row.kind == "fixed"
        code = free_code(row.code, from_code, taken_codes)
        taken_codes.add(code)
        gone, come = (entries.get(event) if is_fixed else None for entries, event in ((given, "give_rest"), (taken, "take_rest")))
        step_asset(by, row.id, row.unit_id, len(row.steps) + 1, "given", on=on, words=words, entry_id=gone)
        new_id = open_card(by, to_unit_id, received(row, code=code, document=words), comes_from_id=row.id)
        step_asset(by, new_id, to_unit_id, 1, "came", on=on, words=words, location=row.location, keeper=row.keeper, entry_id=come)


def take_things_back(by: int, pairs: Sequence[tuple[AssetRow, AssetRow]], *, words: str, on: date) -> None:
    """End the receiver's cards and let the giver's go on; `pairs` are (the giver's, the receiver's)."""
    for mine, theirs in pairs:
        step_asset(by, theirs.id, theirs.unit_id, len(theirs.steps) + 1, "disposed", on=on, words=words)
        step_asset(by, mine.id, mine.unit_id, len(mine.steps) + 1, "returned", on=on, words=words)
