"""What goes in and out of the API, in the words of the contract; the OpenAPI document is made of this."""

from facilitator.api.schemas.fields import Input, RefusalSchema
from facilitator.api.schemas.ideas import (
    ActionIn,
    ActionOut,
    ActionsOut,
    BringIn,
    IdeaIn,
    IdeaOut,
    IdeasOut,
    IdeaStatusIn,
    IdOut,
)
from facilitator.api.schemas.rounds import FigureOut, GroupMoveOut, MovedOut, MoveOut, RoundOut
from facilitator.api.schemas.sessions import (
    CreatedOut,
    CurrentStepOut,
    JoinIn,
    JoinOut,
    SessionIn,
    SessionOut,
    StepOut,
    TrajectoryIn,
    TrajectoryOut,
    VersionIn,
)
from facilitator.api.schemas.voting import BallotIn, BallotOut, PaperIn, PaperOut, PapersOut, ResultsOut

__all__ = [
    "ActionIn",
    "ActionOut",
    "ActionsOut",
    "BallotIn",
    "BallotOut",
    "BringIn",
    "CreatedOut",
    "CurrentStepOut",
    "FigureOut",
    "GroupMoveOut",
    "IdOut",
    "IdeaIn",
    "IdeaOut",
    "IdeaStatusIn",
    "IdeasOut",
    "Input",
    "JoinIn",
    "JoinOut",
    "MoveOut",
    "MovedOut",
    "PaperIn",
    "PaperOut",
    "PapersOut",
    "RefusalSchema",
    "ResultsOut",
    "RoundOut",
    "SessionIn",
    "SessionOut",
    "StepOut",
    "TrajectoryIn",
    "TrajectoryOut",
    "VersionIn",
]
