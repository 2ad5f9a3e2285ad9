"""Entries that carry balances rather than what a unit did: forms that read what moved leave them out."""

from collections.abc import Iterable

from congdoan.finance.bookkeeping.models import ChartChange, ChartChangeUndone, Handover, OpeningImport


def technical_entries(unit_ids: Iterable[int], *, during: tuple[int, int]) -> list[int]:
    """Return the entries of some months by which balances went to another chart, came from a table, or went with a handover.

    Closings are none of them: they stand on the side that no form reads.
    """
    units = sorted(set(unit_ids))
    changes = ChartChange.objects.filter(unit_id__in=units, period__range=during)
    found = set(changes.values_list("entry_id", flat=True))
    found |= set(ChartChangeUndone.objects.filter(change__in=changes).values_list("entry_id", flat=True))
    openings = OpeningImport.objects.filter(unit_id__in=units)
    found |= set(openings.filter(period__range=during).values_list("entry_id", flat=True))
    found |= {taken for taken in openings.values_list("took_back_id", flat=True) if taken}
    for given, taken in Handover.objects.filter(unit_id__in=units, period__range=during).values_list("given", "taken"):
        found |= {entry for event, entry in {**given, **taken}.items() if event in ("give_rest", "take_rest")}
    for taken in Handover.objects.filter(receiver_id__in=units, period__range=during).values_list("taken", flat=True):
        found |= {entry for event, entry in taken.items() if event == "take_rest"}
    return sorted(found)
