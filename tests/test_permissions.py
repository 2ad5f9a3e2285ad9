"""Every address of the product, asked by everybody: who gets in, who is refused, and that nobody reads what is another branch's.

The table is made from the resolver: a new page is tested the day it is added. What it needs stands beside its app: see `town.py`.
`--only-app NAME` narrows each sweep to one app's addresses.
"""

import pytest
from tests.town import BY_LINK, addresses, api_calls, named, pages, text_of, words

pytestmark = pytest.mark.django_db

SIGN_IN = "/dang-nhap/"
EVERYBODYS = {"api-1:openapi-json", "api-1:api-root"}  # the schema; the root shows nothing
NO_SUCH_THING = {403, 404, 405}
REFUSED = {403, 405}
FORM = {"x": "1"}  # what a browser sends of an empty form: something, but no field


def told(address, answer):
    return f"{address.name} {address.path}: {answer.status_code}"


def open_to_all():
    return named("OPEN") | named("PUBLIC") | EVERYBODYS


def test_who_is_not_signed_in_reads_nothing(client, town, only_app):
    client.raise_request_exception = False
    wrong, is_open = [], open_to_all()
    for address in addresses(town, only_app=only_app):
        for ask in (client.get, client.post):
            answer = ask(address.path, FORM if ask == client.post else {})
            is_sent_away = answer.status_code == 302 and answer.url.startswith(SIGN_IN)
            fits = answer.status_code in {401, 405} if address.is_api else is_sent_away or answer.status_code == 405
            if not fits and not address.is_by_link and address.name not in is_open:
                wrong.append(told(address, answer))

    assert not wrong, "\n".join(wrong)


def test_the_accountant_opens_every_page_of_the_role(enter, town, only_app):
    client, wrong, closed, absent = enter("accountant"), [], named("CLOSED"), named("NOTHING_THERE")
    for address in pages(town, only_app=only_app):
        answer = client.get(address.path)
        fits = REFUSED if address.name in closed else {200, 302, 405} | ({404} if address.name in absent else set())
        if answer.status_code not in fits:
            wrong.append(told(address, answer))

    assert not wrong, "\n".join(wrong)


def test_an_empty_form_is_refused_in_words_never_by_a_crash(enter, town, only_app):
    client, wrong, ones_own, advanced = enter("accountant"), [], named("ONES_OWN"), named("ADVANCED")
    for address in pages(town, only_app=only_app):
        if address.name not in ones_own:
            answer = client.post(address.path, FORM)
            if answer.status_code not in {302, 403, 404, 405, 409, 422} | ({200} if address.name in advanced else set()):
                wrong.append(told(address, answer))

    assert not wrong, "\n".join(wrong)


def test_the_inspector_reads_and_writes_nothing(enter, town, only_app):
    client, wrong, theirs = enter("inspector"), [], named("ONES_OWN") | named("INSPECTORS")
    absent = named("ANOTHERS") | named("NOTHING_THERE")
    for address in pages(town, only_app=only_app):
        shown = client.get(address.path)
        if shown.status_code not in {200, 302, 403, 405} | ({404} if address.name in absent else set()):
            wrong.append(f"GET {told(address, shown)}")
        if address.name not in theirs:
            written = client.post(address.path, FORM)
            if written.status_code not in REFUSED:
                wrong.append(f"POST {told(address, written)}")

    assert not wrong, "\n".join(wrong)


def test_a_neighbour_finds_nothing_of_ours(enter, town, only_app):
    client, wrong, ones_own, anybodys, ours = enter("neighbour"), [], named("ONES_OWN"), named("ANYBODYS"), words("OURS")
    for address in pages(town, only_app=only_app):
        for ask in (client.get, client.post):
            if ask == client.post and address.name in ones_own:
                continue
            answer = ask(address.path, FORM if ask == client.post else {})
            is_found = address.has_arguments and address.name not in anybodys and answer.status_code not in NO_SUCH_THING
            if answer.status_code >= 500 or is_found:
                wrong.append(told(address, answer))
            content = text_of(answer)
            leaked = [word for word in ours if word in content and word not in address.path]
            if leaked:
                wrong.append(f"{told(address, answer)} shows {leaked}")

    assert not wrong, "\n".join(wrong)


def test_a_link_opens_its_own_pages_and_nothing_else(client, town, only_app):
    client.raise_request_exception = False
    wrong, is_open, theirs = [], open_to_all(), words("THEIRS")
    for address in addresses(town, only_app=only_app):
        for ask in (client.get, client.post):
            answer = ask(address.path, FORM if ask == client.post else {})
            is_sent_away = answer.status_code in {401, 405} or (answer.status_code == 302 and answer.url.startswith(SIGN_IN))
            fits = answer.status_code in {200, 302, 404, 405, 422} if address.is_by_link else is_sent_away
            content = text_of(answer)
            leaked = [word for word in theirs if word in content]
            if leaked or (answer.cookies and address.is_by_link) or (not fits and address.name not in is_open):
                wrong.append(f"{told(address, answer)} {leaked}")

    assert not wrong, "\n".join(wrong)


def test_a_changed_address_of_a_link_opens_nothing(client, town):
    client.raise_request_exception = False
    for address in addresses(town, only_app=BY_LINK.rstrip(":")):
        if address.is_by_link:
            token = town.given(address.name)["token"]
            for instead in (token[:-1], token.swapcase(), "a" * 3000, "%00", "%F0%9F%92%A9", "..%2F"):
                assert client.get(address.path.replace(token, instead)).status_code in {404, 429}


def test_the_api_answers_each_as_the_pages_do(enter, town, only_app):
    wrong, ours = [], words("OURS")
    for who, allowed in (("inspector", {200, 403, 404}), ("neighbour", {200, 403, 404, 409})):
        client = enter(who)
        for method, path, has_arguments, _ in api_calls(town, only_app=only_app):
            answer = client.generic(method.upper(), path, data="{}", content_type="application/json")
            content = text_of(answer)
            is_write_done = who == "inspector" and method != "get" and answer.status_code < 400
            leaked = [word for word in ours if who == "neighbour" and word in content and word not in path]
            is_found = who == "neighbour" and has_arguments and answer.status_code == 200
            if answer.status_code not in allowed | {409, 422} or is_write_done or leaked or is_found:
                wrong.append(f"{who} {method} {path}: {answer.status_code} {leaked}")

    assert not wrong, "\n".join(wrong)
