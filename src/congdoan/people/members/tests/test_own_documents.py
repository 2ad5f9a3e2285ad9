"""A member sees which public documents were sent to the own union, and nothing else that was sent."""

from uuid import uuid4

import pytest
from django.db import connection
from django.utils.timezone import now

from congdoan.foundation.documents import services as writing
from congdoan.foundation.documents.tests.builders import LETTER
from congdoan.people.members import queries, services
from congdoan.people.members.tests.builders import DAY, member
from congdoan.people.organisations.tests.builders import person as actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(district, enter_as):
    """Return a function that lets the district send a document to a union, and publish it or not."""
    roles = {"viet": "federation_officer", "dau": "office_head", "ky": "document_signer", "cong.khai": "document_publisher"}
    people = {name: actor(district.console, name, role=role, branch=district.district) for name, role in roles.items()}

    def acting(name):
        enter_as(people[name])
        return people[name]

    def sent(subject, unit, *, is_public):
        signed = [{**LETTER["signatures"][0], "name": "Ky"}]
        content = {**LETTER, "subject": subject, "signatures": signed}
        facts = {"unit_id": district.district, "client_key": uuid4(), "content": content, "on": DAY}
        one = writing.draft_document(by=acting("viet"), **facts)
        writing.submit_document(by=acting("viet"), outgoing_id=one, on=DAY)
        writing.approve_document(by=acting("dau"), outgoing_id=one, on=DAY)
        writing.sign_document(by=acting("ky"), outgoing_id=one, made_at=now(), on=DAY)
        writing.issue_document(by=acting("dau"), outgoing_id=one, to_units=[unit], on=DAY)
        if is_public:
            writing.publish_document(by=acting("cong.khai"), outgoing_id=one, on=DAY)

    return sent


def test_a_member_sees_public_documents_sent_to_the_own_union(district, enter_as, send):
    send("Tháng Công nhân", district.left, is_public=True)
    send("Về một đoàn viên", district.left, is_public=False)
    send("Của công đoàn khác", district.right, is_public=True)
    enter_as(district.chair)
    person, _ = member(district.chair, district.left, "Lý Thị Sáu")
    account = services.open_account(by=district.chair, person_id=person, username="dv.sau", password="mot-mat-khau-dai-2024", on=DAY)

    enter_as(account)
    found = queries.own(account, on=DAY).documents

    assert [one.subject for one in found] == ["Tháng Công nhân"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), (SELECT count(*) FROM documents_outgoing) FROM documents_delivery")
        assert cursor.fetchone() == (1, 1)
