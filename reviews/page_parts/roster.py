"""What the list of members shows of its reader: whom of the page they follow, and agree with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.middleware.csrf import get_token

from reviews.readers import AGREED_POINTS, Agreement, agreement_among, followed_among
from reviews.selectors import ListedMember


@dataclass(frozen=True, slots=True)
class RosterReader:
    """The reader of one page of members, whose buttons carry `token` and lead back to `here`; of a
    visitor nothing is known."""

    pk: int | None = None
    followed: frozenset[int] = frozenset()
    agreement: dict[int, Agreement] = field(default_factory=dict)
    token: str = ""
    here: str = ""
    agreed_points: int = AGREED_POINTS

    @property
    def is_member(self) -> bool:
        return self.pk is not None


def roster_reader(request, rows: Iterable[ListedMember]) -> RosterReader:
    """What the reader has to do with the members of a page, in two queries; none for a visitor,
    whose page holds no token."""
    reader = request.user
    if not reader.is_authenticated:
        return RosterReader()
    members = tuple(row.member.pk for row in rows)
    return RosterReader(
        pk=reader.pk,
        followed=followed_among(reader, members),
        agreement=agreement_among(reader, members),
        token=get_token(request),
        here=request.get_full_path(),
    )
