"""Write entries as a journal of beancount and load it, checks included; run by the interpreter of its own environment.

python beancount_books.py ENTRIES.json
"""

import json
import sys
import time
from pathlib import Path

from beancount import loader
from beancount.core.data import Transaction


def main() -> None:
    entries = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    names = sorted({account for _, _, lines in entries for account, _ in lines})
    journal = Path("journal.beancount")
    began = time.perf_counter()
    with journal.open("w", encoding="utf-8") as file:
        file.writelines(f"1970-01-01 open Assets:A{name} VND\n" for name in names)
        for day, description, lines in entries:
            file.write(f'{day} * "{description}"\n')
            file.writelines(f"  Assets:A{account}  {amount} VND\n" for account, amount in lines)
    loaded, errors, _ = loader.load_file(str(journal))
    spent = time.perf_counter() - began
    booked = sum(isinstance(entry, Transaction) for entry in loaded)
    print(json.dumps({"seconds": {"load": spent}, "entries": {"load": len(entries)}, "whole": booked == len(entries) and not errors}))


main()
