"""Attributes that are read when they are first looked at: most answers look at few of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar


class ReadLate:
    """A base of dataclasses with slots, of which some attributes may be left to be read late (`leave`).

    Whoever looks at one, be it to compare or to write it down, gets what `leave` was given to read it with.
    """

    __slots__ = ("_left",)

    if not TYPE_CHECKING:  # Nobody is to think that there is an attribute of every name.

        def __getattr__(self, name: str) -> Any:
            left = {} if name == "_left" else getattr(self, "_left", {})
            if name not in left:
                raise AttributeError(f"{type(self).__name__} has no {name}", name=name, obj=self)
            value = left[name]()
            object.__setattr__(self, name, value)
            return value


_Read = TypeVar("_Read", bound=ReadLate)


def leave(one: _Read, **left: Callable[[], object]) -> _Read:
    """The same object, of which each of these attributes is read when it is first looked at."""
    for name in left:
        object.__delattr__(one, name)
    object.__setattr__(one, "_left", left)
    return one
