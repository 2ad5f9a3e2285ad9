"""The law of dialogue at the workplace."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeatBand:
    """How many people speak for the workers where so many work; None is open."""

    workers_from: int
    workers_to: int | None
    least: int
    most: int | None


def dialogue_seats(workers: int, bands: Iterable[SeatBand]) -> SeatBand:
    """Return the band of seats on the workers' side that a head-count falls into.

    Source: reference table `dialogue_rules`, records dialogue.seats.

    :raises ValueError: no band holds the head-count
    """
    for band in bands:
        if band.workers_from <= workers and (band.workers_to is None or workers <= band.workers_to):
            return band
    raise ValueError(f"no band for {workers} workers")
