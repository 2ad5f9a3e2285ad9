"""Mail: who gets what, never twice by itself, never for ever, nothing of a stranger's in a header."""

import email
from email import policy

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.tests.builders import DAY
from congdoan.finance.notices import queries, services
from congdoan.finance.notices.models import OutboxEvent
from congdoan.finance.notices.queries.mailing import mail_of
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.mail import WrongAddress, address_of
from congdoan.people.organisations.tests.builders import person

from .test_issuing import NOW, attack

FROM = "thu@ldld.example.vn"


@pytest.fixture
def issued(owing, settings):
    """Two notices; both payers read mail."""
    settings.MAIL_FROM = FROM
    for payer, address in ((owing.employer, "ketoan@miaduong.example.vn"), (owing.lone, "ketoan@gach.example.vn")):
        services.set_notice_address(by=owing.by, payer_id=payer, email=address, on=DAY)
    owing.notices = services.issue_notices(by=owing.by, unit_id=owing.district, on=DAY, made_at=NOW).issued
    return owing


def send(issued, *ids, **given):
    return services.send_notices(by=issued.by, unit_id=issued.district, notice_ids=ids or issued.notices, on=DAY, **given)


def deliver(issued):
    return services.deliver_notices(by=issued.by, on=DAY, most=50, pause=lambda: None)


def states(issued):
    return [queries.mails([one])[one].kind for one in issued.notices]


class Broken:
    """A server that refuses everything."""

    def __init__(self, monkeypatch):
        self.tried = 0
        monkeypatch.setattr("django.core.mail.EmailMessage.send", self.send)

    def send(self, fail_silently=False):
        self.tried += 1
        raise ConnectionRefusedError("không tới được\r\nBcc: x@y.vn")


@pytest.mark.django_db
def test_each_payer_gets_one_mail_with_its_own_notice_alone(issued):
    send(issued)

    assert deliver(issued) == {"sent": 2, "failed": 0, "given_up": 0}

    by_address = {one.to[0]: one for one in mail.outbox}
    assert set(by_address) == {"ketoan@miaduong.example.vn", "ketoan@gach.example.vn"}
    one = by_address["ketoan@miaduong.example.vn"]
    assert (one.from_email, one.cc, one.bcc) == (FROM, [], [])
    assert "Mía Đường Suối Đá" in one.subject
    assert "3.500.000 đồng" in one.body
    assert "Gạch" not in one.body + one.subject
    ((name, content, kind),) = one.attachments
    assert name.endswith(".pdf")
    assert (content[:5], kind) == (b"%PDF-", "application/pdf")
    assert states(issued) == ["sent", "sent"]


@pytest.mark.django_db
def test_what_was_sent_or_waits_is_not_sent_again_unless_a_person_asks(issued):
    send(issued)
    with pytest.raises(services.NothingToSend):
        send(issued)
    deliver(issued)
    deliver(issued)
    assert len(mail.outbox) == 2

    again = send(issued, issued.notices[0], again=True)

    deliver(issued)
    assert (again.queued, len(mail.outbox)) == (1, 3)
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 3


@pytest.mark.django_db
def test_a_mail_that_fails_is_tried_three_times_and_given_up(issued, monkeypatch):
    broken = Broken(monkeypatch)
    send(issued, issued.notices[0])

    told = [deliver(issued) for _ in range(5)]

    assert [(one["failed"], one["given_up"]) for one in told] == [(1, 0), (1, 0), (0, 1), (0, 0), (0, 0)]
    assert broken.tried == 3
    last = queries.mail_events(issued.notices[0])[0]
    assert (last.kind, last.attempt) == ("given_up", 3)
    assert last.reason == "ConnectionRefusedError: không tới được Bcc: x@y.vn"


@pytest.mark.django_db
def test_a_mail_whose_worker_was_killed_is_never_sent_again_by_itself(issued, monkeypatch):
    send(issued, issued.notices[0])
    monkeypatch.setattr("congdoan.finance.notices.services.sending.handed_to_server", killed)
    with pytest.raises(KeyboardInterrupt):
        deliver(issued)
    monkeypatch.undo()
    monkeypatch.setattr("congdoan.finance.notices.queries.mailing.LOST_AFTER_SECONDS", -1)

    deliver(issued)

    assert mail.outbox == []
    assert queries.mails(issued.notices)[issued.notices[0]].kind == "unknown"


def killed(message):
    raise KeyboardInterrupt


@pytest.mark.django_db
def test_a_notice_withdrawn_before_the_worker_came_is_not_sent(issued):
    send(issued)
    services.withdraw_notice(by=issued.by, notice_id=issued.notices[0], reason="Sai", on=DAY)

    deliver(issued)

    assert len(mail.outbox) == 1
    assert states(issued) == ["given_up", "sent"]
    with pytest.raises(services.NothingToSend):
        send(issued, issued.notices[0], again=True)


@pytest.mark.django_db
def test_without_a_server_nothing_is_sent_and_the_letter_can_be_taken_along(issued, settings):
    settings.MAIL_FROM = ""
    with pytest.raises(services.NoMailServer):
        send(issued)
    assert deliver(issued)["sent"] == 0

    letter = email.message_from_bytes(mail_of(issued.notices[0], to="a@b.vn").message().as_bytes(), policy=policy.default)

    assert letter["To"] == "a@b.vn"
    assert [part.get_content_type() for part in letter.iter_attachments()] == ["application/pdf"]


@pytest.mark.django_db
def test_the_address_of_the_day_is_used_and_the_former_ones_stay(issued):
    services.set_notice_address(by=issued.by, payer_id=issued.employer, email="moi@miaduong.example.vn", on=DAY)
    services.set_notice_address(by=issued.by, payer_id=issued.lone, email="", on=DAY)

    result = send(issued)

    deliver(issued)
    assert (result.queued, result.without) == (1, 1)
    assert mail.outbox[0].to == ["moi@miaduong.example.vn"]
    assert [row["email"] for row in queries.address_history(issued.employer)] == ["moi@miaduong.example.vn", "ketoan@miaduong.example.vn"]


@pytest.mark.django_db
def test_who_may_only_read_sends_nothing(issued):
    inspector = person(issued.by, "kiem-tra", role="inspector", branch=issued.district)

    with pytest.raises(access.NotAllowed):
        services.send_notices(by=inspector, unit_id=issued.district, notice_ids=issued.notices, on=DAY)
    with pytest.raises(access.NotAllowed):
        services.deliver_notices(by=inspector, on=DAY, most=1, pause=lambda: None)
    with pytest.raises(access.NotAllowed):
        services.set_notice_address(by=inspector, payer_id=issued.lone, email="a@b.vn", on=DAY)


@pytest.mark.django_db
def test_events_keep_their_order_for_everybody(issued):
    first, second = issued.notices
    send(issued, first)
    event = OutboxEvent.objects.get(notice_id=first)
    facts = {"notice_id": first, "unit_id": event.unit_id, "payer_id": event.payer_id, "email": "x@y.vn", "round": 1, "recorded_by": 1}

    for wrong in (
        {"kind": "sent", "attempt": 1},
        {"kind": "queued"},
        {"kind": "sending", "attempt": 4},
        {"kind": "sending", "attempt": 1, "payer_id": issued.lone if event.payer_id != issued.lone else issued.employer},
        {"kind": "sending", "attempt": 1, "notice_id": second},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            OutboxEvent.objects.bulk_create([OutboxEvent(**facts | wrong)])
    attack("UPDATE notices_outboxevent SET email = 'x@y.vn'")


HOSTILE = [
    "a@b.vn\nBcc: c@d.vn", "a@b.vn\r\nSubject: x", "a@b.vn,c@d.vn", "a@b.vn;c@d.vn", "Kế toán <a@b.vn>", "a b@c.vn", "a@b", "@b.vn",
    "a@b..vn", "a..b@c.vn", ".a@b.vn", "a.@b.vn", "a@-b.vn", "a@b.vn\x00", "kếtoán@b.vn", "a@bé.vn", "a@b.vn\u2028", '"a"@b.vn',
    "a@[127.0.0.1]", "a@b.v", "x" * 250 + "@b.vn", "a@b.vn\t", "a@@b.vn", "a%0aBcc:c@d.vn\n@b.vn",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_not_exactly_one_plain_address_is_refused(text):
    with pytest.raises(WrongAddress) as refusal:
        address_of(text)

    assert "\n" not in refusal.value.explain()


@pytest.mark.parametrize(
    ("text", "kept"), [(" ketoan@Cong-Ty.VN ", "ketoan@cong-ty.vn"), ("Ke.Toan+kpcd@mail.cong-ty.com.vn", None), ("", ""), ("  ", "")]
)
def test_one_plain_address_is_kept(text, kept):
    assert address_of(text) == (text if kept is None else kept)


@given(st.text(max_size=80))
def test_no_text_becomes_more_than_one_header_line(text):
    try:
        kept = address_of(text)
    except WrongAddress:
        return

    assert kept.isascii()
    assert not set(kept) & set(" \r\n\t,;<>\"'()\x00")
