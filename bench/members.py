"""Members of a province: every list page, the searches, the counts and the export, with half a million members in 3,000 unions.

`python3 dev bench members [--scale 1] [--reps 20]`; scale 1 is the whole province. Rows are written by COPY past the services; then
every page is asked for by a chair, an officer of a district and one of the province, as a browser would, in this process: the time is
the server's from the request to the last byte, the nearly empty page of one's own account in between. A row's note tells the 95th
percentile, the statements it took, whether it keeps G12 (150 ms), and the processor time of the request and of PostgreSQL, which others
on the machine do not lengthen (two workers that help a long statement are not in it). The peer of a list is the same page in plain SQL,
without row-level security, by the superuser of the same cluster.
"""

import os
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from parts.measuring import Table, a_cluster, clocked, cluster, console, resident, wishes_of
from parts.people import listed_facts, write_memberships, write_persons

MEMBERS, UNIONS = 500_000, 3_000
DAY = date(2024, 6, 30)
GOAL_MS = 150
EMPTY = "/toi/"
PEER_ROWS = """
SELECT m.id, m.full_name, m.sex, m.born, m.unit_id, m.section, m.period, p.citizen_sealed, p.phone, p.job,
       EXISTS (SELECT FROM members_absence a WHERE a.membership_id = m.id AND a.period @> DATE '2024-06-30')
FROM members_membership m JOIN members_person p ON p.id = m.person_id
WHERE m.period @> DATE '2024-06-30' AND {where} ORDER BY m.sort_key, m.id LIMIT 51
"""
PEER_COUNT = "SELECT count(*) FROM (SELECT FROM members_membership m WHERE m.period @> DATE '2024-06-30' AND {where} LIMIT 5001) c"


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    table = Table("members")
    for scale in wishes.scale:
        with a_cluster() as running:
            codes = register(int(UNIONS * scale))
            count = int(MEMBERS * scale)
            table.add("M0", "members written by COPY", count, [clocked(lambda n=count, c=codes, r=running: copy(n, c, r))])
            places = {code: codes[code] for code in ("C00001", "H000", "TINH")}
            ask(table, count, wishes.reps, places, running)
            export(table, count, places["TINH"])


def register(unions: int) -> dict[str, int]:
    """Register a province with districts of a hundred unions each; return ids by code."""
    from congdoan.foundation.access.doors import acting
    from congdoan.people.organisations import queries, services

    lines = ["code,name,kind,parent_code,level,founded_on", "TLD,Tổng Liên đoàn,lien_doan,,trung_uong,1929-07-28"]
    lines.append("TINH,LĐLĐ tỉnh,lien_doan,TLD,tinh,1976-01-01")
    for place in range(unions):
        if place % 100 == 0:
            lines.append(f"H{place // 100:03d},LĐLĐ huyện {place // 100},lien_doan,TINH,huyen,1976-01-01")
        lines.append(f"C{place:05d},CĐCS số {place},doanh_nghiep,H{place // 100:03d},co_so,2010-01-01")
    with acting(console(), on=DAY):
        services.load_register(by=console(), unions=("unions.csv", "\n".join(lines).encode()), employers=None, on=DAY)
        return {code: one.id for code, one in queries.by_code(line.split(",")[0] for line in lines[1:]).items()}


def copy(members: int, codes: dict[str, int], running: Any) -> None:
    """Write members straight into the tables: one in twenty has left, one in fifty rests, one in a hundred asks to be admitted."""
    import psycopg

    from congdoan.foundation.access.doors import acting
    from congdoan.people.members import services

    random, units = np.random.default_rng(1), np.array([id for code, id in codes.items() if code.startswith("C")])
    facts = listed_facts(members, random)
    homes = units[random.integers(0, len(units), members)]
    left, rests = random.random(members) < 0.05, random.random(members) < 0.02
    standing, gone, asking = ("[2023-01-01,)", ""), ("[2023-01-01,2024-03-01)", "resigned"), ("", "")
    periods = [asking if n % 100 == 0 else gone if left[n] else standing for n in range(members)]
    with psycopg.connect(running.url(cluster.SUPERUSER)) as session, session.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what is written here is sound by itself
        write_persons(cursor, homes, facts, since="2023-01-01")
        write_memberships(cursor, homes, facts, periods)
        with cursor.copy("COPY members_absence (membership_id, person_id, unit_id, membership_period, period, reason) FROM STDIN") as rows:
            for n in np.flatnonzero(rests & ~left):
                if n % 100:
                    rows.write_row((int(n) + 1, int(n) + 1, int(homes[n]), "[2023-01-01,)", "[2024-02-01,)", "Nghỉ không lương"))
        with cursor.copy("COPY members_application (unit_id, person_id, state, applied_on, section, decision, reason) FROM STDIN") as rows:
            for n in range(0, members, 100):
                rows.write_row((int(homes[n]), n + 1, "applied", "2024-06-01", "", "", ""))
        cursor.execute(
            "INSERT INTO members_retentionrule (unit_id, months, from_day, decision, set_by_id) VALUES (%s, 24, '2024-01-01', 'x', %s)",
            [codes["TINH"], console()],
        )
    with acting(console(), on=DAY):
        services.rebuild_kept(by=console(), on=DAY)  # what triggers would have written
    with psycopg.connect(running.url(cluster.SUPERUSER), autocommit=True) as session:
        session.execute("VACUUM ANALYZE")


PAGES = {
    "members": "/4-doan-vien/doan-vien/?",
    "members of the unit": "/4-doan-vien/doan-vien/?don_vi={code}",
    "members, in the middle": "/4-doan-vien/doan-vien/?sau={middle}",
    "members, search: van an": "/4-doan-vien/doan-vien/?q=van an",
    "members, search: nobody": "/4-doan-vien/doan-vien/?q=khong ai ca",
    "members, resting": "/4-doan-vien/doan-vien/?trang_thai=vang",
    "members, women of a section": "/4-doan-vien/doan-vien/?don_vi={code}&gioi=nu&to=Tổ 3",
    "union in figures": "/4-doan-vien/cdcs/{code}/?",
    "applications": "/4-doan-vien/don/?",
    "transfers": "/4-doan-vien/chuyen/?",
    "requests of members": "/4-doan-vien/de-nghi/?",
    "doubles": "/4-doan-vien/trung/?",
    "retention": "/4-doan-vien/luu-giu/?",
    "one person": "/4-doan-vien/doan-vien/{person}/?",
    "unions": "/4-doan-vien/?",
    "register of units": "/so-goc/don-vi/?",
    "employers": "/so-goc/doanh-nghiep/?",
    "search of the register": "/so-goc/tim/?q=so 12",
    "one unit": "/so-goc/don-vi/{code}/?",
}


def ask(table: Table, count: int, reps: int, places: dict[str, int], running: Any) -> None:
    """Ask for every page as three people, after a first time that fills what is kept between requests."""
    for code, unit in places.items():
        client = browser(code, unit)
        first = client.get("/api/members/members").json()["rows"]
        given = {"code": code, "middle": first[len(first) // 2]["id"] if len(first) < 50 else count // 2, "person": first[0]["person_id"]}
        peers = peer_times(running, unit, reps)
        for words, path in PAGES.items():
            found = timed(client, path.format(**given) + f"&ngay={DAY}", reps)
            if not found.times:
                continue  # not this role's page
            ms, empty = np.percentile(found.times, 95) * 1000, np.percentile(found.empty, 95) * 1000
            peer = peers.get(words)
            facts: dict[str, Any] = {"ratio_vs_peer": peer / np.median(found.times)} if peer else {}
            note = f"p95 {ms:.0f} ms{'' if ms <= GOAL_MS else ' OVER'} (empty page {empty:.0f}), {found.statements} statements"
            note += f", processor {found.here_ms:.0f} + {found.server_ms:.0f} ms"
            table.add("M1", f"{code}: {words}", count, found.times, note=note, **facts)


@dataclass
class Timed:
    """Seconds of each asking of a page and of the empty page beside it, statements of one, processor milliseconds of one."""

    times: list[float]
    empty: list[float]
    statements: int
    here_ms: float
    server_ms: float


def timed(client: Any, path: str, reps: int) -> Timed:
    """Ask for a page so many times, each time after the empty page; no times where it is not given at all."""
    from django.db import connection

    asked = [0]

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked[0] += 1
        return execute(sql, params, many, context)

    client.get(path)
    with connection.execute_wrapper(count):
        answer = client.get(path)
    found = Timed([], [], asked[0], 0, 0)
    for _ in range(reps if answer.status_code == 200 else 0):
        found.empty.append(seconds(client, EMPTY))
        here, server = time.process_time(), server_seconds(connection)
        found.times.append(seconds(client, path))
        found.here_ms += (time.process_time() - here) * 1000 / reps
        found.server_ms += (server_seconds(connection) - server) * 1000 / reps
    return found


def seconds(client: Any, path: str) -> float:
    """Return the seconds from a request to its last byte."""
    began = time.perf_counter()
    client.get(path)
    return time.perf_counter() - began


def server_seconds(connection: Any) -> float:
    """Return the processor seconds that the server's process of this session has taken, in steps of a hundredth."""
    words = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def peer_times(running: Any, unit: int, reps: int) -> dict[str, float]:
    """Return the median seconds of the lists in plain SQL: rows and count, nothing guarded, nothing drawn."""
    import psycopg

    below = f"m.unit_id IN (SELECT branch_id FROM access_reach WHERE ancestor_id = {unit} AND period @> DATE '2024-06-30')"
    asked = {
        "members": below, "members of the unit": below,
        "members, search: van an": f"{below} AND m.name_key LIKE '% van%' AND m.name_key LIKE '% an%'",
        "members, search: nobody": f"{below} AND m.name_key LIKE '% khong%' AND m.name_key LIKE '% ai%' AND m.name_key LIKE '% ca%'",
    }  # fmt: skip
    found = {}
    with psycopg.connect(running.url(cluster.SUPERUSER), autocommit=True) as session:
        for words, where in asked.items():

            def question(where: str = where) -> None:
                session.execute(PEER_ROWS.format(where=where)).fetchall()
                session.execute(PEER_COUNT.format(where=where)).fetchall()

            question()
            found[words] = float(np.median([clocked(question) for _ in range(reps)]))
    return found


def export(table: Table, count: int, unit: int) -> None:
    """Take the whole province as a workbook, piece by piece, and say how much memory it took."""
    client, before, size = browser("TINH", unit), resident(), [0]

    def work() -> None:
        with tempfile.TemporaryFile() as file:
            for piece in client.get(f"/4-doan-vien/doan-vien/danh-sach.xlsx?ngay={DAY}").streaming_content:
                size[0] += file.write(piece)

    spent = clocked(work)
    note = f"{size[0] / 2**20:.1f} MB of workbook, {resident() - before} MB more memory than the pages took"
    table.add("M2", "workbook of the province", count, [spent], note=note)


def browser(code: str, unit: int) -> Any:
    """Return a browser in which somebody is signed in who works for one branch."""
    from django.conf import settings
    from django.test import Client

    from congdoan.foundation.access import queries, services
    from congdoan.foundation.access.doors import acting

    settings.ALLOWED_HOSTS = ["*"]
    name = f"doc.{code.lower()}"
    with acting(console(), on=DAY):
        if queries.actor_named(name) is None:
            made = services.write_actor(username=name, full_name="Người đọc (minh họa)", password="mot-mat-khau-dai-2024")
            role = "union_chair" if code.startswith("C") else "federation_officer"
            services.grant(by=console(), actor_id=made, role=role, branch_id=unit, from_day=date(2020, 1, 1), on=DAY)
    client = Client()
    client.force_login(queries.actor_named(name))
    return client


if __name__ == "__main__":
    main()
