"""Write one year of one place with its truth, or tell the digests of the frozen years."""

import argparse
import json
import tempfile
from pathlib import Path

from .check import look_over
from .making import FROZEN, PLACES, digest, write_year


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.worlds.tenth", description=__doc__)
    parser.add_argument("--place", choices=sorted(PLACES))
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--digests", action="store_true", help="write the frozen years aside and tell the digest of each")
    wishes = parser.parse_args()
    if wishes.digests:
        for name, seed in FROZEN:
            with tempfile.TemporaryDirectory() as folder:
                write_year(PLACES[name], seed, Path(folder))
                print(name, seed, digest(Path(folder)))
        return
    if not (wishes.place and wishes.seed is not None and wishes.out):
        parser.error("--place, --seed and --out go together")
    truth = write_year(PLACES[wishes.place], wishes.seed, wishes.out)
    shown = {"digest": digest(wishes.out), "totals": truth["totals"]} | truth["counts"] | {"checked": look_over(wishes.out)}
    print(json.dumps(shown, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
