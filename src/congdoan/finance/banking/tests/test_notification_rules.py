"""Rules of notifications by properties: published vectors, one byte changed, texts written in another way, pairing."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from functools import cache
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules import notifications
from congdoan.finance.banking.rules.notifications import Call, Candidate, json_text, payos

from .calls import HOOKS, KEY, NOW, cases, signed, told

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def call_of(case):
    return Call({name.lower(): value for name, value in case["headers"].items()}, case["raw_body"].encode())


def published():
    return {one["provider"]: one for one in json.loads((shared_data(*HOOKS) / "published_signature_vectors.json").read_text())}


def test_the_signature_payos_publishes_holds():
    one = published()["payos"]
    body = json.dumps({"code": "00", "data": one["data"], "signature": one["signature"]}).encode()

    assert notifications.verify("payos", Call({}, body), key=one["checksum_key"], now=NOW).reason == ""
    assert notifications.read("payos", body)[0].reason == ""


def test_the_signature_of_the_public_casso_sample_holds():
    one = published()["casso_v2"]
    call = Call({"x-casso-signature": one["header"]}, json.dumps(one["body"]).encode())

    assert notifications.verify("casso", call, key=one["checksum_key"], now=1_727_948_259) == notifications.Check("", 1_727_948_258)


def test_texts_to_sign_are_those_of_the_payos_library():
    """Requests sign five fields, bodies all of them, payouts the same percent-encoded: the pairs are ours each time."""
    for case in json.loads((shared_data(*HOOKS) / "payos_crypto_cases_dev.json").read_text())["cases"]:
        pairs = payos.signed_pairs(json_text.parse(json.dumps(case["payload"]).encode()))
        if case["type"] == "create-payment-link":
            pairs = [pair for pair in pairs if pair[0] in {"amount", "cancelUrl", "description", "orderCode", "returnUrl"}]
        if case["type"] == "header":
            pairs = [(quote(name, safe="~()*!.'"), quote(text, safe="~()*!.'")) for name, text in pairs]
        text = "&".join(f"{name}={value}" for name, value in pairs)

        assert hmac.new(b"test_checksum_key", text.encode(), hashlib.sha256).hexdigest() == case["expect"], case["caseName"]


@cache
def genuine():
    accepted = [case for case in cases() if case["expect"].startswith("accept")]
    generic = signed(told())
    mine = {"provider": "generic", "headers": generic["headers"], "raw_body": generic["body"].decode(), "now": NOW}
    return [(case["provider"], call_of(case), case["now"]) for case in [*accepted, mine]]


@given(st.data())
def test_any_byte_changed_is_refused_or_tells_the_same(data):
    provider, call, now = data.draw(st.sampled_from(genuine()))
    place, byte = data.draw(st.integers(0, len(call.body) - 1)), data.draw(st.integers(0, 255))
    changed = Call(call.headers, call.body[:place] + bytes([byte]) + call.body[place + 1 :])

    if notifications.verify(provider, changed, key=KEY, now=now).reason == "":
        assert provider in {"payos", "casso"} or changed.body == call.body
        assert notifications.read(provider, changed.body) == notifications.read(provider, call.body)


@given(st.data())
def test_any_sign_of_a_header_changed_is_refused(data):
    provider, call, now = data.draw(st.sampled_from([one for one in genuine() if one[1].headers]))
    name = data.draw(st.sampled_from(sorted(call.headers)))
    value = call.headers[name]
    place = data.draw(st.integers(0, len(value) - 1))
    other = value[:place] + data.draw(st.characters().filter(lambda sign: sign != value[place])) + value[place + 1 :]

    assert notifications.verify(provider, Call({**call.headers, name: other}, call.body), key=KEY, now=now).reason != ""


@pytest.mark.parametrize("late", [-301, -300, 300, 301])
def test_the_window_is_five_minutes_both_ways(late):
    call = Call({name.lower(): value for name, value in signed(told())["headers"].items()}, signed(told())["body"])

    reason = notifications.verify("generic", call, key=KEY, now=NOW + late).reason

    assert reason == {-301: "ahead", -300: "", 300: "", 301: "too-old"}[late]


@given(st.sampled_from(sorted(notifications.PROVIDERS)), st.binary(max_size=80), st.dictionaries(st.text(), st.text()))
def test_nothing_a_stranger_sends_raises_or_is_believed(provider, body, headers):
    assert notifications.verify(provider, Call(headers, body), key=KEY, now=NOW).reason != ""
    assert all(one.reason for one in notifications.read(provider, body))


@given(st.sampled_from(sorted(notifications.PROVIDERS)), json_values)
def test_every_json_is_read_without_a_crash(provider, value):
    body = json.dumps(value).encode()

    for one in [*notifications.read(provider, body), *notifications.read(provider, json.dumps({"data": value}).encode())]:
        assert one.reason
        assert len(one.fingerprint(body)) == 64


@given(json_values, st.booleans(), st.booleans())
def test_a_value_written_canonically_is_the_same_value(value, ascii_only, escape_slash):
    read = json_text.parse(json.dumps(value).encode())

    assert json_text.parse(json_text.canonical(read, ascii_only=ascii_only, escape_slash=escape_slash).encode()) == read


@given(st.text(min_size=8, max_size=40, alphabet=st.characters(exclude_categories=["Cs"])), st.text(min_size=1), st.text(min_size=1))
def test_a_key_opens_with_its_own_address_alone(key, address, other):
    sealed = notifications.seal(key, address="a" + address.encode("utf-8", "ignore").hex())

    assert notifications.unseal(sealed, address="a" + address.encode("utf-8", "ignore").hex()) == key
    assert notifications.unseal(sealed, address="b" + other.encode("utf-8", "ignore").hex()) != key


moments = st.integers(0, 20).map(lambda days: datetime(2026, 9, 1, 12) + timedelta(days=days))
candidates = st.lists(st.tuples(st.sampled_from([100, 200]), moments, st.sampled_from(["", "FT000001", "FT000002"])), max_size=6)


def as_candidates(rows):
    return [Candidate(n, 1, "C", amount, moment, reference, "", None) for n, (amount, moment, reference) in enumerate(rows, 1)]


@given(candidates, candidates)
def test_pairs_are_one_to_one_equal_in_amount_and_near_in_time(hints, lines):
    hint_of, line_of = ({one.id: one for one in as_candidates(rows)} for rows in (hints, lines))

    pairs = notifications.pair(list(hint_of.values()), list(line_of.values()))

    assert len({hint for hint, _, _ in pairs}) == len({line for _, line, _ in pairs}) == len(pairs)
    for hint, line, _ in pairs:
        assert hint_of[hint].amount == line_of[line].amount
        assert -1 <= (line_of[line].booked_at.date() - hint_of[hint].booked_at.date()).days <= 3
    left = [one for one in hint_of.values() if one.id not in {pair[0] for pair in pairs}]
    free = [one for one in line_of.values() if one.id not in {pair[1] for pair in pairs}]
    assert notifications.pair(left, free) == []


def test_the_number_of_the_transaction_is_stronger_than_the_nearer_moment():
    hint = Candidate(1, 1, "C", 100, datetime(2026, 9, 21, 14), "FT000001", "", None)
    near = Candidate(1, 1, "C", 100, datetime(2026, 9, 21, 14), "", "", None)
    numbered = Candidate(2, 1, "C", 100, datetime(2026, 9, 22, 9), "FT000001", "", None)

    assert notifications.pair([hint], [near, numbered]) == [(1, 2, "reference")]
