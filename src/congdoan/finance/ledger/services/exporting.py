"""Books that leave the house with their seals, the roots, the ways from one to the other, and the program that checks them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from congdoan.finance.ledger import queries
from congdoan.finance.ledger.queries import RootRecord
from congdoan.finance.ledger.rules import canonical
from congdoan.foundation.access import queries as reach
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

DATA = Path(__file__).parents[1] / "data"
FORM = 2
MOST_PROOFS = 50_000  # ways from units to roots in one export; past this only some roots are proved
RECORDS = ('{"entry"', '{"evidence"', '{"lock"', '{"ending"')  # how their lines begin
ATTACHED = {"verify_books.py": "verify_books.py", "DOC-TRUOC.txt": "read_first.txt"}


class UnableToExport(DomainError):
    """Root of the refusals to export sealed books."""

    code = "seals-export-refused"
    says = "Không xuất được sổ đã niêm phong."


class NoRootYet(UnableToExport):
    code = "seals-no-root-yet"
    says = "Chưa có gốc niêm phong nào để đối chiếu. Gốc đầu tiên được lập sau đêm đầu có bút toán."


class UnknownRoot(UnableToExport):
    code = "seals-root-unknown"
    says = "Không có gốc niêm phong {root}. Dán đủ 64 chữ số của gốc, hoặc bỏ trống để lấy các gốc đã công bố."


@dataclass(frozen=True, slots=True)
class ExportedBooks:
    """What was written: units, records, and the numbers of the roots that the units are proved under."""

    units: int
    records: int
    roots: list[int]


@transaction.atomic
def export_seals(
    *, by: int, unit_id: int, below: bool, out: BinaryIO, made_at: datetime, on: date, roots: Sequence[str] = ()
) -> ExportedBooks:
    """Write a unit's books (and with `below` those of all units below it) as a package that a stranger verifies offline.

    `roots` are hashes that the stranger holds; they are proved beside the published ones.

    :raises NotAllowed: the actor may not read these books; who reads them may take them to a judge
    :raises NoRootYet: nothing has been published
    :raises UnknownRoot: one of the roots was never published
    """
    units = sorted({unit_id} | (set(reach.branches_below([unit_id])) & reach.reached(by, on=on))) if below else [unit_id]
    access.require_all(by, "ledger.read", at=units, on=on)
    published = queries.roots(limit=None)
    if not published:
        raise NoRootYet
    proved = _proved(published, roots, len(units))
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, kept in ATTACHED.items():
            package.writestr(name, (DATA / kept).read_bytes())
        _write(package, "roots.jsonl", queries.root_lines())
        _write(package, "proofs.jsonl", _proofs(proved, units))
        head = {"form": FORM, "made_at": made_at.astimezone(UTC).isoformat(), "roots": [root.number for root in proved]}
        records = _write_books(package, units, head, queries.stray_lines(units) if below else {})
    audit.record(by, "ledger.export_seals", at=unit_id, units=len(units), records=records, root=published[0].number)
    return ExportedBooks(len(units), records, [root.number for root in proved])


def _proved(published: Sequence[RootRecord], asked: Sequence[str], units: int) -> list[RootRecord]:
    """Return the roots to prove: those asked for and all others; of many for many units only each month's last."""
    by_hash = {root.sha256: root for root in published}
    for given in asked:
        if given.strip().lower() not in by_hash:
            raise UnknownRoot(root=given[:64])
    if len(published) * units <= MOST_PROOFS:
        return sorted(published, key=lambda root: root.number)
    last_of_month = {root.published_on.strftime("%Y%m"): root for root in reversed(published)}
    wanted = {root.number: root for root in last_of_month.values()}
    wanted |= {by_hash[given.strip().lower()].number: by_hash[given.strip().lower()] for given in asked}
    return [wanted[number] for number in sorted(wanted)]


def _proofs(roots: Sequence[RootRecord], units: Sequence[int]) -> Iterator[str]:
    for root, tree in queries.trees(roots):
        for unit in units:
            ((kind, way),) = tree.proof(unit).items()
            yield canonical({kind: {**way, "root": root.number}})


def _write_books(package: ZipFile, units: Sequence[int], head: dict[str, object], strays: Mapping[int, Sequence[str]]) -> int:
    names = reach.branch_names(units)
    records = 0
    with package.open("books.jsonl", "w", force_zip64=True) as stream:
        stream.write(_line(canonical({"export": head})))
        for unit in units:
            code, name = names[unit]
            stream.write(_line(canonical({"unit": {"code": code, "id": unit, "name": name}})))
            for line in chain(queries.lines_to_export(unit), strays.get(unit, ())):
                records += line.startswith(RECORDS)
                stream.write(_line(line))
        stream.write(_line(canonical({"end": {"records": records, "units": len(units)}})))
    return records


def _write(package: ZipFile, name: str, lines: Iterable[str]) -> None:
    with package.open(name, "w", force_zip64=True) as stream:
        for line in lines:
            stream.write(_line(line))


def _line(text: str) -> bytes:
    return text.encode() + b"\n"
