"""What is kept beside the lists and was written past the triggers: found, and set right by who keeps the whole register."""

import psycopg
import pytest
from django.db import transaction

from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.members import queries, services
from congdoan.people.members.models import Word
from congdoan.people.members.tests.builders import DAY, a_district, member

NOTHING = {"words": 0, "left_on": 0}


def test_what_is_kept_amiss_is_set_right_by_who_keeps_the_whole(own_database, own_database_owner):
    console = people.actor_named(access.CONSOLE).id
    with transaction.atomic():
        access.enter(console, on=DAY)
        district = a_district(console)
        person, stay = member(console, district.left, "Lê Thị Một", since=DAY)
    with psycopg.connect(own_database_owner) as owner:
        owner.execute("DELETE FROM members_word WHERE word = 'mot'")
        owner.execute("INSERT INTO members_word (word, membership_id, unit_id) VALUES ('hai', %s, %s)", [stay, district.left])
        owner.execute("UPDATE members_person SET left_on = %s WHERE id = %s", [DAY, person])

    with transaction.atomic():
        access.enter(district.officer, on=DAY)
        with pytest.raises(NotAllowed):
            services.rebuild_kept(by=district.officer, on=DAY)
        access.enter(console, on=DAY)
        assert queries.kept_amiss() == {"words": 2, "left_on": 1}
        assert services.rebuild_kept(by=console, on=DAY) == {"words": 2, "left_on": 1}
        assert queries.kept_amiss() == NOTHING
        assert set(Word.objects.filter(membership_id=stay).values_list("word", flat=True)) == {"le", "thi", "mot"}
        assert services.rebuild_kept(by=console, on=DAY) == NOTHING
