"""What a type checker and an editor see of ``import colorstudio``."""

from colorstudio.api import *  # noqa: F403

__version__: str
API: frozenset[str]
