"""The boxes that every paper drafted out of what an app knows has."""

from collections.abc import Mapping, Sequence
from typing import Any


def paper_head(unit: Mapping[str, str], *, kind: str, short: str, subject: str, recipients: Sequence[str]) -> dict[str, Any]:
    """Return a content without its body; `unit` tells its name, that of the body above, its short symbol, place and who signs.

    `short` stands before the unit's symbol (QĐ-LĐLĐ), empty on a letter.
    """
    return {
        "kind": kind, "issuer": [unit["name"]], **({"parent": [unit["parent"]]} if unit["parent"] else {}),
        "symbol": f"{short}-{unit['symbol']}" if short else unit["symbol"], "place": unit["place"], "subject": subject[:300],
        "signatures": [{"authority": [unit["board"], "CHỦ TỊCH"], "name": ""}], "recipients": list(recipients),
    }  # fmt: skip
