"""`congdoan noun verb …`: runs the management command `noun_verb`, with the embedded PostgreSQL where none is named.

Exit status: 0 done, 1 refused, 2 not understood.
"""

import ast
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from congdoan.config import cluster, loading

PACKAGE = Path(__file__).parent
WITHOUT_SESSION = {"check", "makemigrations", "collectstatic"}  # commands of Django that read no row
OF_LIBRARIES = WITHOUT_SESSION | {"migrate", "showmigrations", "sqlmigrate", "shell", "dbshell", "clearsessions", "procrastinate"}
USAGE = "Cách dùng: congdoan DANH-TỪ ĐỘNG-TỪ [tham số…]     (congdoan COMMAND --help để xem tham số)"


def home() -> Path:
    """Return the folder for everything that this installation keeps."""
    return Path(os.environ.get("CONGDOAN_HOME") or PACKAGE.parents[1] / "var").resolve()


def commands() -> dict[str, Path]:
    """Return the product's commands by name, found on disk so that nothing is imported."""
    return {file.stem: file for file in sorted(PACKAGE.glob("**/management/commands/[a-z]*.py"))}


def split(words: Sequence[str], known: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command that the words name and what is left of them: `law value x` is `law_value` with x."""
    spoken = [word.replace("-", "_") for word in words[:3] if not word.startswith("-")]
    for count in range(len(spoken), 1, -1):
        name = "_".join(spoken[:count])
        if name in known:
            return name, list(words[count:])
    return words[0], list(words[1:])


def needs_database(source: str) -> bool:
    """Tell from a command's source whether it reads or writes the database; in doubt it does."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and node.name == "Command":
            bases = {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases}
            said = [
                getattr(line.value, "value", True)
                for line in node.body
                if isinstance(line, ast.Assign | ast.AnnAssign) and "needs_database" in ast.unparse(line).split("=")[0]
            ]
            return bool(said[-1]) if said else "PureCommand" not in bases
    return True


def migrations_stamp() -> str:
    """Return a hash of every migration, to know at a glance whether the embedded database is behind."""
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.glob("**/migrations/*")):
        if file.suffix in {".py", ".sql"}:
            digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def bring_up_to_date(place: Path) -> None:
    """Migrate the embedded database when the migrations have changed since it was last done."""
    done = place / "migrated"
    stamp = migrations_stamp()
    with cluster.locked(place / "migrate.lock"):
        if not done.exists() or done.read_text() != stamp:
            ran = subprocess.run([sys.executable, "-m", "congdoan", "migrate", "--verbosity", "0"])
            if ran.returncode:
                raise SystemExit(ran.returncode)
            done.write_text(stamp)


def main(words: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
    known = commands()
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write("\n".join([USAGE, "", *(f"  {name.replace('_', ' ', 1)}" for name in known), "  migrate", ""]))
        return 0 if words else 2
    name, rest = split(words, list(known))
    if name not in known and name not in OF_LIBRARIES:
        sys.stderr.write(f"Không có lệnh {' '.join(words[:2])}. Gõ `congdoan help` để xem các lệnh.\n")
        return 2
    asks_help = bool({"-h", "--help"} & set(rest))
    is_pure = name in WITHOUT_SESSION or asks_help or (name in known and not needs_database(known[name].read_text()))
    is_pure = is_pure and "--installed" not in rest  # `law value --installed` reads the federation's own records too
    with ExitStack() as stack:
        if not is_pure and not os.environ.get("DATABASE_URL"):
            try:
                held = stack.enter_context(cluster.hold(home()))
            except cluster.UnableToStart as trouble:
                sys.stderr.write(f"{trouble}\n")
                return 1
            os.environ.update(held.environment())
            if name != "migrate":
                bring_up_to_date(home())
        return migrate(rest) if name == "migrate" and not asks_help else run(name, rest, is_pure=is_pure)


def migrate(rest: list[str]) -> int:
    """Migrate as the owner of the tables; the application's login may not."""
    application, owner = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_OWNER_URL", "")
    if not owner:
        sys.stderr.write("Cần DATABASE_OWNER_URL: địa chỉ cơ sở dữ liệu với đăng nhập là chủ sở hữu các bảng.\n")
        return 2
    os.environ["DATABASE_URL"] = owner
    import django

    with loading.for_good():
        django.setup()
    from congdoan.config import database

    database.migrate(owner_url=owner, application_url=application, arguments=rest)
    return 0


def run(name: str, rest: list[str], *, is_pure: bool) -> int:
    """Hand over to the command."""
    import django
    from django.core.management import execute_from_command_line, get_commands, load_command_class
    from django.db import OperationalError

    with loading.for_good():
        django.setup()
        load_command_class(get_commands()[name], name)
    try:
        if not is_pure:
            from congdoan.config import database

            database.refuse_another_history()
            database.refuse_powerful_login()
        execute_from_command_line(["congdoan", name, *rest])
    except OperationalError as trouble:
        sys.stderr.write(f"Không nối được cơ sở dữ liệu: {str(trouble).strip()}\n")
        return 1
    return 0


def cli() -> None:
    """Run the words of the command line."""
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    raise SystemExit(status)


if __name__ == "__main__":
    cli()
