"""All settlement files of a branch, made some unions at a time: what was made stays when the work is cut off."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from hashlib import sha256

from django.db import connection, transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import Pack, PackFile
from congdoan.finance.budgets.queries.packs import PackRow
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.zipping import stored_bytes
from congdoan.people.organisations import queries as organisations

from .estimate_files import estimate_files
from .exporting import settlement_files

LOCK = 24230
SUMS = "SHA256SUMS"
AT_ONCE = 10
MOST_UNIONS = 20_000


class UnableToPack(DomainError):
    """Root of this module's refusals."""


class NothingToPack(UnableToPack):
    code = "pack-of-no-branch"
    says = "{unit} không có công đoàn cơ sở nào bên dưới trong năm {year}. Xuất tệp ở trang quyết toán của chính đơn vị."


class PackTooLarge(UnableToPack):
    code = "pack-too-large"
    says = "Nhánh này có {count} đơn vị, nhiều hơn {most}. Lập bộ theo từng huyện."


@transaction.atomic
def make_pack(*, by: int, unit_id: int, year: int, made_at: datetime, on: date, at_once: int = AT_ONCE, is_new: bool = True) -> PackRow:
    """Make the next files of a branch's pack, of at most so many unions, and return how far it is; ask again until it is done.

    A pack that is not done is continued, also after the work was cut off; `is_new` begins another one in the place of one that is done.

    :raises NothingToPack: no base union stands below
    :raises PackTooLarge: more unions than a pack holds
    :raises FormNotSelected: no settlement form is selected for the year
    :raises NotAllowed: the actor may not take this branch's settlements away
    """
    access.require(by, "budgets.make_pack", at=unit_id, on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, mod(%s, 2147483647)::int)", [LOCK, unit_id])
    standing = queries.newest_pack(unit_id, year)
    if standing is None or (standing.is_done and is_new):
        standing = _begun(by, unit_id, year, on)
    units = organisations.by_id(standing.missing[:at_once])
    for one in standing.missing[:at_once]:
        files = settlement_files(by=by, code=units[one].code, year=year, made_at=made_at)
        files += estimate_files(by=by, unit_id=one, year=year, made_at=made_at, on=on)
        folder = "00-tong-hop" if one == unit_id else units[one].code
        PackFile.objects.bulk_create(
            PackFile(
                pack_id=standing.id, unit_id=unit_id, union_id=one, name=f"{folder}/{made.name}", content=made.content,
                sha256=sha256(made.content).hexdigest(),
            )
            for made in files
        )  # fmt: skip
    found = queries.newest_pack(unit_id, year)
    assert found is not None
    return found


def _begun(by: int, unit_id: int, year: int, on: date) -> PackRow:
    unit = organisations.by_id([unit_id])[unit_id]
    unions = list(queries.unions_of(unit_id, unit.kind, year)) if not queries.is_base(unit.kind, year) else []
    if not unions:
        raise NothingToPack(unit=unit.name, year=year)
    if len(unions) > MOST_UNIONS:
        raise PackTooLarge(count=len(unions), most=MOST_UNIONS)
    queries.selected_form(unit_id, year=year)
    Pack.objects.filter(unit_id=unit_id, year=year).delete()
    Pack.objects.create(unit_id=unit_id, year=year, unions=[*unions, unit_id], made_by=by)
    audit.record(by, "budgets.make_pack", at=unit_id, year=year, unions=len(unions))
    found = queries.newest_pack(unit_id, year)
    assert found is not None
    return found


def packed_files(pack_id: int, *, within: Callable[[], AbstractContextManager[None]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a pack one at a time, and last the list of their hashes; `within` opens what the row guard asks for."""
    with within():
        listed = queries.pack_files(pack_id)
    for one, name, *_ in listed:
        with within():
            content = queries.pack_content(one)
        if content is not None:  # another pack took its place meanwhile
            yield name, content
    yield SUMS, _sums(listed)


def packed_bytes(pack_id: int) -> int | None:
    """Return how many bytes the ZIP of a pack takes whose files are all stored; None for one too large to tell."""
    listed = queries.pack_files(pack_id)
    return stored_bytes([*((name, size) for _, name, _, size in listed), (SUMS, len(_sums(listed)))])


def _sums(listed: list[tuple[int, str, str, int]]) -> bytes:
    return "".join(f"{seal}  {name}\n" for _, name, seal, _ in listed).encode()
