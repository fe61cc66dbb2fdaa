"""The terms of a vote: what one ballot may hold, fixed before the first is cast."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Axis, BallotKind

MOST_RANKED = 6
PICKS = 3
# «Must» at most 60% of the whole, after the DSDM handbook on MoSCoW.
MOST_MUSTS_PERCENT = 60


@dataclass(frozen=True)
class Terms:
    """What ballots are checked against; amounts are whole euros, and 0 says that there is no such limit.

    `k` are picks, dots or places in an order; `cap` the most dots on one action, or the most musts;
    `split` that staff judge the effort and all others the effect.
    """

    kind: BallotKind
    actions: frozenset[str]
    k: int = PICKS
    cap: int = 0
    total: int = 0
    costs: Mapping[str, int] = field(default_factory=dict)
    split: bool = False

    @property
    def most_dots(self) -> int:
        """How many dots may lie on one action."""
        return self.cap or self.k

    @property
    def most_musts(self) -> int:
        """How many actions one may call a must."""
        return self.cap or max(1, len(self.actions) * MOST_MUSTS_PERCENT // 100)

    @property
    def places(self) -> int:
        """How many actions one may put in order."""
        return min(self.k, MOST_RANKED, len(self.actions))

    def axes(self, role: Role) -> tuple[Axis, ...]:
        """What this role estimates of each action."""
        if not self.split:
            return (Axis.EFFECT, Axis.EFFORT)
        return (Axis.EFFORT,) if role is Role.STAFF else (Axis.EFFECT,)


def terms(kind: BallotKind, options: Mapping[str, object], actions: frozenset[str],
          costs: Mapping[str, int] | None = None) -> Terms:  # fmt: skip
    """Return the terms that the options of a step and the costs of its actions make."""
    default = MOST_RANKED if kind is BallotKind.RANK else PICKS
    return Terms(kind, actions, _whole(options.get("k"), default), _whole(options.get("cap"), 0),
                 _whole(options.get("total"), 0), dict(costs or {}), options.get("split") is True)  # fmt: skip


def _whole(value: object, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default
