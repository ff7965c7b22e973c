"""Word's fields: what stands in the file is an instruction and the result that Word showed last. The result counts."""

from dataclasses import dataclass
from typing import Any

from ingest.readers.failing import as_failed, is_failed
from ingest.readers.package import w

_CONTENTS = ("TOC", "TOA", "INDEX")


@dataclass(slots=True)
class _Field:
    """A field that is being read: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    form: Any = None
    in_result: bool = False
    has_result: bool = False


class Fields:
    """Where a text is in its fields, which may be nested and run over several paragraphs."""

    def __init__(self, root: Any) -> None:
        # A field without an end would swallow what follows.
        self._ignored = _unmatched(root)
        self._open: list[_Field] = []

    @property
    def is_shown(self) -> bool:
        """Whether what stands here is shown: in no instruction, not even with the result of a field inside it."""
        return all(field.in_result for field in self._open)

    def shows(self, text: str) -> str:
        """A piece of what is shown here; marked where a formula of cells has no result but zero."""
        instruction = self._open[-1].instruction if self._open else ""
        return as_failed(text) if is_failed(instruction, text) else text

    @property
    def is_contents(self) -> bool:
        """Whether what stands here is part of a table of contents."""
        return any(field.instruction.split()[:1] and field.instruction.split()[0] in _CONTENTS for field in self._open)

    def instruct(self, text: str) -> None:
        """More of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    def told(self) -> None:
        """A piece of the result is there."""
        for field in self._open:
            field.has_result = True

    def begin(self, instruction: str) -> None:
        """Go on into a `w:fldSimple`, which is all result; `end` it after that."""
        self._open.append(_Field(instruction, in_result=True))

    def end(self) -> None:
        """Go on behind a `w:fldSimple`."""
        self._open.pop()

    def at(self, sign: Any) -> str:
        """Go on over a `w:fldChar`; what a form shows that keeps its result elsewhere than in the text."""
        if sign in self._ignored:
            return ""
        kind = sign.get(w("fldCharType"))
        if kind == "begin":
            self._open.append(_Field(form=sign.find(w("ffData"))))
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            done = self._open.pop()
            if self.is_shown and not done.has_result and done.form is not None:
                return _of_form(done.form)
        return ""


def _unmatched(root: Any) -> set[Any]:
    """Beginnings without an end, and ends without a beginning."""
    begun: list[Any] = []
    alone: set[Any] = set()
    for sign in root.iter(w("fldChar")):
        kind = sign.get(w("fldCharType"))
        if kind == "begin":
            begun.append(sign)
        elif kind == "end":
            if begun:
                begun.pop()
            else:
                alone.add(sign)
    return alone | set(begun)


def _of_form(form: Any) -> str:
    """What a drop-down list or a check box of a form shows."""
    chosen = form.find(w("ddList"))
    if chosen is not None:
        entries = [entry.get(w("val")) or "" for entry in chosen.findall(w("listEntry"))]
        at = _number(chosen, "result", _number(chosen, "default", 0))
        return entries[at] if 0 <= at < len(entries) else ""
    box = form.find(w("checkBox"))
    if box is not None:
        checked = box.find(w("checked"))
        if checked is None:
            checked = box.find(w("default"))
        return "☒" if checked is not None and checked.get(w("val")) not in ("0", "false", "off") else "☐"
    return ""


def _number(parent: Any, name: str, otherwise: int) -> int:
    child = parent.find(w(name))
    said = child.get(w("val")) if child is not None else None
    return int(said) if said and said.isdecimal() else otherwise
