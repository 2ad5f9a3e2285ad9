"""Write one year of one place with its truth, or tell the digests of the frozen years."""

import argparse
import json
import tempfile
from pathlib import Path
from types import ModuleType

from . import check, making


def main(prog: str = "python -m bench.worlds.ninth", making: ModuleType = making, check: ModuleType = check) -> None:
    """Serve the command line of a set by its ways to make and to check a year."""
    parser = argparse.ArgumentParser(prog=prog, description=__doc__)
    parser.add_argument("--place", choices=sorted(making.PLACES))
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--digests", action="store_true", help="write the frozen years aside and tell the digest of each")
    wishes = parser.parse_args()
    if wishes.digests:
        for name, seed in making.FROZEN:
            with tempfile.TemporaryDirectory() as folder:
                making.write_year(making.PLACES[name], seed, Path(folder))
                print(name, seed, making.digest(Path(folder)))
        return
    if not (wishes.place and wishes.seed is not None and wishes.out):
        parser.error("--place, --seed and --out go together")
    truth = making.write_year(making.PLACES[wishes.place], wishes.seed, wishes.out)
    shown = {"digest": making.digest(wishes.out), "totals": truth["totals"]} | truth["counts"]
    shown["checked"] = check.look_over(wishes.out)
    print(json.dumps(shown, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
