"""congdoan ledger publish_root: seal every unit's books, make the root over them, write it where anybody may copy it."""

from datetime import date
from typing import Any

from django.conf import settings

from congdoan.finance.ledger import queries, services
from congdoan.foundation.access.doors import UseCaseCommand, acting


class Command(UseCaseCommand):
    help = "Niêm phong sổ của mọi đơn vị, lập gốc niêm phong của ngày và ghi gốc vào tệp công bố."
    one_transaction = False  # a root is written to the file once it stands in the books

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        with acting(by, on=on):
            root = services.publish_root(by=by, on=on)
        with acting(by, on=on):
            written = services.write_published(settings.HOME / "published" / "goc-niem-phong.txt", queries.roots(limit=None))
        return {"root": root, "written": written}

    def words(self, answer: Any) -> str:
        root = answer["root"]
        if root is None:
            return "Từ gốc trước chưa có gì mới để niêm phong."
        return f"Gốc niêm phong số {root.number} ngày {root.published_on:%d/%m/%Y}, {root.units} đơn vị:\n{root.sha256}"
