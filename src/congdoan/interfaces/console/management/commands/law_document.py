from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import PureCommand
from congdoan.foundation.kernel.whole_files import write_whole
from congdoan.interfaces.console.management.document import law_document


class Command(PureCommand):
    help = "Write the page that shows the whole law pack."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("path", nargs="?", default="docs/law.md", type=Path)

    def call(self, **options: Any) -> dict[str, Any]:
        """Write the page and say where it stands."""
        page = law_document()
        write_whole(options["path"], page.encode())
        return {"path": str(options["path"]), "lines": page.count("\n")}

    def words(self, answer: Any) -> str:
        """Return one line for people."""
        return f"{answer['path']}: {answer['lines']} dòng."
