"""What kind of statement a file is: a message of MT940, a message of camt, or tables."""

import re
from dataclasses import dataclass, field

from congdoan.foundation.kernel import workbooks
from congdoan.foundation.kernel.workbooks import Grid

_TAGS = re.compile(r"^:(20|25|28C?|60[FM]|61|62[FM]|86):", re.MULTILINE)


@dataclass
class Opened:
    """A file that was recognised: `tables` are candidates, best first; `text` is set for MT940, `xml` for camt."""

    kind: str
    tables: list[Grid] = field(default_factory=list)
    text: str = ""
    xml: bytes = b""


def open_file(content: bytes) -> Opened:
    """Recognise a file and take it apart.

    :raises UnreadableFile: it is empty, too large, damaged, or of a kind that holds no statement
    """
    text = workbooks.text_of(content)
    if text is None:
        return Opened("table", workbooks.sheets_of(content))
    if workbooks.is_markup(text):
        return Opened("xml", xml=content)
    head = text[:20_000].lstrip("\ufeff \t\r\n\x01\x02\x03\x04")
    if len(set(_TAGS.findall(text[:200_000]))) >= 2 or _TAGS.match(head) or head.startswith("{1:F01"):
        return Opened("mt940", text=text)
    return Opened("table", workbooks.tables_in(text))
