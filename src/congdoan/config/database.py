"""The application's login: it may serve only when PostgreSQL can say no to it; and the migration that prepares the ground."""

import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

import psycopg
from django.core.management import execute_from_command_line
from psycopg.conninfo import conninfo_to_dict

from congdoan.config import cluster
from congdoan.foundation.access import queries as access


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
    """Make the roles where the owner may, otherwise print the SQL for somebody who may; then migrate as the owner."""
    make_roles(owner_url, application_url)
    execute_from_command_line(["congdoan", "migrate", "--skip-checks", *arguments])


def make_roles(owner_url: str, application_url: str) -> None:
    """Create the application's login and the poster's role unless they exist.

    :raises SystemExit: a role is missing and the owner may not create it, or the application's login has another name
    """
    application = conninfo_to_dict(application_url)
    if (name := application.get("user")) != cluster.APPLICATION:
        stop(f"DATABASE_URL dùng đăng nhập {name!r}; ứng dụng chỉ chạy bằng đăng nhập {cluster.APPLICATION}.")
    statements = [line.removesuffix(" \\gexec") for line in cluster.roles_sql(None, str(application.get("password") or "")).splitlines()]
    with psycopg.connect(owner_url, autocommit=True) as connection:
        if is_ready(connection):
            return
        try:
            for statement in statements:
                rows = connection.execute(statement)
                for (made,) in rows.fetchall() if rows.description else ():
                    connection.execute(made)
        except psycopg.errors.InsufficientPrivilege:
            script = cluster.roles_sql(None, "MẬT KHẨU TRONG DATABASE_URL") + cluster.extensions_sql()
            where = urlsplit(owner_url).path.lstrip("/")
            stop(
                f"Đăng nhập trong DATABASE_OWNER_URL không được tạo vai trò. Người quản trị PostgreSQL chạy (psql -d {where}):\n\n{script}"
            )


def is_ready(connection: "psycopg.Connection[tuple[bool]]") -> bool:
    """Tell whether both roles are there and the application may act as the poster."""
    both = "SELECT count(*) = 2 FROM pg_roles WHERE rolname IN (%s, %s)"
    if connection.execute(both, [cluster.APPLICATION, cluster.POSTER]).fetchone() != (True,):
        return False
    return connection.execute("SELECT pg_has_role(%s, %s, 'MEMBER')", [cluster.APPLICATION, cluster.POSTER]).fetchone() == (True,)


def stop(words: str) -> None:
    sys.stderr.write(words + "\n")
    raise SystemExit(1)
