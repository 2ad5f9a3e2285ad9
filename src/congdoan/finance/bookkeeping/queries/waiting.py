"""What still waits before a unit's month may be locked: vouchers half way, lines that nobody has placed, days that differ from the bank."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from congdoan.finance.banking import queries as banking
from congdoan.finance.bookkeeping.models import Voucher
from congdoan.finance.collection import queries as collection
from congdoan.finance.collection.queries.proofs import first_wrong_day
from congdoan.foundation.kernel.periods import last_day


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in one unit. `wrong_on` is the first day on which the books differ from the bank, `wrong_by` by how many đồng."""

    vouchers: int = 0
    unrun: int = 0
    unplaced: int = 0
    unplaced_dong: int = 0
    wrong_on: date | None = None
    wrong_by: int = 0

    @property
    def is_clear(self) -> bool:
        return self == Waiting()

    @property
    def words(self) -> tuple[str, ...]:
        """Return each thing that waits, in words."""
        told = (
            (self.vouchers, f"{self.vouchers} chứng từ chưa ghi sổ"),
            (self.unrun, f"{self.unrun} dòng sao kê chưa đối chiếu"),
            (self.unplaced, f"{self.unplaced} dòng tiền đang treo"),
            (self.wrong_on, f"sổ lệch ngân hàng từ ngày {self.wrong_on:%d/%m/%Y}" if self.wrong_on else ""),
        )
        return tuple(words for is_there, words in told if is_there)


def waiting(unit_ids: Iterable[int], *, month: int) -> dict[int, Waiting]:
    """Return what waits in each unit until the end of a month; units where nothing waits are left out."""
    asked, until = set(unit_ids), last_day(month)
    vouchers = _vouchers(asked, until)
    found = {unit: _waiting(unit, until, vouchers.get(unit, 0)) for unit in sorted(asked & set(banking.collecting_units()))}
    found |= {unit: Waiting(vouchers=count) for unit, count in vouchers.items() if unit not in found}
    return {unit: one for unit, one in found.items() if not one.is_clear}


def _vouchers(unit_ids: Iterable[int], until: date) -> dict[int, int]:
    """Return how many vouchers of those days are neither booked nor voided, by unit."""
    half_way = Voucher.objects.filter(unit_id__in=set(unit_ids), accounting_date__lte=until).exclude(acts__kind__in=("posted", "voided"))
    return dict(half_way.values_list("unit_id").annotate(count=Count("id")).order_by("unit_id"))


def _waiting(unit_id: int, until: date, vouchers: int) -> Waiting:
    unplaced, dong = collection.waiting(unit_id)
    wrong = first_wrong_day(unit_id, on=until)
    is_wrong = wrong is not None and wrong.on <= until
    return Waiting(
        vouchers=vouchers,
        unrun=max(0, collection.lines_to_run(unit_id)),
        unplaced=unplaced,
        unplaced_dong=dong,
        wrong_on=wrong.on if wrong and is_wrong else None,
        wrong_by=wrong.difference if wrong and is_wrong else 0,
    )
