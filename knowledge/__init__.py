"""What an emulation plan is, where it is kept, and how a question about it is answered."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.search.hybrid import HybridIndex

__all__ = ["HybridIndex"]


def __getattr__(name: str) -> object:
    # On demand: whoever only reads a plan must not pay for the search's libraries.
    if name == "HybridIndex":
        from knowledge.search.hybrid import HybridIndex

        return HybridIndex
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
