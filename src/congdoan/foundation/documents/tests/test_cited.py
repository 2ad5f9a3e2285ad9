"""The register of cited documents: one entry however a document is mentioned, how it stands, and what a draft cites wrongly."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import queries, services

from .builders import LETTER, TODAY, office

pytestmark = pytest.mark.django_db
HEAD = "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH\nSố: {n}/KH-LĐLĐ\nTây Ninh, ngày {n} tháng 3 năm 2024\nKẾ HOẠCH\nVề việc thử {n}\n"
FULL = "Căn cứ Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn;"
SHORT = "Căn cứ Quyết định số 1908/QĐ-TLĐ; thực hiện Quyết định số 1908/QĐ-TLĐ."
CITING = {"bases": ["Căn cứ Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn"]}


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


@pytest.fixture
def enter(cast, client, django_user_model):
    def as_person(who):
        client.force_login(django_user_model.objects.get(pk=cast.people[who]))
        return client

    return as_person


def arrives(cast, n, words):
    content = (HEAD.format(n=f"{n:02}") + words).encode()
    by = cast.acting("head")
    return services.receive_document(by=by, unit_id=LEFT, file_name="kh.txt", content=content, arrived_on=TODAY, on=TODAY)


def cited(**asked):
    return [(row.number, row.issued_on, row.documents, row.mentions) for row in queries.cited_documents(on=TODAY, **asked)[0]]


@pytest.mark.parametrize("order", [(SHORT, FULL), (FULL, SHORT)], ids=["short first", "full first"])
def test_short_and_full_mentions_of_arrived_and_signed_documents_are_one_entry(cast, order):
    for n, words in enumerate(order, start=1):
        arrives(cast, n, words)
    cast.signed(**CITING)
    cast.acting("head")

    assert cited() == [("1908/QĐ-TLĐ", date(2016, 12, 19), 3, 4)]
    (row,) = queries.cited_documents(on=TODAY)[0]
    assert (row.kind_words, row.issuer) == ("Quyết định", "Tổng Liên đoàn")
    assert {(one.name, one.relation) for one in queries.citing(row.key)} == {
        ("Công văn 01/LĐLĐ", "căn cứ"), ("Kế hoạch 01/KH-LĐLĐ", "căn cứ"), ("Kế hoạch 02/KH-LĐLĐ", "căn cứ"),
    }  # fmt: skip


def test_two_documents_of_one_number_stay_two_entries(cast):
    arrives(cast, 1, FULL)
    arrives(cast, 2, "Căn cứ Quyết định số 1908/QĐ-TLĐ ngày 02/3/2019 của Tổng Liên đoàn;")
    arrives(cast, 3, SHORT)

    assert sorted(day.year for _, day, *_ in cited() if day) == [2016, 2019]
    assert len(cited()) == 3  # the short mention may mean either, so it stands alone


def test_the_list_is_searched_and_narrowed(cast, enter, django_assert_max_num_queries):
    arrives(cast, 1, FULL)
    arrives(cast, 2, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;")

    assert [row[0] for row in cited(text="cong tac van thu")] == ["30/2020/NĐ-CP"]
    assert [row[0] for row in cited(kind="QĐ")] == ["1908/QĐ-TLĐ"]
    assert [row[0] for row in cited(only_ended=True)] == []
    assert [row.number for row in queries.cited_documents(only_ended=True, on=date(2025, 1, 1))[0]] == ["1908/QĐ-TLĐ"]
    first = queries.cited_documents(on=TODAY)[0][0]
    assert [row.key for row in queries.cited_documents(on=TODAY, after=first.cursor)[0]] != [first.key]
    client = enter("head")
    client.get(reverse("documents:cited"))
    with django_assert_max_num_queries(16):
        page = client.get(reverse("documents:cited"), {"q": "1908", "loai": "QĐ", "hieu_luc": "", "sau": "\x00|"}).content.decode()
    assert "còn hiệu lực" in page
    assert "chưa đối chiếu" in page
    one = client.get(reverse("documents:cited_document", args=[first.id])).content.decode()
    assert "Kế hoạch 0" in one
    assert client.get("/api/documents/cited", {"q": "1908"}).json()["rows"][0]["state"] == "còn hiệu lực"
    assert enter("right").get(reverse("documents:cited_document", args=[first.id])).status_code == 404


def test_a_draft_shows_what_it_cites_wrongly(cast, enter):
    first = cast.issued(subject="Kế hoạch tháng 5")
    second = cast.signed(subject="Kế hoạch tháng 6")
    services.change_document(by=cast.acting("head"), outgoing_id=first, how="replaced", other_id=second, on=TODAY)
    draft = cast.draft(bases=["Công văn số 01/LĐLĐ ngày 30/6/2024 của LĐLĐ bên trái", "Quyết định số 1910/QĐ-TLĐ ngày 19/12/2016"])
    cast.acting("writer")

    told = {one.code: one for one in queries.complaints_of(queries.outgoing(draft), on=TODAY)}

    assert set(told) == {"replaced", "ended"}
    assert "02/LĐLĐ" in told["replaced"].cure
    client = enter("writer")
    page = client.get(reverse("documents:document", args=[draft])).content.decode()
    assert "Viện dẫn 02/LĐLĐ." in page
    assert {one["code"] for one in client.get(f"/api/documents/outgoing/{draft}/lint").json()} == set(told)
    file = SimpleUploadedFile("du-thao.txt", (HEAD.format(n="09") + "Căn cứ Quyết định số 1910/QĐ-TLĐ của Tổng Liên đoàn;").encode())
    assert [one["code"] for one in client.post("/api/documents/lint", {"file": file, "day": "2024-06-30"}).json()] == ["ended"]
    assert client.get(f"/api/documents/outgoing/{10**30}/lint").status_code == 404
    clean = cast.draft()
    assert "không thấy lỗi" in client.get(reverse("documents:document", args=[clean])).content.decode()


def test_what_an_arrived_document_ends_is_known(cast):
    arrives(cast, 1, "Kế hoạch này thay thế Kế hoạch số 77/KH-LĐLĐ ngày 05/01/2024 của Liên đoàn Lao động tỉnh Tây Ninh.")
    draft = cast.draft(**{**LETTER, "bases": ["Kế hoạch số 77/KH-LĐLĐ ngày 05/01/2024 của Liên đoàn Lao động tỉnh Tây Ninh"]})
    cast.acting("head")

    (told,) = queries.complaints_of(queries.outgoing(draft), on=TODAY)

    assert (told.code, told.needs_check) == ("replaced", True)
    assert "Kế hoạch 01/KH-LĐLĐ" in told.cure


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents_citeddocument SET number = '1/X'",
        "UPDATE documents_citeddocument SET issued_on = '2020-01-01'",
        "UPDATE documents_citeddocument SET key = 'x'",
        "UPDATE documents_citeddocument SET issuer = 'x'",
        "DELETE FROM documents_citeddocument",
        "UPDATE documents_citation SET mentions = 9",
        (
            "INSERT INTO documents_citation (unit_id, cited_id, relation, mentions)"
            " SELECT unit_id, id, 'cites', 1 FROM documents_citeddocument"
        ),
    ],
)
def test_postgresql_keeps_what_the_register_says(cast, change):
    arrives(cast, 1, FULL)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
