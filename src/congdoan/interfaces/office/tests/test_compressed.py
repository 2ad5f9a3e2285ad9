"""Pages are sent compressed; files that are compressed in themselves keep their length, so that a browser shows how far they are."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from congdoan.interfaces.office.middleware import Compressed

WORDS = b"Cong Doan So " * 1000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize("media_type", ["application/pdf", "application/zip", XLSX, "image/png"])
@pytest.mark.parametrize("is_streamed", [False, True])
def test_a_packed_file_keeps_its_length(rf, media_type, is_streamed):
    headers = {"Content-Length": str(len(WORDS))}
    answer = (
        StreamingHttpResponse([WORDS], media_type, headers=headers) if is_streamed else HttpResponse(WORDS, media_type, headers=headers)
    )

    sent = Compressed(lambda request: answer)(rf.get("/", headers={"accept-encoding": "gzip, br"}))

    assert sent["Content-Length"] == str(len(WORDS))
    assert b"".join(sent) == WORDS


@pytest.mark.parametrize("media_type", ["text/html", "text/csv; charset=utf-8", "application/json"])
def test_words_are_compressed(rf, media_type):
    sent = Compressed(lambda request: HttpResponse(WORDS, media_type))(rf.get("/", headers={"accept-encoding": "gzip"}))

    assert sent["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.content) == WORDS
