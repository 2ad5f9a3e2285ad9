"""What a log must not hold."""

import logging

from congdoan.config.logs import WithoutTokens


def test_a_log_holds_no_token_of_a_link():
    told = ("Internal Server Error", f"/nop/{'A' * 43}/khai/")
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", told, None)

    assert WithoutTokens().filter(record)
    assert record.getMessage() == "Internal Server Error: /nop/…/khai/"
