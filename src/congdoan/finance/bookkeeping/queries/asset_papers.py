"""A register of things as it came from Excel, and labels for a unit's things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from congdoan.finance.bookkeeping.models import Asset
from congdoan.finance.bookkeeping.rules.asset_labels import Label, labels_pdf
from congdoan.finance.bookkeeping.rules.asset_table import TableCard, read_assets
from congdoan.finance.bookkeeping.rules.assets import faults
from congdoan.foundation.access import queries as access

from .assets import assets
from .units import names_of


@dataclass(frozen=True, slots=True)
class AssetTable:
    """The cards that a table would open; `mark` is the hash of the file, the unit and the codes it has given."""

    rows: tuple[TableCard, ...]
    sha256: str
    mark: str


def asset_table(content: bytes, *, file_name: str, unit_id: int, on: date) -> AssetTable:
    """Read a register of things that a unit's books hold already.

    :raises UnreadableTable, Rejected: as the rule says
    """
    taken = sorted(Asset.objects.filter(unit_id=unit_id).values_list("code", flat=True))
    rows = tuple(read_assets(content, name=file_name, taken=taken, wrong_with=lambda facts: faults(facts, on=on)))
    digest = sha256(content).hexdigest()
    return AssetTable(rows, digest, sha256(f"{digest}/{unit_id}/{taken}".encode()).hexdigest()[:32])


def asset_labels(unit_id: int, *, address_of: Callable[[int], str], made_at: datetime) -> bytes | None:
    """Return labels for the things on a unit's register as PDF/A, each with the address of its card as a code; None without things."""
    labels = [
        Label(row.code, row.name, ", ".join(filter(None, (row.serial, row.location, row.keeper))), address_of(row.id))
        for row in assets(unit_ids=[unit_id], is_there=True)
    ]
    if not labels:
        return None
    unit = names_of([unit_id])[unit_id][1]
    return labels_pdf(labels, unit=unit, is_fictitious=access.is_demo(), made_at=made_at)
