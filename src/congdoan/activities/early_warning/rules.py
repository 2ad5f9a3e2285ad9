"""How points of warning signals are read."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WarningBand:
    """A band of points with the colour it is shown in; None is open."""

    name: str
    points_from: int
    points_to: int | None


def warning_band(points: int, bands: Iterable[WarningBand]) -> WarningBand:
    """Return the band that a sum of points falls into.

    Source: reference table `early_warning`, records warning.band (a proposal of this project, to be decided by the federation).

    :raises ValueError: no band holds the points
    """
    for band in bands:
        if band.points_from <= points and (band.points_to is None or points <= band.points_to):
            return band
    raise ValueError(f"no band for {points} points")
