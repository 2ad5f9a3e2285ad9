"""Commands of access say what they do not know, and leave with status 1."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("command", "words", "options", "code"),
    [
        ("access_grant", ["khong-co"], {"role": "inspector", "branch": "X"}, "actor-unknown"),
        ("access_grant", ["console"], {"role": "inspector", "branch": "KHONG-CO"}, "branch-unknown"),
        ("access_end_grant", ["999999"], {"until": "2024-01-01"}, "grant-unknown"),
    ],
)
def test_what_is_not_known_is_refused_by_name(command, words, options, code):
    said = StringIO()

    with pytest.raises(SystemExit) as left:
        call_command(command, *words, *(f"--{name}={value}" for name, value in options.items()), "--json", stdout=said, stderr=StringIO())

    assert left.value.code == 1
    assert json.loads(said.getvalue())["code"] == code
