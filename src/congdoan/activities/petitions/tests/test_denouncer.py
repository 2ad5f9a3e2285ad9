"""Who denounces is reached by nobody but the named handler: page, API, export, search, log, record, job, command, the database's login."""

import json
import logging
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook
from pypdf import PdfReader

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.queries.keys import sealed
from congdoan.activities.petitions.tests.builders import DAY, SECRET, WORDS, received, sent
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members.rules.sealing import WrongKey

pytestmark = pytest.mark.django_db
PETITIONS = "/5-kiem-tra/don-thu/"


@pytest.fixture
def denunciation(town, enter_as):
    """Let somebody denounce by the public form; the handler is named."""
    enter_as(town.head)
    services.set_box(by=town.head, unit_id=town.district, is_open=True, on=DAY)
    number, code = sent(town.district, back_as=town.head)
    services.register_petition(by=town.head, petition_id=number, on=DAY)
    services.name_handler(by=town.head, petition_id=number, handler_id=town.handler, on=DAY)
    return number, code


def rows_of(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic():
        rows_of(sql + " RETURNING 1", *values)


def tables_telling(words):
    """Return the tables in which a row that the actor sees holds one of the words, as text or as bytes."""
    patterns = [f"%{word}%" for word in words] + [f"%{word.encode().hex()}%" for word in words]
    found = []
    for (table,) in rows_of(
        "SELECT quote_ident(relname) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
    ):
        try:
            with transaction.atomic():
                if rows_of(f"SELECT 1 FROM {table} t WHERE t::text ILIKE ANY (%s) LIMIT 1", patterns):
                    found.append(table)
        except DatabaseError:
            continue  # not this login's to read
    return found


def test_no_table_tells_whoever_looks(town, denunciation, entered, enter_as):
    number, _ = denunciation
    enter_as(town.handler)
    assert services.read_denouncer(by=town.handler, petition_id=number, reason="Xác minh tố cáo", on=DAY) == SECRET
    assert len(rows_of("SELECT sealed FROM petitions_denouncer")) == 1  # the handler sees the sealed row, sealed
    assert tables_telling(WORDS) == []
    assert "Bí Mật" not in str(rows_of("SELECT facts FROM audit_act"))
    for actor in (entered, *town.strangers.values()):
        enter_as(actor)
        assert rows_of("SELECT * FROM petitions_denouncer") == []
        assert tables_telling(WORDS) == []
    guard.leave()
    assert rows_of("SELECT * FROM petitions_denouncer") == []
    assert rows_of("SELECT * FROM petitions_petition") == []


def test_even_the_handler_sees_the_row_only_beside_a_reading(town, denunciation, enter_as, settings):
    number, _ = denunciation
    enter_as(town.handler)
    assert rows_of("SELECT * FROM petitions_denouncer") == []
    for reason in ("", "  ?"):
        with pytest.raises(services.PetitionReasonMissing):
            services.read_denouncer(by=town.handler, petition_id=number, reason=reason, on=DAY)
    settings.MEMBERS_KEY = "another key, as if only the tables had been copied"
    with pytest.raises(WrongKey):
        services.read_denouncer(by=town.handler, petition_id=number, reason="Xác minh tố cáo", on=DAY)


def test_nobody_else_opens_it_and_a_new_handler_shuts_out_the_old(town, denunciation, entered, enter_as):
    number, _ = denunciation
    for actor in (entered, *town.strangers.values()):
        enter_as(actor)
        with pytest.raises((services.HandlerOnly, guard.NotAllowed)):
            services.read_denouncer(by=actor, petition_id=number, reason="Muốn biết", on=DAY)
    enter_as(town.head)
    for wrong in (town.head, town.administrator, town.neighbour):
        with pytest.raises(services.NotAHandler):
            services.name_handler(by=town.head, petition_id=number, handler_id=wrong, on=DAY)
    with pytest.raises(guard.NotAllowed):
        services.read_denouncer(by=town.head, petition_id=number, reason="Muốn biết", on=DAY)
    services.name_handler(by=town.head, petition_id=number, handler_id=town.second, on=DAY)
    enter_as(town.handler)
    with pytest.raises(services.HandlerOnly):
        services.read_denouncer(by=town.handler, petition_id=number, reason="Xem lại", on=DAY)
    for actor in (town.administrator, town.handler):
        enter_as(actor)
        with pytest.raises(guard.NotAllowed):
            services.name_handler(by=actor, petition_id=number, handler_id=town.second, on=DAY)


def test_the_databases_login_cannot_get_round(town, denunciation, entered, enter_as):
    number, _ = denunciation
    enter_as(town.second)
    refused("INSERT INTO petitions_handler (petition_id, unit_id, actor_id, named_by_id) VALUES (%s, %s, %s, %s)",
            number, town.district, town.second, town.second)  # fmt: skip
    refused("INSERT INTO petitions_handler (petition_id, unit_id, actor_id, named_by_id) VALUES (%s, %s, %s, %s)",
            number, town.district, town.second, town.head)  # fmt: skip
    refused("INSERT INTO petitions_reading (petition_id, unit_id, reason, read_by_id) VALUES (%s, %s, 'tò mò', %s)",
            number, town.district, town.second)  # fmt: skip
    enter_as(town.handler)
    refused("INSERT INTO petitions_reading (petition_id, unit_id, reason, read_by_id) VALUES (%s, %s, ' ', %s)",
            number, town.district, town.handler)  # fmt: skip
    services.read_denouncer(by=town.handler, petition_id=number, reason="Xác minh tố cáo", on=DAY)
    for sql in (
        "UPDATE petitions_denouncer SET sealed = sealed", "DELETE FROM petitions_denouncer", "UPDATE petitions_reading SET reason = 'khác'",
        "DELETE FROM petitions_reading", "DELETE FROM petitions_handler", "UPDATE petitions_petition SET kind = 'feedback'",
        "UPDATE petitions_petition SET sender = 'Ai đó'", "DELETE FROM petitions_petition", "UPDATE petitions_petition SET number = 9",
    ):  # fmt: skip
        refused(sql)
    other = received(town.handler, town.district)
    refused(
        "INSERT INTO petitions_denouncer (petition_id, unit_id, sealed) VALUES (%s, %s, %s)", other, town.district, sealed(other, SECRET)
    )
    enter_as(entered)
    refused("INSERT INTO petitions_reading (petition_id, unit_id, reason, read_by_id) VALUES (%s, %s, 'tò mò', %s)",
            number, town.district, town.handler)  # fmt: skip


def test_what_is_received_at_a_desk_is_sealed_at_once_and_what_proves_one_later_too(town, enter_as):
    enter_as(town.officer)
    with pytest.raises(guard.NotAllowed):
        received(town.officer, town.district)
    enter_as(town.second)
    at_desk = received(town.second, town.district, kind="denunciation", **SECRET)
    facts = {"unit_id": town.district, "visited_on": DAY, "people": 1, "outcome": "petition", "kind": "denunciation", "on": DAY}
    told = {"visitor": SECRET["sender"], "contact": SECRET["contact"], "words": SECRET["content"]}
    in_person = services.receive_visitor(by=town.second, **facts, **told)
    assert tables_telling(WORDS) == []
    visit = queries.visit(in_person)
    assert (visit.visitor, visit.words) == ("Được giữ kín", "Tố cáo")
    later = received(town.second, town.district, kind="feedback", sender=SECRET["sender"], content=SECRET["content"])
    assert tables_telling(["Bí Mật"]) == ["petitions_petition"]
    services.classify_petition(
        by=town.second, petition_id=later, kind="denunciation", gist="Việc quỹ thăm hỏi", in_authority=True, classified_on=DAY, on=DAY
    )
    assert tables_telling(WORDS) == []
    assert [row.sender for row in queries.petitions(on=DAY)[0]] == ["Được giữ kín"] * 3
    enter_as(town.head)
    for number in (at_desk, later, visit.petition_id):
        services.name_handler(by=town.head, petition_id=number, handler_id=town.handler, on=DAY)
    enter_as(town.handler)
    told = [
        services.read_denouncer(by=town.handler, petition_id=number, reason="Xác minh", on=DAY)
        for number in (at_desk, later, visit.petition_id)
    ]
    assert [one["sender"] for one in told] == [SECRET["sender"]] * 3


def shown_by(client, number, name):
    """Return everything that the pages, papers and programs tell a person of a petition."""
    client.force_login(access.actor_named(name))
    pages = (PETITIONS, f"{PETITIONS}{number}/", f"{PETITIONS}{number}/danh-tinh/", f"/api/petitions/petitions/{number}",
             "/api/petitions/petitions", "/he-thong/nhat-ky/", "/", "/5-kiem-tra/tiep-dan/", "/api/petitions/visits")  # fmt: skip
    told = [client.get(address).content.decode() for address in pages]
    told.append(client.get(f"/so-goc/tim/?q={WORDS[0]}").content.decode().replace(WORDS[0], ""))  # what was typed stands in its field
    if name == "kiem.tra.hai":
        book, slip, register = (client.get(f"{PETITIONS}{rest}") for rest in ("so/?dang=xlsx", f"{number}/phieu/", "so/"))
        told.append(str([[cell.value for cell in row] for row in load_workbook(BytesIO(book.content)).active.iter_rows()]))
        told += ["".join(page.extract_text() for page in PdfReader(BytesIO(one.content)).pages) for one in (slip, register)]
    reason = {"reason": "Muốn biết lắm"}
    told.append(client.post(f"{PETITIONS}{number}/danh-tinh/", reason).content.decode())
    answer = client.post(f"/api/petitions/petitions/{number}/denouncer", json.dumps(reason), content_type="application/json")
    assert answer.status_code in (403, 409)
    return "\n".join([*told, answer.content.decode()])


def test_no_page_paper_program_search_or_log_tells(client, town, denunciation, enter_as, monkeypatch, caplog):
    number, _ = denunciation
    monkeypatch.setattr(doors, "today", lambda: DAY)
    caplog.set_level(logging.DEBUG)
    told = {name: shown_by(client, number, name) for name in town.strangers}
    assert "Được giữ kín" in told["kiem.tra.hai"]  # who may read petitions sees that it is sealed
    assert [name for name, shown in told.items() if any(word.lower() in shown.lower() for word in WORDS)] == []
    client.force_login(access.actor_named("kiem.tra"))
    shown = client.post(f"{PETITIONS}{number}/danh-tinh/", {"reason": "Xác minh tố cáo"})
    assert SECRET["content"] in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    page = client.get(f"{PETITIONS}{number}/").content.decode()
    assert "Xác minh tố cáo" in page  # who looked, and why
    assert not any(word in page for word in WORDS)
    assert not any(word in caplog.text for word in WORDS)


def test_no_job_or_command_tells_but_the_handlers_own(town, denunciation, enter_as):
    number, _ = denunciation
    told = (str(number), json.dumps({"reason": "Xác minh tố cáo"}))
    for name in ("console", *town.strangers):
        out = StringIO()
        with pytest.raises(SystemExit):
            call_command("petitions_read_denouncer", *told, json=True, on=DAY, acting=name, stdout=out, stderr=StringIO())
        assert not any(word in out.getvalue() for word in WORDS)
    out = StringIO()
    call_command("petitions_read_denouncer", *told, json=True, on=DAY, acting="kiem.tra", stdout=out)
    assert json.loads(out.getvalue()) == SECRET


def test_a_crash_in_the_middle_tells_nothing(client, town, enter_as, monkeypatch, caplog):
    enter_as(town.head)
    services.set_box(by=town.head, unit_id=town.district, is_open=True, on=DAY)
    caplog.set_level(logging.DEBUG)

    def crash(**_):
        raise RuntimeError("đĩa đầy")

    monkeypatch.setattr(services, "send_petition", crash)
    client.raise_request_exception = False
    form = {"petition_id": "7b0e8f6e-2f0a-4c57-9c39-0f3a2b8f0d11", "unit": town.district, "kind": "denunciation", **SECRET}
    assert client.post("/don-thu/", form).status_code == 500
    assert "đĩa đầy" in caplog.text
    assert not any(word in caplog.text for word in WORDS)
