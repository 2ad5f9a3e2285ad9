"""What a database must be before anything runs on it: its history, the application's login; and the migration that prepares the ground."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import psycopg
from django.core.management import execute_from_command_line
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg.conninfo import conninfo_to_dict

from congdoan.config import cluster
from congdoan.foundation.access import queries as access

PACKAGE = Path(__file__).parents[1]


def refuse_another_history() -> None:
    """Stop when migrations that this version does not have made the database: its tables are not what this version knows."""
    known = {(file.parents[1].name, file.stem) for file in PACKAGE.glob("*/*/migrations/[0-9]*.py")}
    apps = {app for app, _ in known}
    foreign = sorted(
        (app, name) for app, name in MigrationRecorder(connection).applied_migrations() if app in apps and (app, name) not in known
    )
    if foreign:
        first = ".".join(foreign[0])
        stop(
            f"Không chạy: cơ sở dữ liệu này do một bản khác của phần mềm tạo ra ({first}; tất cả {len(foreign)} bước mà bản này không có). "
            "Bản này không nâng cấp được nó và chưa thay đổi gì trong đó.\n"
            "Hãy giữ nó làm bản lưu rồi bắt đầu lại: đổi tên thư mục CONGDOAN_HOME (var/ trong mã nguồn), hoặc tạo một cơ sở dữ liệu trống "
            "và đặt lại DATABASE_URL, DATABASE_OWNER_URL. Muốn xem dữ liệu cũ, hãy chạy bản phần mềm đã tạo ra nó."
        )


def refuse_powerful_login() -> None:
    """Stop the start when the application signed in as somebody whom row-level security does not bind."""
    if reasons := access.role_may_bypass_guard():
        sys.stderr.write(
            "Không khởi động: đăng nhập cơ sở dữ liệu trong DATABASE_URL có quyền quá lớn: "
            + ", ".join(reasons)
            + ". Hãy dùng đăng nhập congdoan_app, chạy `congdoan migrate` với DATABASE_OWNER_URL để tạo.\n"
        )
        raise SystemExit(1)


def migrate(*, owner_url: str, application_url: str, arguments: Sequence[str]) -> None:
    """Make the roles where the owner may, otherwise print the SQL for somebody who may; then migrate as the owner.

    :raises SystemExit: another version made the database
    """
    refuse_another_history()
    make_roles(owner_url, application_url)
    execute_from_command_line(["congdoan", "migrate", "--skip-checks", *arguments])


def make_roles(owner_url: str, application_url: str) -> None:
    """Create the application's login and the poster's role unless they exist.

    :raises SystemExit: a role is missing and the owner may not create it, or the application's login has another name
    """
    application = conninfo_to_dict(application_url)
    if (name := application.get("user")) != cluster.APPLICATION:
        stop(f"DATABASE_URL dùng đăng nhập {name!r}; ứng dụng chỉ chạy bằng đăng nhập {cluster.APPLICATION}.")
    made = cluster.creations({cluster.APPLICATION: str(application.get("password") or "")})
    with psycopg.connect(owner_url, autocommit=True) as connection:
        try:
            for role in (cluster.APPLICATION, cluster.POSTER):
                if not exists(connection, role):
                    connection.execute(made[role])
            if not is_member(connection):
                connection.execute(cluster.MEMBERSHIP)
        except psycopg.errors.InsufficientPrivilege:
            missing = [role for role in (cluster.APPLICATION, cluster.POSTER) if not exists(connection, role)]
            stop(what_to_run(missing, database=str(connection.info.dbname)))


def what_to_run(missing: Sequence[str], *, database: str) -> str:
    """Return the SQL that somebody with the right runs once; the password is never printed."""
    statements = [cluster.creations({})[role] for role in missing]
    if cluster.APPLICATION in missing:
        statements.append(f"ALTER ROLE {cluster.APPLICATION} PASSWORD 'MẬT KHẨU TRONG DATABASE_URL'")
    script = "".join(f"{statement};\n" for statement in [*statements, cluster.MEMBERSHIP]) + cluster.extensions_sql()
    return (
        "Đăng nhập trong DATABASE_OWNER_URL không được tạo vai trò. "
        f"Người quản trị PostgreSQL chạy một lần, trong cơ sở dữ liệu {database}:\n\n{script}"
    )


def exists(connection: "psycopg.Connection[Any]", role: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None


def is_member(connection: "psycopg.Connection[Any]") -> bool:
    """Tell whether the application may act as the poster."""
    answer = connection.execute("SELECT pg_has_role(%s, %s, 'MEMBER')", [cluster.APPLICATION, cluster.POSTER]).fetchone()
    return answer == (True,)


def stop(words: str) -> NoReturn:
    sys.stderr.write(words + "\n")
    raise SystemExit(1)
