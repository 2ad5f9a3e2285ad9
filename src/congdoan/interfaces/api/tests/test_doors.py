"""Every refusal leaves the API in one form."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import NinjaAPI, Router
from ninja.testing import TestClient

from congdoan.foundation.access import doors
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import DomainError
from congdoan.interfaces.api import root
from congdoan.interfaces.api.root import REFUSALS


class TooLate(DomainError):
    code = "too-late"
    says = "Quá hạn {days} ngày."


router = Router()


@router.get("/late")
def late(request: HttpRequest) -> None:
    raise TooLate(days=3, day=date(2024, 11, 22))


@router.get("/forbidden")
def forbidden(request: HttpRequest) -> None:
    raise NotAllowed(act="x.y", at=[101], roles="Kế toán Liên đoàn")


@router.get("/bug")
def bug(request: HttpRequest) -> None:
    raise ZeroDivisionError


@router.get("/typed")
def typed(request: HttpRequest, month: int) -> int:
    return month


@pytest.fixture(scope="module")
def client():
    api = NinjaAPI(urls_namespace="refusals")
    api.add_router("/", router)
    for refusal, explain in REFUSALS.items():
        api.add_exception_handler(refusal, explain)
    return TestClient(api)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [("/late", 409, "too-late"), ("/forbidden", 403, "not-allowed"), ("/bug", 500, "broken"), ("/typed?month=x", 422, "malformed")],
)
def test_a_refusal_has_code_message_and_details(client, path, status, code):
    answer = client.get(path)

    body = json.loads(answer.content)
    assert answer.status_code == status
    assert set(body) == {"code", "message", "details"}
    assert body["code"] == code


def test_the_facts_of_a_refusal_are_json(client):
    body = json.loads(client.get("/late").content)

    assert body["message"] == "Quá hạn 3 ngày."
    assert body["details"] == {"days": 3, "day": "2024-11-22"}


@pytest.mark.django_db
def test_nobody_calls_without_signing_in():
    api = NinjaAPI(urls_namespace="guarded", auth=doors.api_auth)
    api.add_router("/", router)
    for refusal, explain in REFUSALS.items():
        api.add_exception_handler(refusal, explain)

    answer = TestClient(api).get("/late", user=AnonymousUser(), COOKIES={})

    assert answer.status_code == 401
    assert json.loads(answer.content)["code"] == "not-signed-in"


@pytest.mark.django_db
def test_the_schema_is_served_and_every_operation_needs_a_signed_in_person(client):
    schema = root.api.get_openapi_schema()

    assert root.api.auth
    assert all(operation["security"] for methods in schema["paths"].values() for operation in methods.values())
