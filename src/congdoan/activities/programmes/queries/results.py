"""Targets beside what the books say: result, how far, forecast, and the units that decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.activities.programmes.models import FrozenBase, Target
from congdoan.activities.programmes.rules import forecast as forecasts
from congdoan.activities.programmes.rules import targets as rules
from congdoan.activities.programmes.rules.forecast import Forecast
from congdoan.activities.programmes.rules.indicators import INDICATORS, Indicator, Measured, frozen

from .indicators import measure
from .targets import TargetRow, last_figures

FORECAST_MONTH, FORECAST_DAY = 12, 15


@dataclass(frozen=True, slots=True)
class Result:
    """What a target has come to. `value` in the target's unit; None where nobody can tell, and then `why` says so."""

    target: TargetRow
    indicator: Indicator | None
    measured: Measured | None
    value: int | None
    frozen_on: date | None
    forecast: Forecast | None
    why: str

    @property
    def shown(self) -> str:
        """Return the value as pages show it."""
        return rules.figure_words(self.value, self.target.measure) if self.value is not None and self.value >= 0 else _signed(self)

    @property
    def of_wanted(self) -> int | None:
        """Return the share of the target that is reached, in parts per ten thousand; None without a figure."""
        wanted = self.target.wanted
        return None if self.value is None or not wanted else rules.ratio(max(self.value, 0), wanted)

    @property
    def is_kept(self) -> bool | None:
        """Say whether the target is kept now; None where that cannot be said."""
        wanted = self.target.wanted
        return None if self.value is None or wanted is None else rules.keeps(self.value, self.target.direction, wanted)

    @property
    def shown_forecast(self) -> str:
        """Return the forecast value in the target's own unit."""
        if self.forecast is None or self.measured is None:
            return "–"
        value = self.forecast.value
        if self.target.measure == "ratio":
            return rules.figure_words(rules.ratio(max(value, 0), self.measured.denominator), "ratio")
        return rules.figure_words(max(value, 0), self.target.measure)


def results(targets: Sequence[TargetRow], *, year: int, on: date) -> list[Result]:
    """Return each target with what it has come to; an indicator that several targets share is measured once."""
    bases = {base.target_id: base for base in FrozenBase.objects.filter(target_id__in=[one.id for one in targets], year=year)}
    wanted = _wanted_of_units([one.id for one in targets if one.measure in rules.ADDED_UP], year)
    known: dict[tuple[str, int], Measured | None] = {}
    told = []
    for one in targets:
        key = one.indicator, one.unit_id
        if key not in known:
            known[key] = measure(one.indicator, one.unit_id, year=year, on=on)
        told.append(_result(one, known[key], bases.get(one.id), wanted.get(one.id, {}), year=year, on=on))
    return told


def _result(one: TargetRow, measured: Measured | None, base: FrozenBase | None, wanted: dict[int, int], *, year: int, on: date) -> Result:
    indicator = INDICATORS.get(one.indicator)
    if measured is None or indicator is None:
        return Result(one, indicator, None, None, None, None, _why_not(indicator))
    if base is not None:
        measured = frozen(measured, [(part[0], part[1], part[2], part[3]) for part in base.parts])
    value = rules.ratio(measured.numerator, measured.denominator) if indicator.measure == "ratio" else measured.numerator
    if value is None:
        return Result(one, indicator, measured, None, base.frozen_on if base else None, None, "mẫu số bằng 0: chưa có gì để tính tỷ lệ")
    foreseen = _foreseen(one, indicator, measured, base, wanted, year=year, on=on)
    why = "" if foreseen or indicator.measure != "ratio" or base else "mẫu số còn đổi: khóa mẫu số để dự báo"
    return Result(one, indicator, measured, value, base.frozen_on if base else None, foreseen, why)


def _foreseen(
    one: TargetRow, indicator: Indicator, measured: Measured, base: FrozenBase | None, wanted: dict[int, int], *, year: int, on: date
) -> Forecast | None:
    """Return the forecast of a target that can have one: a count, or a ratio on frozen denominators."""
    goal = one.wanted
    if goal is None or (indicator.measure == "ratio" and base is None):
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    start = 0
    if indicator.measure == "level":
        begun = measure(indicator.code, one.unit_id, year=year, on=first)
        start = one.baseline if one.baseline is not None else begun.numerator if begun else 0
    most = measured.denominator if base is not None else None
    needed = -(-goal * measured.denominator // rules.WHOLE) if base is not None else goal
    return forecasts.forecast(
        measured, start=start, wanted=needed, direction=one.direction, first=first, on=on, day=date(year, FORECAST_MONTH, FORECAST_DAY),
        last=last, wanted_of_parts=wanted, most=most,
    )  # fmt: skip


def _why_not(indicator: Indicator | None) -> str:
    if indicator is None:
        return "chỉ tiêu này không gắn với chỉ số nào tính được từ sổ"
    return f"chưa tính được: {indicator.needs}" if indicator.needs else "năm này chưa bắt đầu"


def _wanted_of_units(target_ids: Iterable[int], year: int) -> dict[int, dict[int, int]]:
    """Return for each target what each unit below committed itself to, or was given."""
    below = list(
        Target.objects.filter(parent_id__in=list(target_ids))
        .exclude(programme__state="handed_over")
        .values_list("pk", "parent_id", "unit_id")
    )
    figures = last_figures([child for child, _, _ in below], year)
    found: dict[int, dict[int, int]] = {}
    for child, parent, unit in below:
        told = figures.get(child, {})
        if (value := told.get("committed", told.get("assigned"))) is not None:
            found.setdefault(parent, {})[unit] = value
    return found


def _signed(result: Result) -> str:
    if result.value is None:
        return "–"
    return "\N{MINUS SIGN}" + rules.figure_words(-result.value, result.target.measure)
