"""How the points fare on the frozen history, against naive rules. Run after `history` was frozen; the figures stand as they come.

`python -m bench.labour.score` prints them; `--write` keeps them where the product shows them.
"""

import json
import os
import sys
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")

import django  # noqa: E402

django.setup()

from congdoan.activities.early_warning.queries import history as judging  # noqa: E402
from congdoan.activities.early_warning.rules import Columns, Evidence  # noqa: E402

from .history import FROZEN, History, digest_of  # noqa: E402

NEAR_DAYS = 14  # the law pack's W10: a stoppage near by, within 14 days


def evidence(facts: dict[str, Any]) -> list[Evidence]:
    """Return the told signals, and the stoppages near by that the product itself derives: same zone (commune) or trade."""
    found = [
        Evidence(place, employer, code, kind, number, line, anchor, since, ended)
        for place, (employer, code, kind, since, ended, number, line, anchor) in enumerate(facts["signals"])
    ]
    bodies = {number: (commune, sector) for number, commune, sector, _ in facts["employers"]}
    for stopped, day in facts["stoppages"]:
        when = date.fromisoformat(day)
        for number, (commune, sector) in bodies.items():
            if number != stopped and (commune == bodies[stopped][0] or sector == bodies[stopped][1]):
                last = when + timedelta(days=NEAR_DAYS + 1)
                found.append(Evidence(len(found), number, "W10", "", None, None, when, when + timedelta(days=1), last))
    return found


def main() -> None:
    facts = History().as_facts()
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    if digest_of(facts) != frozen["sha256"]:
        raise SystemExit("the history is not the one that was frozen")
    first, last = date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])
    places = {number: number for number, *_ in facts["employers"]}
    rows = Columns.of(evidence(facts), places)
    stoppages = [(employer, (date.fromisoformat(day) - first).days) for employer, day in facts["stoppages"]]
    told = judging.judged(rows, stoppages, first=first, last=last, employers=len(places))
    for one in told:
        shown = {name: f"{100 * float(getattr(one, name)):.1f} %" for name in ("recall", "precision", "share")}
        print(f"{one.words:40} {asdict(one.judged)} {shown}")
    if "--write" in sys.argv:
        kept = {**frozen, "first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}", "horizon_days": judging.rules.HORIZON}
        kept["rules"] = [{"code": one.code, "judged": asdict(one.judged)} for one in told]
        judging.FROZEN.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
