"""Mail about documents: each thing once, to who says where they read it, never for ever, nothing without a mail server."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT, RIGHT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.mailing import ABOUT, mail_words
from congdoan.foundation.kernel.mail import WrongAddress

from .builders import TODAY, office

LATER = TODAY + timedelta(days=9)


@pytest.fixture
def cast(entered, settings, monkeypatch):
    settings.MAIL_FROM = "van-thu@ldld.example.vn"
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    cast = office()
    services.set_unit_address(by=cast.acting("head"), unit_id=LEFT, email="trai@ldld.example.vn", on=TODAY)
    services.set_own_address(by=cast.acting("signer"), unit_id=LEFT, email="ky@ldld.example.vn", on=TODAY)
    services.set_own_address(by=cast.acting("right"), unit_id=RIGHT, email="rieng@ldld.example.vn", on=TODAY)
    return cast


def send(on=TODAY, **facts):
    return services.send_mail(by=access_queries.actor_named(access.CONSOLE).pk, on=on, **({"most": 50, "pause": lambda: None} | facts))


def told():
    return sorted((one.to[0], one.subject.split(":", 1)[0]) for one in mail.outbox)


def test_a_mail_names_the_paper_on_one_line():
    for about in ABOUT:
        subject, words = mail_words(about, unit="LĐLĐ", named="Công văn 01/LĐLĐ\r\nBcc: x@y.vn")
        assert "\n" not in subject
        assert ABOUT[about] in words


@pytest.mark.django_db
def test_each_thing_is_told_once_to_who_reads_there(cast, settings):
    cast.approved()
    draft = cast.draft()
    services.ask_comments(by=cast.acting("writer"), outgoing_id=draft, to_people=["head"], to_units=[RIGHT], due_on=TODAY, on=TODAY)
    given = {"unit_id": LEFT, "file_name": "a.txt", "content": "Số: 9/TB-X\n\nTHÔNG BÁO\nMột".encode(), "arrived_on": TODAY, "on": TODAY}
    came = services.receive_document(by=cast.acting("writer"), **given)
    services.pass_on_document(by=cast.acting("writer"), document_id=came, receiver="Ban", due_on=TODAY + timedelta(days=1), on=TODAY)
    settings.MAIL_FROM = ""
    assert send() == {"queued": 0, "sent": 0, "failed": 0, "given_up": 0}
    settings.MAIL_FROM = "van-thu@ldld.example.vn"

    assert send()["sent"] == 1
    assert told() == [("ky@ldld.example.vn", "Văn bản chờ ký")]
    assert send()["sent"] == 0
    assert send(on=LATER)["sent"] == 1
    assert told()[-1] == ("trai@ldld.example.vn", "Văn bản đến quá hạn giải quyết")
    assert send(on=LATER + timedelta(days=1))["queued"] == 0
    assert "Một" not in mail.outbox[-1].body


@pytest.mark.django_db
def test_what_arrives_is_told_to_the_unit_until_it_is_opened(cast, settings):
    by = access_queries.actor_named(access.CONSOLE).pk
    access.enter(by, on=TODAY)
    services.set_unit_address(by=by, unit_id=RIGHT, email="phai@ldld.example.vn", on=TODAY)
    first, second = cast.issued(RIGHT), cast.issued(RIGHT)
    cast.acting("right")
    opened = next(row for row in queries.received() if row.outgoing_id == second)
    services.open_document(by=cast.acting("right"), delivery_id=opened.id, on=TODAY)
    draft = cast.draft()
    services.ask_comments(by=cast.acting("writer"), outgoing_id=draft, to_units=[RIGHT], due_on=TODAY, on=TODAY)

    assert send() == {"queued": 2, "sent": 2, "failed": 0, "given_up": 0}

    assert told() == [("phai@ldld.example.vn", "Dự thảo xin ý kiến"), ("phai@ldld.example.vn", "Văn bản gửi tới")]
    assert queries.outgoing(first).written in " ".join(one.subject for one in mail.outbox)
    access.enter(by, on=TODAY)
    services.set_unit_address(by=by, unit_id=RIGHT, email="", on=TODAY)
    cast.issued(RIGHT)
    assert send()["queued"] == 0


@pytest.mark.django_db
def test_a_server_that_refuses_is_tried_three_times(cast, monkeypatch):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError("không tới được\r\nBcc: x@y.vn")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    cast.approved()
    assert [send()["failed"], send()["failed"], send()["given_up"]] == [1, 1, 1]
    assert send() == {"queued": 0, "sent": 0, "failed": 0, "given_up": 0}


@pytest.mark.django_db
def test_a_worker_that_was_killed_while_sending_is_not_repeated(cast, monkeypatch):
    cast.approved()
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self, fail_silently=False: (_ for _ in ()).throw(SystemExit(9)))
    with pytest.raises(SystemExit):
        send()
    monkeypatch.undo()
    monkeypatch.setattr("congdoan.foundation.documents.queries.mailing.LOST_AFTER", timedelta(seconds=-1))

    assert send()["sent"] == 0
    assert mail.outbox == []


@pytest.mark.django_db
def test_addresses_are_ones_own_and_a_mail_goes_one_way(cast):
    with pytest.raises(WrongAddress):
        services.set_own_address(by=cast.acting("writer"), unit_id=LEFT, email="a@b.vn, c@d.vn", on=TODAY)
    with pytest.raises(NotAllowed):
        services.set_unit_address(by=cast.acting("writer"), unit_id=LEFT, email="a@b.vn", on=TODAY)
    with pytest.raises(NotAllowed):
        services.send_mail(by=cast.people["head"], on=TODAY, most=1, pause=lambda: None)
    cast.approved()
    send()
    by = access_queries.actor_named(access.CONSOLE).pk
    access.enter(by, on=TODAY)
    address = "INSERT INTO documents_mailaddress (unit_id, actor, email, set_on, set_by) VALUES (%s, %s, 'x@y.vn', %s, %s)"
    again = (
        "INSERT INTO documents_mailevent (mail_id, unit_id, attempt, kind, reason, recorded_by)"
        " SELECT id, unit_id, 2, 'sending', '', %s FROM documents_documentmail"
    )
    twice = (
        "INSERT INTO documents_documentmail (unit_id, about, subject_id, email, subject, words, queued_on, queued_by)"
        " SELECT unit_id, about, subject_id, email, subject, words, queued_on, queued_by FROM documents_documentmail"
    )
    for statement, values in ((address, [LEFT, cast.people["head"], TODAY, by]), (again, [by]), (twice, [])):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)


@pytest.mark.django_db
def test_the_doors(cast, client, django_user_model):
    client.force_login(django_user_model.objects.get(pk=cast.people["head"]))
    for name in ("set_unit_address", "set_own_address"):
        page = reverse(f"documents:{name}")
        assert client.get(page).status_code == 200
        assert client.post(page, {"email": "không phải"}).status_code == 422
        assert client.post(page, {"email": f"{name}@ldld.example.vn".replace("_", "-")}).status_code == 302
    cast.acting("head")
    known = queries.mail_addresses()
    assert known[LEFT, 0] == "set-unit-address@ldld.example.vn"
    for kind in ("unit", "own"):
        body = json.dumps({"unit": "TRAI", "email": ""})
        assert client.post(f"/api/documents/mail-address/{kind}", body, content_type="application/json").status_code == 200
        call_command(f"documents_set_{kind}_address", "TRAI", "a@b.vn", acting="head", on=TODAY.isoformat(), json=True)
    call_command("documents_send_mail", pause=0, on=TODAY.isoformat(), json=True)
