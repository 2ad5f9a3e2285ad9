"""How tests look at collection: its addresses, its forms, its commands."""

import io
import json

from django.core.management import call_command
from django.urls import reverse

from congdoan.finance.collection.tests.cast import DAY, FUND
from congdoan.foundation.access import services

__all__ = ["DAY", "DOUBT", "FUND", "SURE", "UNKNOWN", "act_again", "call", "on_bench", "post", "run", "words"]

SURE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"
DOUBT = "MST 3999900012 Cong ty Co phan Gach Loc Ninh Vang dong KPCD thang 1 nam 2024"
UNKNOWN = "nop tien"


def act_again(cast):
    """Act as the console once more: a request of a page left PostgreSQL with its own visitor."""
    services.enter(cast.by, on=DAY)


def words(answer):
    return answer.content.decode()


def on_bench(line_id):
    return f"{reverse('collection:queue')}?dong={line_id}"


def post(client, name, line_id, *, htmx=False, **given):
    headers = {"HX-Request": "true", "HX-Target": "dong"} if htmx else {}
    return client.post(reverse(f"collection:{name}", args=[line_id]), given, headers=headers)


def call(client, method, path, **body):
    send = getattr(client, method)
    return send(f"/api/collection{path}", **({"data": json.dumps(body), "content_type": "application/json"} if body else {}))


def run(*arguments, code=0, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=err, **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, err.getvalue()
    return json.loads(out.getvalue())
