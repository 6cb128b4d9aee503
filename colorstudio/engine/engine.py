"""The one door to every way: a request goes in, a result comes out, and it blocks until then."""

from __future__ import annotations

from typing import Any

from colorstudio.errors import OutOfMemory
from colorstudio.methods.base import Result, RunContext
from colorstudio.methods.registry import load, method


class Engine:
    """No Qt, no threads of its own. The model store joins it with the first way that has models."""

    def run(self, method_id: str, request: Any, ctx: RunContext) -> Result:
        """Runs the way ``method_id`` on its request.

        Raises BadInput, ModelMissing, OutOfMemory with a hint, or Cancelled.
        """
        spec = method(method_id)
        try:
            return load(spec.entry)(request, ctx)
        except MemoryError as error:
            raise OutOfMemory(
                "The picture did not fit into memory.",
                "Close other programs, or work on a smaller copy.",
            ) from error
