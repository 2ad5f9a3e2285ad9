"""Pages and the row guard agree: whom PostgreSQL does not show a row finds no page of it, and who sees it is not told that it is absent."""

import pytest
from tests.town import addresses, named, pages, rows_of, text_of

from congdoan.foundation.access import doors
from congdoan.people.members.models import Membership
from congdoan.people.organisations.models import Organisation

pytestmark = pytest.mark.django_db

WHO = ("owner", "parent", "child", "sibling", "neighbour", "cousin", "stranger")
NO_SUCH_THING = {403, 404, 405}
BADLY_ASKED = 422  # the API looks at a question before it looks for the row


@pytest.mark.parametrize("who", WHO)
def test_pages_agree_with_the_row_guard(who, enter, town, only_app):
    client, wrong, seen = enter(who), [], {}
    narrower = named("NARROWER") | named("NOTHING_THERE") | named("ANOTHERS") | named("ANYBODYS")
    for address in addresses(town, only_app=only_app):
        if address.is_by_link:
            continue
        rows = list(rows_of(address, town))
        town.enter(who)
        for table, key in rows:
            if (table, key) not in seen:
                seen[table, key] = table.objects.filter(pk=key).exists()
        answer = client.get(address.path) if rows else None
        allowed = NO_SUCH_THING | ({BADLY_ASKED} if address.is_api else set())
        if answer is not None and not all(seen[row] for row in rows) and answer.status_code not in allowed:
            wrong.append(f"{address.name} {address.path}: {answer.status_code}, a row that is not {who}'s")
        elif answer is not None and all(seen[row] for row in rows) and answer.status_code == 404 and address.known_as not in narrower:
            wrong.append(f"{address.name} {address.path}: 404, but {who} sees {rows}")

    assert set(seen.values()) == {True, False} or only_app
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["sibling", "neighbour", "cousin", "stranger"])
def test_no_search_and_no_list_brings_what_is_another_branchs(who, enter, town, only_app):
    client, wrong = enter(who), []
    for address in pages(town, only_app=only_app):
        if not address.arguments:
            shown = text_of(client.get(address.path, {"q": "mia duong", "tim": "mia duong"}))
            wrong += [f"{address.name} {address.path} shows {word}" for word in ("Mía Đường", "Đoàn Viên Mía") if word in shown]

    assert not wrong, "\n".join(wrong)


BOOKS = {  # where a whole branch is sought or taken away: what each brings is what the row guard shows
    "/4-doan-vien/doan-vien/danh-sach.xlsx": Membership,
    "/4-doan-vien/doan-vien/?q=mia": Membership,
    "/api/members/members?text=mia": Membership,
    "/so-goc/tim/?q=mia duong": Organisation,
    "/api/organisations/search?text=mia duong": Organisation,
}


@pytest.mark.parametrize("who", WHO)
def test_exports_and_searches_bring_what_the_row_guard_shows(who, enter, town, only_app):
    if only_app not in ("", "members", "organisations"):
        pytest.skip("members and organisations only")
    town.enter()
    everybody = {Membership: names(Membership, "full_name"), Organisation: names(Organisation, "name")}
    client, wrong, met = enter(who), [], set()
    for path, table in BOOKS.items():
        town.enter(who)
        shown = names(table, "full_name" if table is Membership else "name")
        answer = client.get(path, follow=True)
        text = text_of(answer) if answer.status_code == 200 else ""
        text = text.encode().decode("unicode_escape") if path.startswith("/api/") else text  # JSON writes letters as numbers
        sought = {one for one in everybody[table] if "Mía" in one}
        wrong += [f"{path} shows {one}" for one in sought - shown if one in text]
        if answer.status_code == 200:
            wrong += [f"{path} hides {one}" for one in sought & shown if one not in text]
            met |= sought & shown

    assert not wrong, "\n".join(wrong)
    assert bool(met) == (who in ("owner", "parent", "child"))


def names(table, field):
    """Return what PostgreSQL shows of a column to who has entered."""
    rows = table.objects.filter(period__contains=doors.today()) if table is Membership else table.objects.all()
    return set(rows.values_list(field, flat=True))
