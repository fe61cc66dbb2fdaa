"""The sheets of the workbook, each made from the plan by one function."""

from .actions import Profile, actions
from .advice import advice
from .amendment import amendment
from .control import control
from .estimates import estimates
from .lists import lists
from .readme import readme
from .tree import tree

__all__ = ["Profile", "actions", "advice", "amendment", "control", "estimates", "lists", "readme", "tree"]
