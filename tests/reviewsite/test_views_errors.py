"""What the last resort makes of an error."""

import errno

import pytest
from django.core.exceptions import BadRequest
from django.db import DatabaseError, InterfaceError, OperationalError

from reviewsite.views import errors


def answer_to(error: Exception, request):
    try:
        raise error
    except Exception:
        return errors.server_error(request)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        InterfaceError("connection already closed"),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EROFS, "Read-only file system"),
    ],
)
def test_an_outage_says_when_to_come_again_and_gives_the_text_back(rf, error):
    form = {"comment": "I <saw> it.", "password": "very secret"}
    response = answer_to(error, rf.post("/anywhere/", form))
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "no-store"
    text = response.content.decode()
    assert "I &lt;saw&gt; it." in text
    assert "very secret" not in text


@pytest.mark.parametrize("error", [KeyError("x"), DatabaseError("malformed"), OSError("other")])
def test_a_fault_of_ours_is_no_outage(rf, error):
    response = answer_to(error, rf.get("/anywhere/"))
    assert response.status_code == 500
    assert "Retry-After" not in response


def test_an_outage_behind_another_error_is_found(rf):
    error = BadRequest("the session was lost")
    error.__context__ = OperationalError("disk I/O error")
    assert errors.bad_request(rf.get("/"), error).status_code == 503
    assert errors.bad_request(rf.get("/"), BadRequest("odd")).status_code == 400
