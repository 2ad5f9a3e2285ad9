"""Case files leave the product as a package that anybody checks offline: papers as they are kept, metadata, a list of digests.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục VI, phần I, mục III.4.g.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.queries import packaging as packed
from congdoan.foundation.documents.rules.packaging import Entry, first_entries, folder_of, list_of
from congdoan.foundation.kernel.zipping import ALL, stored_bytes, zipped

from .filing import UnableToFile, UnknownCaseFile

Within = Callable[[], AbstractContextManager[None]]


class NothingToPackage(UnableToFile):
    code = "case-package-empty"
    says = "Không có hồ sơ nào có văn bản để xuất gói."


@dataclass(frozen=True)
class Package:
    """A package to be taken: its name, how many bytes it takes where that can be told, the digest of its list, its entries."""

    name: str
    cases: int
    made_at: datetime
    size: int | None
    list_sha256: str
    entries: tuple[Entry, ...]
    media_type = "application/zip"

    @property
    def headers(self) -> dict[str, str]:
        """Return what tells the browser the name and the size, so that who takes it sees how far it is."""
        ascii_name = self.name.encode("ascii", "ignore").decode()
        told = {"X-Content-Type-Options": "nosniff", "Content-Disposition": f'attachment; filename="{ascii_name}"'}
        return told | ({"Content-Length": str(self.size)} if self.size is not None else {})

    def pieces(self, *, within: Within) -> Iterator[bytes]:
        """Yield the bytes of the ZIP, one paper in memory at a time; `within` opens what the row guard asks for."""
        return zipped(self._files(within), made_at=self.made_at, stored=ALL)

    def _files(self, within: Within) -> Iterator[tuple[str, bytes]]:
        for one in self.entries:
            if one.kept is None:
                yield one.name, one.content
                continue
            with within():
                content = packed.content_of(one.kept)
            yield one.name, content


@transaction.atomic
def export_case_package(
    *, by: int, made_at: datetime, on: date, unit_id: int | None = None, year: int | None = None, case_id: int | None = None
) -> Package:  # fmt: skip
    """Prepare a package of one case file, or of all of a unit's year that hold papers; the bytes are read while it is taken.

    The list holds the digests that were kept when each paper came: what was altered since is told by who checks the package.

    :raises UnknownCaseFile: no such file within reach
    :raises NothingToPackage: there is no file with papers
    :raises NotAllowed: the actor may not take this unit's papers away
    """
    found = cases.case_file(case_id) if case_id is not None else None
    unit = found.unit_id if found else unit_id
    if unit is None or (case_id is not None and found is None):
        raise UnknownCaseFile
    access.require(by, "documents.export_case_package", at=unit, on=on)
    rows = packed.files_to_pack(unit, year=year, case_id=case_id)
    if not rows:
        raise NothingToPackage
    entries = [*first_entries(), *packed.entries_of(rows, on=on)]
    listed = list_of(entries)
    whole = (*entries, listed)
    name = f"ho-so-{rows[0].unit_code}-{folder_of(found.year, found.section_code, found.number) if found else year}.zip"
    audit.record(
        by, "documents.export_case_package", at=unit, cases=len(rows), files=len(whole), list_sha256=listed.sha256, case=case_id, year=year
    )
    size = stored_bytes((one.name, one.size) for one in whole)
    return Package(name, len(rows), made_at, size, listed.sha256, whole)
