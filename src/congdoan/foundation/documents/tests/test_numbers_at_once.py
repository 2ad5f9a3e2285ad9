"""A hundred officers sign at the same moment: no number twice, none left out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connections

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.filing import case_list_of

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


def test_of_two_lists_of_case_files_decided_at_once_one_stands(own_database, monkeypatch):
    with acting(access_queries.actor_named(access.CONSOLE).id, on=TODAY):
        by = office().people["head"]
    both = Barrier(2)

    def read_at_once(files):
        both.wait(timeout=60)
        return case_list_of(files)

    monkeypatch.setattr("congdoan.foundation.documents.services.filing.case_list_of", read_at_once)

    def decided(document):
        try:
            with acting(by, on=TODAY):
                facts = {"unit_id": LEFT, "year": 2024, "document": document, "files": "Tài chính (TC)\nThu | 10 năm | Bảng | Kế toán"}
                return services.decide_case_list(by=by, on=TODAY, **facts)
        except services.CaseListDecided:
            return "decided"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as officers:
        assert set(officers.map(decided, ("05/QĐ", "06/QĐ"))) == {1, "decided"}
