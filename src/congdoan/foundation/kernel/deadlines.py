"""A day until which something must be done, with where it stands and how sure that is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """A last day and, once it is done, the day of that; `document` names the law or the house's own rule."""

    name: str
    due_on: date
    done_on: date | None
    document: str
    needs_check: bool

    def told(self, on: date) -> tuple[str, str]:
        """Return how it stands on a day as a state of a pill and words."""
        late = ((self.done_on or on) - self.due_on).days
        if late > 0:
            return "late", f"muộn {late} ngày" if self.done_on else f"quá hạn {late} ngày"
        return ("ok", "đúng hạn") if self.done_on else ("wait", f"còn {-late} ngày" if late else "hạn hôm nay")
