"""What a first visit costs on the wire, and what browsers may keep."""

import gzip
import re
import urllib.request
from urllib.parse import urljoin

import pytest

FIRST_VISIT = 190 * 1024  # the budget of the design
SIGN_IN_PAGE = 6 * 1024


@pytest.fixture
def fetch(live_site):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def ask(path):
        answer = opener.open(urllib.request.Request(live_site.url + path, headers={"Accept-Encoding": "gzip"}), timeout=20)
        sent = answer.read()
        return answer.headers, sent, gzip.decompress(sent) if answer.headers["Content-Encoding"] == "gzip" else sent

    return ask


def test_a_first_visit_is_light_and_what_it_brought_is_kept_for_years(fetch):
    headers, sent, page = fetch("/dang-nhap/")
    assert headers["Content-Encoding"] == "gzip"
    assert len(sent) <= SIGN_IN_PAGE
    weight, asked = len(sent), [address.decode() for address in re.findall(rb'(?:href|src)="(/static/[^"#]+)', page)]
    assert asked

    known = set(asked)
    while asked:
        address = asked.pop()
        headers, sent, content = fetch(address)
        weight += len(sent)
        assert "immutable" in headers["Cache-Control"], address
        assert headers["Content-Encoding"] == "gzip" or address.endswith(".woff2"), address
        if address.endswith(".css"):
            named = re.findall(rb"url\([\"']?(?!data:)([^)\"'#?]+)", content)
            found = {urljoin(address, name.decode()) for name in named} - known
            known |= found
            asked += found

    assert weight <= FIRST_VISIT


@pytest.mark.parametrize("visit", ["first", "next"])
def test_the_next_test_finds_nothing_of_this_one(live_site, fetch, visit):
    left = live_site.home / "files"
    assert not left.exists()

    left.mkdir()
    (left / visit).write_text("của lần thử này")
    answered, _, _ = fetch("/dang-nhap/")

    assert answered["Content-Type"].startswith("text/html")


def test_a_file_that_nobody_has_collected_keeps_its_own_name():
    from django.contrib.staticfiles.storage import staticfiles_storage

    assert staticfiles_storage.url("khong/co.css") == "/static/khong/co.css"
