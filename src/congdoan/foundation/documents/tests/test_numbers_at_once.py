"""A hundred officers sign at the same moment: no number twice, none left out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import queries, services

from .builders import TODAY, office

OFFICERS, SESSIONS = 100, 25


@pytest.fixture
def waiting(own_database):
    """A hundred documents that wait for their signature, really committed."""
    with acting(access_queries.actor_named(access.CONSOLE).id, on=TODAY):
        cast = office()
        return cast, [cast.approved() for _ in range(OFFICERS)]


def test_a_hundred_signatures_at_once_leave_no_gap_and_no_double(waiting, monkeypatch):
    cast, documents = waiting
    monkeypatch.setattr("congdoan.foundation.documents.services.signing.pdf_of", lambda found, face: b"%PDF " + found.written.encode())

    def signed(one):
        try:
            with acting(cast.people["signer"], on=TODAY):
                return services.sign_document(by=cast.people["signer"], outgoing_id=one, made_at=datetime.now(UTC), on=TODAY)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(SESSIONS) as officers:
        numbers = list(officers.map(signed, documents))

    assert sorted(numbers) == sorted(f"{one:02}/LĐLĐ" for one in range(1, OFFICERS + 1))
    with acting(cast.people["signer"], on=TODAY):
        assert queries.standing_series(LEFT, year=2024) == [("", OFFICERS)]
        assert [queries.file_content(one) for one in documents[:3]] == [f"%PDF {number}".encode() for number in numbers[:3]]
