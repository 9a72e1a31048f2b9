import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from accounts.quotas import Quota, QuotaExceeded, spend
from tests.factories import make_user

COMMENTS = Quota("comments", times=2, seconds=3600)


@pytest.fixture(autouse=True)
def limits(settings):
    settings.RATE_LIMITS = True


def request_of(user=None, address: str = "203.0.113.7"):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = user or AnonymousUser()
    return request


def test_the_third_use_of_two_is_refused_with_the_time_to_wait():
    for _ in range(2):
        spend(COMMENTS, request_of())
    with pytest.raises(QuotaExceeded) as refused:
        spend(COMMENTS, request_of())
    assert 0 < refused.value.retry_after <= 3600


def test_one_visitor_does_not_spend_anothers_quota():
    for _ in range(2):
        spend(COMMENTS, request_of())
    spend(COMMENTS, request_of(address="198.51.100.1"))
    spend(Quota("reports", times=1, seconds=3600), request_of())
    with pytest.raises(QuotaExceeded):
        spend(COMMENTS, request_of())


def test_a_member_is_counted_as_a_member_wherever_they_are(db):
    member = make_user()
    spend(COMMENTS, request_of(member))
    spend(COMMENTS, request_of(member, address="198.51.100.1"))
    with pytest.raises(QuotaExceeded):
        spend(COMMENTS, request_of(member, address="192.0.2.1"))
    spend(COMMENTS, request_of())
