"""The file of published roots: one line a root, only ever added to, for anybody to copy."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from congdoan.finance.ledger.queries import RootRecord
from congdoan.foundation.kernel.errors import DomainError

HEAD = "# Gốc niêm phong sổ: số, ngày, SHA-256. Hãy giữ bản sao ở nơi khác.\n"
LINE = re.compile(r"^(\d+) (\d{4}-\d\d-\d\d) ([0-9a-f]{64})$", re.MULTILINE)


class PublishedDiffers(DomainError):
    code = "published-roots-differ"
    says = (
        "Tệp công bố {file} ghi gốc số {number} khác gốc trong cơ sở dữ liệu. Chưa ghi gì thêm."
        " Giữ nguyên tệp và đối chiếu với bản sao bên ngoài: có thể sổ đã bị sửa."
    )


def write_published(file: Path, roots: Sequence[RootRecord]) -> int:
    """Add the roots that the file does not hold yet, after comparing those it holds; return how many were added.

    A line cut short by a stopped process is left as it is and written anew below it.

    :raises PublishedDiffers: the file and the books tell different roots
    """
    told = file.read_text(encoding="utf-8") if file.exists() else ""
    published = {int(number): (day, sha256) for number, day, sha256 in LINE.findall(told)}
    for root in roots:
        if published.get(root.number, _line(root)) != _line(root):
            raise PublishedDiffers(file=file.name, number=root.number)
    if gone := published.keys() - {root.number for root in roots}:
        raise PublishedDiffers(file=file.name, number=min(gone))
    news = [root for root in sorted(roots, key=lambda root: root.number) if root.number not in published]
    if news:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write("" if told.endswith("\n") else "\n" if told else HEAD)
            stream.writelines(" ".join((str(root.number), *_line(root))) + "\n" for root in news)
            stream.flush()
            os.fsync(stream.fileno())
    return len(news)


def _line(root: RootRecord) -> tuple[str, str]:
    return root.published_on.isoformat(), root.sha256
