from moderation.kinds import KINDS
from moderation.models import ModerationAction, Report


def test_every_kind_that_the_log_names_can_be_reported_hidden_and_restored():
    assert set(KINDS) == set(ModerationAction.TargetKind.values)
    for kind in KINDS.values():
        assert Report._meta.get_field(kind.column).related_model is kind.model
        assert {"hide", "restore"} <= set(kind.changes)
