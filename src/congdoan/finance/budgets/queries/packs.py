"""Packs of a branch's settlement files: how far they are, and their files one by one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Func, IntegerField

from congdoan.finance.budgets.models import Pack, PackFile
from congdoan.foundation.access import queries as access


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack and how far it is: the units it holds of those it was asked for."""

    id: int
    unit_id: int
    year: int
    by: str
    at: datetime
    total: int
    missing: tuple[int, ...]

    @property
    def is_done(self) -> bool:
        return not self.missing

    @property
    def done(self) -> int:
        return self.total - len(self.missing)


def newest_pack(unit_id: int, year: int) -> PackRow | None:
    """Return the newest pack of a branch's year; None when there is none."""
    found = Pack.objects.filter(unit_id=unit_id, year=year).order_by("-id").first()
    if found is None:
        return None
    held = set(PackFile.objects.filter(pack=found).values_list("union_id", flat=True).distinct())
    name = access.names_of_actors([found.made_by]).get(found.made_by, "")
    missing = tuple(one for one in found.unions if one not in held)
    return PackRow(found.pk, found.unit_id, found.year, name, found.made_at, len(found.unions), missing)


def pack_files(pack_id: int) -> list[tuple[int, str, str, int]]:
    """Return id, name, hash and size of a pack's files, in the order of their names."""
    size = Func(F("content"), function="octet_length", output_field=IntegerField())
    found = PackFile.objects.filter(pack_id=pack_id).order_by("name")
    return list(found.annotate(size=size).values_list("id", "name", "sha256", "size"))


def pack_content(file_id: int) -> bytes | None:
    """Return the bytes of one file; None when it is there no more."""
    return next((bytes(content) for content in PackFile.objects.filter(pk=file_id).values_list("content", flat=True)), None)
