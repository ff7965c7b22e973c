"""The pages of the administrators' desk. Whatever a form says, the plan as it is decides what becomes of it."""

import asyncio
import logging
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from tornado.web import HTTPError

from bot.drawing import drawn
from bot.failures import explain
from bot.labels import Pointed, label, tell
from bot.reports import DAYS, unanswered
from bot.state.proposals import Proposal
from bot.state.questions import Question as Kept
from bot.web import checking, views
from bot.web.checking import Checked, Form
from bot.web.rooms import KEPT_FOR_A_WHILE, Room
from ingest.correcting import Change
from ingest.coverage import coverage_of
from ingest.errors import IngestError
from ingest.pages import Leaf
from knowledge.catalogue import CatalogueError
from knowledge.corrections import CorrectionError, find_quote
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.span import Span
from knowledge.text import squeeze

_QUESTIONS = 40
_LONGEST_FIELD, _LONGEST_VALUE, _LONGEST_QUOTE = 80, 500, 4_000

log = logging.getLogger(__name__)


class Table(Room):
    """What waits for an administrator: files to agree to, questions without an answer."""

    needs_admin = True

    async def get(self) -> None:
        """The page."""
        self.show("table.html", **await asyncio.to_thread(self._values))

    def _values(self) -> dict[str, Any]:
        state = self.house.desk.state
        return {
            "files": [(f"/ban/{one.id}", _name(one)) for one in state.proposals.waiting()],
            "questions": [
                (f"/ban/cau-hoi/{one.question.id}", one.question.question, one.count)
                for one in unanswered(state, DAYS)[:_QUESTIONS]
            ],
        }


class Check(Room):
    """A version beside its page: what all of its pages have in common."""

    needs_admin = True

    def checked(self, which: str) -> Checked:
        """What is checked, by its plan or by the number of its proposal. Raises HTTPError."""
        raise NotImplementedError

    async def get(self, which: str) -> None:
        """The page left, the facts right."""
        await self._show(which, "")

    async def post(self, which: str) -> None:
        """Put right, take out, publish, discard, roll back."""
        message = await asyncio.to_thread(self._do, which)
        if message.startswith("/"):
            self.redirect(message, status=HTTPStatus.SEE_OTHER)
            return
        self.set_status(HTTPStatus.CONFLICT)
        await self._show(which, message)

    async def _show(self, which: str, message: str) -> None:
        checked = await asyncio.to_thread(self.checked, which)
        form, cited = await asyncio.to_thread(self._asked, checked, message)
        leaf, why = None, ""
        if not self.get_argument("chu", ""):
            marked, _ = self.marked(checked.version)
            sought = cited or marked
            leaf, why = await self.leaf(lambda: checking.leaf(self.house, checked, self.number("so"), sought))
        self.show("check.html", **await asyncio.to_thread(self._values, checked, form, cited, leaf, message or why))

    def _asked(self, checked: Checked, message: str) -> tuple[Form | None, Span | None]:
        """The correction to be filled in, if any, and the passage that is looked at."""
        version, cited = checked.version, self.cited(checked.version)
        field = self.get_argument("muc", "")[:_LONGEST_FIELD]
        form = checking.form_for(self.house, version, field) if field else None
        if form is not None:
            cited = cited or form.span
            marked, _ = self.marked(version)
            if message:
                value, quote = (self.get_body_argument(name, "") for name in ("giatri", "canu"))
                form = replace(form, value=value, quote=quote)
            elif marked is not None:
                quote = squeeze(marked.of(version.text))
                form = replace(form, value=quote if form.is_quoted else form.value, quote=quote)
        return form, cited

    def _do(self, which: str) -> str:
        """Do what the form says; the address to go to then, or why it was not done."""
        checked, action = self.checked(which), self.get_body_argument("lam", "")
        field = self.get_body_argument("muc", "")[:_LONGEST_FIELD]
        try:
            match action:
                case "sua":
                    checking.put_right(self.house, checked, self.visitor, self._change(checked, field))
                    return self._mended(which, field)
                case "bo":
                    checking.take_out(self.house, checked, self.visitor, field)
                case "congbo":
                    shown = self.get_body_argument("thay", "")
                    if not checking.agree(self.house, checked, self.visitor, shown):
                        return self.house.say("check.outdated")
                    return views.href(checked.version.plan)
                case "thoi":
                    checking.discard(self.house, checked)
                    return "/ban"
                case "lui" if checked.proposal is None:
                    checking.roll_back(self.house, checked.version.plan, self.visitor)
                case _:
                    raise HTTPError(HTTPStatus.BAD_REQUEST)
        except (CorrectionError, CatalogueError, IngestError) as error:
            return explain(error, self.house.words) or type(error).__name__
        return checked.href

    def _change(self, checked: Checked, field: str) -> Change:
        """What the form puts right; where its words were marked, if they are still those that were."""
        value = self.get_body_argument("giatri", "")[:_LONGEST_VALUE]
        quote = self.get_body_argument("canu", "")[:_LONGEST_QUOTE]
        marked, _ = self.marked(checked.version)
        is_there = marked is not None and squeeze(marked.of(checked.version.text)) == squeeze(quote)
        return Change(field, value, quote, marked.start if marked and is_there else None)

    def _mended(self, which: str, field: str) -> str:
        """Where what has been put right is seen beside its page."""
        now = self.checked(which)
        form = checking.form_for(self.house, now.version, field)
        at = f"?tu={form.span.start}&den={form.span.end}#chon" if form and form.span else ""
        return now.href + at

    def _values(
        self, checked: Checked, form: Form | None, cited: Span | None, leaf: Leaf | None, message: str
    ) -> dict[str, Any]:
        house, version, here = self.house, checked.version, checked.href
        changed = views.changes(house, checked.before, version)
        coverage = coverage_of(version)
        loose = [one.span for one in coverage.loose]
        facts = checking.checkable(house, version)
        chosen = [one for one in facts if one.span == cited]
        parts, at = views.part_for(version, cited, self.number("phan"))
        asked: dict[str, object] = {"muc": form.field} if form else {}
        if cited and not (form and cited == form.span):
            asked |= {"tu": cited.start, "den": cited.end}
        tinted = [(span, "changed") for span in changed.spans] + [(span, "loose") for span in loose]
        picture = f"{here}/trang.png?v={version.version}"
        return {
            "checked": checked,
            "label": label_of(version),
            "message": message,
            "facts": chosen if form and leaf else chosen + [one for one in facts if one not in chosen],
            "count": len(facts),
            "missing": checking.missing(house, version),
            "form": form,
            "marked": self.marked(version)[0],
            "cited": cited,
            "leaf": leaf and self.pictured(leaf, version, cited, tinted, asked, picture, marking=form is not None),
            "paragraphs": [] if leaf else views.text(version, cited, parts[at], loose, changed.spans),
            "parts": [f"{here}?chu=1&phan={n + 1}" for n in range(len(parts))],
            "at": at,
            "picture_href": f"{here}?{urlencode(asked)}#trich",
            "text_href": f"{here}?{urlencode({'chu': 1, **asked})}#trich",
            "here": here,
            "covered": coverage.percent,
            "checks": views.checks(house, version),
            "changes": changed.lines,
            "can_publish": bool(checked.prospect and checked.prospect.can_be_done),
            "loses": checked.prospect.loses if checked.prospect else 0,
            "seen": checking.fingerprint(house, checked),
        }


class CheckFile(Check):
    """A proposed file, before it is published."""

    def checked(self, which: str) -> Checked:
        """The proposal of a number. Raises HTTPError."""
        try:
            found = checking.proposed(self.house, int(which))
        except (CatalogueError, CorrectionError, IngestError, FileNotFoundError) as error:
            log.warning("proposal %s cannot be shown: %s", which, error)
            found = None
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return found


class CheckPlan(Check):
    """A plan as it is in use."""

    def checked(self, which: str) -> Checked:
        """The plan. Raises HTTPError."""
        try:
            return checking.current(self.house, which)
        except CatalogueError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error


class _Picture(Check):
    async def get(self, which: str) -> None:
        """The page of a number, without marks: those are drawn over it, and it is kept by the browser."""
        checked = await asyncio.to_thread(self.checked, which)
        try:
            number = self.number("so") or 1
            file = await drawn(lambda: checking.picture(self.house, checked, number))
        except IngestError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        self.set_header("Content-Type", "image/png")
        self.set_header("Cache-Control", KEPT_FOR_A_WHILE)
        self.finish(await asyncio.to_thread(file.read_bytes))

    async def post(self, which: str) -> None:  # noqa: ARG002 as of all that is checked
        """A picture is changed by nobody."""
        raise HTTPError(HTTPStatus.METHOD_NOT_ALLOWED)


class PictureOfFile(_Picture, CheckFile):
    """A page of a proposed file."""


class PictureOfPlan(_Picture, CheckPlan):
    """A page of a plan."""


class Question(Room):
    """A question without an answer: where would it stand?"""

    needs_admin = True

    async def get(self, number: str) -> None:
        """Choose the plan, then mark the words."""
        await self._show(number, "")

    async def post(self, number: str) -> None:
        """Keep the question with the words that answer it."""
        message = await asyncio.to_thread(self._label, number)
        if message:
            self.set_status(HTTPStatus.CONFLICT)
            await self._show(number, message)
        else:
            self.redirect("/ban", status=HTTPStatus.SEE_OTHER)

    async def _show(self, number: str, message: str) -> None:
        asked = await asyncio.to_thread(self.house.desk.state.questions.get, int(number))
        if asked is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        plan = self.get_argument("ke-hoach", "")
        version = await asyncio.to_thread(self.shelf().plan, plan) if plan else None
        leaf, why = None, ""
        if version is not None and not self.get_argument("chu", ""):
            shown, sought = version, self.marked(version)[0] or self.cited(version)
            leaf, why = await self.leaf(lambda: self.house.assistant.leaf(shown, self.number("so"), sought))
        self.show("question.html", **await asyncio.to_thread(self._values, asked, version, leaf, message or why))

    def _label(self, number: str) -> str:
        """Keep it; why not, where it is not kept."""
        asked = self.house.desk.state.questions.get(int(number))
        plan, quote = self.get_body_argument("ke-hoach", ""), self.get_body_argument("canu", "")[:_LONGEST_QUOTE]
        version = self.shelf().plan(plan)
        if asked is None or version is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        marked, _ = self.marked(version)
        is_there = marked is not None and squeeze(marked.of(version.text)) == squeeze(quote)
        span = marked if is_there else find_quote(version.text, quote)
        if span is None:
            return self.house.say("question.nowhere")
        folder, words = self.house.settings.data_dir, span.of(version.text)
        label(folder, asked.id, asked.question, plan, words)
        if self.get_body_argument("bao", ""):
            tell(folder, Pointed(asked.id, plan, words))
        return ""

    def _values(self, asked: Kept, version: PlanVersion | None, leaf: Leaf | None, message: str) -> dict[str, Any]:
        shelf = self.shelf()
        hits = views.search(self.house, self.sight, asked.question)
        plans = list(dict.fromkeys([*asked.plans, *(hit.plan for hit in hits)]))
        here = f"/ban/cau-hoi/{asked.id}"
        return {
            "asked": asked,
            "message": message,
            "here": here,
            "plan": version.plan if version else "",
            "plans": [(one, shelf.by_plan[one].name.label) for one in plans if one in shelf.by_plan],
            "leaf": None,
            "paragraphs": [],
            "label": "",
        } | (self._plan_values(version, leaf, here) if version else {})

    def _plan_values(self, version: PlanVersion, leaf: Leaf | None, here: str) -> dict[str, Any]:
        cited, (marked, _) = self.cited(version), self.marked(version)
        parts, at = views.part_for(version, cited, self.number("phan"))
        asked: dict[str, object] = {"ke-hoach": version.plan}
        picture = f"{views.href(version.plan, '/sua')}/trang.png?v={version.version}"
        return {
            "label": label_of(version),
            "marked": marked,
            "quote": squeeze(marked.of(version.text)) if marked else self.get_body_argument("canu", ""),
            "leaf": leaf and self.pictured(leaf, version, cited, (), asked, picture, marking=True),
            "paragraphs": [] if leaf else views.text(version, cited, parts[at]),
            "parts": [f"{here}?{urlencode({**asked, 'chu': 1, 'phan': n + 1})}" for n in range(len(parts))],
            "at": at,
            "picture_href": f"{here}?{urlencode(asked)}",
            "text_href": f"{here}?{urlencode({**asked, 'chu': 1})}",
        }


def _name(proposal: Proposal) -> str:
    return str(proposal.values.get("name") or proposal.plan or proposal.id)
