"""What administrators read in Telegram of the changes that they propose, and groups of those that were made."""

from collections.abc import Iterator, Mapping
from hashlib import blake2s

from bot.prospects import Prospect
from bot.state.proposals import Proposed
from bot.wording.checks import check_line
from bot.wording.cli import Words
from bot.wording.outcomes import change_line, lines_of, look_lines, passage_line
from bot.wording.shortening import shortened
from bot.wording.summary import card_lines, correction_line
from ingest.pipeline import Kind, Outcome
from knowledge.changes import Comparison
from knowledge.corrections import NOT_STATED, NUMBERED
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.text import squeeze

PROPOSALS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        # A file on its way
        "queued": "Đã nhận “{name}”. Đang đợi đọc xong tệp trước.",
        "downloading": "Đang tải “{name}” …",
        "reading": "Đang đọc “{name}” …",
        "page": "Đang đọc “{name}”: trang {done}/{total}",
        "checking": "Đang kiểm tra “{name}” …",
        "too_big": (
            "Tệp “{name}” quá {limit} MB, Telegram không cho bot tải. Cách khác: trên máy chủ, gõ `thidua ingest TỆP`; "
            "hoặc dùng máy chủ Bot API tự dựng chạy với --local (TELEGRAM_API_URL), xem hướng dẫn quản trị."
        ),
        "too_large": "Tệp “{name}” quá giới hạn {limit} MB của một kế hoạch.",
        "unreachable": "Không tải được “{name}” từ Telegram. Hãy gửi lại tệp.",
        "gone": "Telegram không còn giữ tệp “{name}”. Hãy gửi lại tệp.",
        "unshared": (
            "Máy chủ Bot API giữ tệp “{name}” ở nơi bot không đọc được: cho bot quyền đọc thư mục của máy chủ ấy, "
            "ở đúng đường dẫn ấy. Xem hướng dẫn quản trị."
        ),
        "failed": "Có lỗi khi xử lý. Mã tham chiếu: {reference}. Mã này có trong nhật ký của bot.",
        "unknown_plan": "Không rõ “{words}” trong ghi chú là kế hoạch nào; bấm “Là bản mới của …?” nếu cần.",
        # What it would do
        "new": "Kế hoạch mới: {label}",
        "new_version": "Bản mới của: {label}",
        "reread": "Đọc lại bằng quy tắc mới: {label}",
        "corrected": "Sửa: {label}",
        "unchanged": "Đã có, không có gì thay đổi: {label} ({plan})",
        "not_taken": "Không nạp “{name}”: {reason}.",
        "not_corrected": "Không sửa: {reason}.",
        "not_a_plan": "“{name}” không có thể thức của kế hoạch, công văn, quyết định hay loại văn bản nào",
        "self_test": "hỏi thử “{question}” mà không trích được “{quote}”",
        "untested": "⚠ Bạn đã bỏ qua câu hỏi thử: điều ấy có thể không trả lời được, hãy xem lại thẻ bằng /sua.",
        "together": "{count} tệp cùng một lượt: {done} sẽ được công bố cùng lúc, {left} không",
        "passed": "không nạp “{name}”: {reason}",
        "names": "mã {plan} · bản {version} · tệp {name}",
        "names.file": "tệp {name}",
        "instead": "Đang dùng bản {version}.",
        "correction": "{field}: {before} → {after}",
        "correction.none": "(không nêu)",
        "correction.proof": "Căn cứ: “{quote}”",
        "rollback": "Quay {label} về bản {version}?",
        "rollback.names": "mã {plan} · đang dùng bản {before} · bản {version}: tệp {name}, nạp {day}",
        "removal": "Gỡ hẳn {label}?",
        "removal.names": "mã {plan} · {versions} phiên bản đều bị gỡ; muốn có lại phải nạp lại tệp",
        "removal.groups": "⚠ {count} nhóm đang theo kế hoạch này, sẽ được báo và không còn gắn với nó: {groups}",
        "removal.told": (
            "“{label}” đã được gỡ, tôi không còn trả lời từ kế hoạch này. Nhóm không còn gắn với kế hoạch nào; "
            "quản trị viên nhóm chọn kế hoạch khác bằng /kehoach."
        ),
        "change": "Δ {change}",
        "warning": "⚠ {text}",
        "more": "… và {count} điều khác",
        "outdated": "⚠ Kế hoạch vừa được thay đổi. Hãy xem lại trước khi đồng ý.",
        "loses": "⚠ {count} điều đã sửa tay sẽ mất (xem trên). Vẫn công bố?",
        "choose": "Chọn kế hoạch; không thấy thì gửi lại kèm mã hoặc số kế hoạch (tệp: trong ghi chú).",
        "choose.title": "Sửa, quay lại hay gỡ kế hoạch nào?",
        # Buttons
        "button.publish": "✅ Công bố",
        "button.rollback": "↩ Quay lại bản {version}",
        "button.removal": "🗑 Gỡ kế hoạch",
        "button.lose": "⚠ Công bố, bỏ điều đã sửa tay",
        "button.drop": "✖ Bỏ",
        "button.plans": "Là bản mới của …?",
        "button.alone": "Là kế hoạch mới",
        "button.force": "Vẫn nạp",
        "button.untested": "⚠ Vẫn dùng",
        "button.all": "Xem đầy đủ",
        "button.back": "« Quay lại",
        "button.tell": "📣 Báo cho {count} nhóm",
        # What came of it
        "done.file": "✅ Đã công bố {label}, bản {version} (mã {plan}). Muốn bỏ bản này: /quaylai {plan}",
        "done.files": "✅ Đã công bố {count} kế hoạch:",
        "done.one": "• {label}, bản {version} (mã {plan})",
        "done.rollback": "✅ {label} đang dùng bản {version} (mã {plan}).",
        "done.removal": "✅ Đã gỡ {plan}.",
        "dropped": "✖ Đã bỏ, không có gì thay đổi.",
        "gone_by": "Đề nghị này không còn nữa (giữ 2 ngày). Hãy gửi lại.",
        "settled": "Việc này đã xong.",
        "still_reading": "Đang đọc tệp; hãy đợi một chút.",
        # Telling groups
        "told": "📣 Đã báo cho {count} nhóm.",
        "told_but": "📣 Đã báo cho {count} nhóm; {failed} nhóm không nhận được (bot đã bị gỡ hay bị chặn).",
        "told_before": "Đã báo cho các nhóm rồi.",
        "superseded": "Kế hoạch đã có thay đổi khác sau đó nên không báo nữa.",
        "nobody": "Không còn nhóm nào theo kế hoạch này.",
        "announced": "📣 {label}: từ nay theo bản {version}.",
        "announced.new": "📣 {label}: đã có kế hoạch (bản {version}).",
        "announced.small": "Chỉ sửa câu chữ: không đợt, hạn, hình thức khen hay dữ kiện nào khác thay đổi.",
        # Files that are not taken
        "admins_only": "Chỉ quản trị viên nạp được tệp kế hoạch. Câu hỏi thì hãy gửi bằng chữ.",
        "in_private": "Quản trị viên gửi tệp kế hoạch cho tôi trong chat riêng.",
        # /sua, /quaylai, /xoa
        "how_to_correct": (
            "Sửa điều chương trình đọc sai, kèm câu trong kế hoạch làm căn cứ:\n"
            "/sua MÃ MỤC GIÁ TRỊ\nCăn cứ: câu chép nguyên văn từ kế hoạch\n\n"
            "Ví dụ:\n/sua suoi-mo-2031 han.1 28/11/2031\nCăn cứ: gửi báo cáo tổng kết trước ngày 28/11/2031\n\n"
            "MỤC: coquan, captren, so, ngay, ten, nguoiky, chucvu, thoigian; dot.1, han.2, khenthuong.3 theo số thứ tự "
            "trong thẻ (“+” để thêm, như han.+). GIÁ TRỊ “-” là kế hoạch không nêu.\n"
            "Số, ngày viết tay mà tệp để trống: Căn cứ: theo bản giấy\n"
            "Không ghi MÃ thì chọn kế hoạch bằng nút. Xem thẻ: /sua MÃ"
        ),
        "error.catalogue.unknown": "Không còn kế hoạch ấy. /kehoach – các kế hoạch đang có",
        "error.catalogue.first": "Kế hoạch “{plan}” chưa có phiên bản nào trước đó.",
        "error.correction.which": "Mục ấy chỉ có {count} ý; xem số thứ tự bằng /sua MÃ, hoặc “+” để thêm.",
        "error.correction.quote": "Kế hoạch không có câu “{quote}”; hãy chép đúng nguyên văn vào sau “Căn cứ:”.",
        "error.correction.field": "Không sửa được mục “{field}”. /sua – cách sửa",
        "card": "Thẻ của {label} ({plan}), bản {version}",
        "card.fact": "{field}: {fact} — “{quote}”",
        "card.quote": "{field}: “{quote}”",
    },
    "en": {
        "queued": "“{name}” has arrived. The file before it is still being read.",
        "downloading": "Downloading “{name}” …",
        "reading": "Reading “{name}” …",
        "page": "Reading “{name}”: page {done}/{total}",
        "checking": "Checking “{name}” …",
        "too_big": (
            "“{name}” is larger than {limit} MB, which Telegram does not let a bot download. Instead: type "
            "`thidua ingest FILE` on the machine, or use a self-hosted Bot API server run with --local "
            "(TELEGRAM_API_URL), see the admins' guide."
        ),
        "too_large": "“{name}” is larger than the limit of {limit} MB for a plan.",
        "unreachable": "“{name}” could not be downloaded from Telegram. Please send it again.",
        "gone": "Telegram no longer keeps “{name}”. Please send it again.",
        "unshared": (
            "The Bot API server keeps “{name}” where the bot cannot read it: let the bot read the server's folder, "
            "under the same path. See the admins' guide."
        ),
        "failed": "Something failed, reference {reference}. The bot's log has it.",
        "unknown_plan": "It is not clear which plan “{words}” in the caption is; use “A new version of …?” if need be.",
        "new": "New plan: {label}",
        "new_version": "New version of: {label}",
        "reread": "Read anew by better rules: {label}",
        "corrected": "Correction: {label}",
        "unchanged": "Known already, nothing has changed: {label} ({plan})",
        "not_taken": "“{name}” is not taken in: {reason}.",
        "not_corrected": "Not corrected: {reason}.",
        "not_a_plan": "“{name}” has the form of no plan, letter, decision or other document",
        "self_test": "asked “{question}”, “{quote}” is not quoted",
        "untested": "⚠ You have overruled the test question: this may not be answered, look at the card with /correct.",
        "together": "{count} files at once: {done} would be published together, {left} would not",
        "passed": "not taken in “{name}”: {reason}",
        "names": "id {plan} · version {version} · file {name}",
        "names.file": "file {name}",
        "instead": "Version {version} is current.",
        "correction": "{field}: {before} → {after}",
        "correction.none": "(not stated)",
        "correction.proof": "Quote: “{quote}”",
        "rollback": "Take {label} back to version {version}?",
        "rollback.names": "id {plan} · version {before} is current · version {version}: file {name}, ingested {day}",
        "removal": "Take out {label} for good?",
        "removal.names": "id {plan} · all {versions} versions go; to have it back, its file has to be sent again",
        "removal.groups": "⚠ {count} groups are about this plan; they will be told and bound to it no longer: {groups}",
        "removal.told": (
            "“{label}” has been taken out, I no longer answer from it. This group is about no plan now; "
            "its administrators choose another with /plans."
        ),
        "change": "Δ {change}",
        "warning": "⚠ {text}",
        "more": "… and {count} more",
        "outdated": "⚠ The plan has just been changed. Please look again before you agree.",
        "loses": "⚠ {count} corrections made by hand will be lost (see above). Publish all the same?",
        "choose": "Choose the plan; if it is not here, send this again with its id or number (a file: in the caption).",
        "choose.title": "Which plan is to be corrected, taken back or taken out?",
        "button.publish": "✅ Publish",
        "button.rollback": "↩ Back to version {version}",
        "button.removal": "🗑 Take the plan out",
        "button.lose": "⚠ Publish, drop the corrections",
        "button.drop": "✖ Discard",
        "button.plans": "A new version of …?",
        "button.alone": "A plan of its own",
        "button.force": "Take it in anyway",
        "button.untested": "⚠ Use it anyway",
        "button.all": "Show all",
        "button.back": "« Back",
        "button.tell": "📣 Tell {count} groups",
        "done.file": "✅ Published: {label}, version {version} (id {plan}). To take it back: /rollback {plan}",
        "done.files": "✅ {count} plans published:",
        "done.one": "• {label}, version {version} (id {plan})",
        "done.rollback": "✅ {label} is at version {version} (id {plan}).",
        "done.removal": "✅ {plan} was taken out.",
        "dropped": "✖ Discarded, nothing has changed.",
        "gone_by": "This is no longer there (it is kept for 2 days). Please send it again.",
        "settled": "This is settled already.",
        "still_reading": "The file is still being read; please wait a moment.",
        "told": "📣 {count} groups were told.",
        "told_but": "📣 {count} groups were told; {failed} could not be (the bot was removed or blocked).",
        "told_before": "The groups were told before.",
        "superseded": "The plan has been changed again since, so nobody is told of this.",
        "nobody": "No group is about this plan any more.",
        "announced": "📣 {label}: version {version} counts from now on.",
        "announced.new": "📣 {label}: the plan is here (version {version}).",
        "announced.small": "Only the wording was changed: no phase, deadline, award or other fact.",
        "admins_only": "Only administrators can send plan files. Please ask your question as text.",
        "in_private": "Administrators send plan files to me in a private chat.",
        "how_to_correct": (
            "Put right what was misread, with the words of the plan that prove it:\n"
            "/correct PLAN FIELD VALUE\nQuote: words copied exactly from the plan\n\n"
            "For example:\n/correct suoi-mo-2031 deadlines.1 28/11/2031\n"
            "Quote: gửi báo cáo tổng kết trước ngày 28/11/2031\n\n"
            "FIELD: issuer, superior, number, issued, title, signatory, office, period; phases.1, deadlines.2, "
            "awards.3 by their number on the card (“+” adds one, as in deadlines.+). The VALUE “-”: the plan "
            "does not state it.\n"
            "A number or day written by hand, which the file leaves blank: Quote: on paper\n"
            "Without PLAN it is chosen by buttons. To see the card: /correct PLAN"
        ),
        "error.catalogue.unknown": "That plan is not there any more. /plans – the plans",
        "error.catalogue.first": "Plan “{plan}” has no version before this one.",
        "error.correction.which": "There are {count} of these only; /correct PLAN gives their numbers, “+” adds one.",
        "error.correction.quote": "The plan does not have the words “{quote}”; copy them exactly after “Quote:”.",
        "error.correction.field": "“{field}” cannot be put right. /correct – how to",
        "card": "Card of {label} ({plan}), version {version}",
        "card.fact": "{field}: {fact} — “{quote}”",
        "card.quote": "{field}: “{quote}”",
    },
}

SHOWN_CHANGES, SHOWN_CHECKS, SHOWN_PASSAGES, SHOWN_LOST = 12, 6, 2, 6
SHOWN_OF_PART = 3
LONGEST_LINES = (280, 160, 90)
"""Characters of a line in the summary, the first with which it fits into one message; all of it stands behind the
button that shows everything."""

ROOM = 3600
"""Characters of a summary; the rest of the message is for what is said of it."""


def summary(prospect: Prospect, language: str) -> list[str]:
    """What a proposal would do, short enough for one message; an empty line parts it."""
    lines = list(_summary(prospect, language))
    for longest in LONGEST_LINES:
        short = [shortened(line, longest) for line in lines]
        if sum(len(line) + 1 for line in short) <= ROOM:
            break
    return short


def everything(prospect: Prospect, language: str) -> list[str]:
    """What a proposal would do, as the command line tells it."""
    if prospect.parts:
        return [line for part in prospect.parts for line in ("", *everything(part, language))][1:]
    outcome = prospect.prepared.outcome if prospect.prepared else None
    if outcome is None or outcome.version is None:
        return list(_summary(prospect, language))
    said = list(lines_of(outcome, Words(language)))
    return [next(_summary(prospect, language)), *(line.strip() for line in said[1:])]


def seen(prospect: Prospect, language: str) -> str:
    """What stands for all that a person was shown: another text where the proposal would do something else now."""
    before = [one.before.version if one.before else 0 for one in prospect.parts or (prospect,)]
    shown = "\n".join([*map(str, before), *summary(prospect, language), *everything(prospect, language)])
    return blake2s(shown.encode("utf-8", "replace"), digest_size=16).hexdigest()


def change_lines(comparison: Comparison, language: str, most: int = SHOWN_CHANGES) -> Iterator[str]:
    """The changes of a card, then how many more there are."""
    said, words = PROPOSALS[language], Words(language)
    for change in comparison.changes[:most]:
        yield said["change"].format(change=change_line(change, words))
    if len(comparison.changes) > most:
        yield said["more"].format(count=len(comparison.changes) - most)


def _of_parts(prospect: Prospect, language: str) -> Iterator[str]:
    """What would become of several files: of each what it is and the first things to look at."""
    said, parts = PROPOSALS[language], prospect.parts
    done = sum(part.can_be_done for part in parts)
    yield said["together"].format(count=len(parts), done=done, left=len(parts) - done)
    for part in parts:
        outcome = part.prepared.outcome if part.prepared else None
        if outcome is None:
            continue
        yield ""
        yield _title(outcome, part, language)
        if outcome.version is not None and part.can_be_done:
            version = outcome.version
            yield said["names"].format(plan=version.plan, version=version.version, name=version.source)
            yield from list(_warnings(outcome, version, language))[:SHOWN_OF_PART]


def _summary(prospect: Prospect, language: str) -> Iterator[str]:
    if prospect.parts:
        yield from _of_parts(prospect, language)
        return
    if prospect.prepared is not None:
        yield from _of_outcome(prospect.prepared.outcome, prospect, language)
        return
    said, before, after = PROPOSALS[language], prospect.before, prospect.after
    if before is None:
        return
    if after is None:
        yield said["removal"].format(label=label_of(before))
        yield said["removal.names"].format(plan=before.plan, versions=prospect.versions)
        return
    yield said["rollback"].format(label=label_of(before), version=after.version)
    yield said["rollback.names"].format(
        plan=before.plan,
        before=before.version,
        version=after.version,
        name=after.source,
        day=after.ingested_at.strftime("%d/%m/%Y"),
    )
    if prospect.comparison:
        yield from change_lines(prospect.comparison, language)


def _of_outcome(outcome: Outcome, prospect: Prospect, language: str) -> Iterator[str]:
    said, version, words = PROPOSALS[language], outcome.version, Words(language)
    yield _title(outcome, prospect, language)
    if version is None or outcome.kind is Kind.UNCHANGED:
        return
    yield said["names"].format(plan=version.plan, version=version.version, name=version.source)
    if prospect.before is not None:
        yield said["instead"].format(version=prospect.before.version)
    yield ""
    if outcome.kind is Kind.CORRECTED:
        yield from _correction(outcome, version, prospect, language)
        return
    if outcome.comparison:
        yield from change_lines(outcome.comparison, language)
        changed = outcome.comparison
        yield words("ingest.passages", added=changed.passages_added, removed=changed.passages_removed)
        yield from (passage_line(one, words) for one in changed.passages[:SHOWN_PASSAGES])
        yield ""
    warnings = list(_warnings(outcome, version, language))
    yield from (*warnings, *([""] if warnings else []))
    if outcome.format:
        look, _, *others = look_lines(outcome, version, words)
        yield from (look, *others)
    yield from card_lines(version, words)


def _correction(outcome: Outcome, version: PlanVersion, prospect: Prospect, language: str) -> Iterator[str]:
    """What was read, what it is put right to, and the words that prove it; then what that changes on the card."""
    said, known = PROPOSALS[language], prospect.before.corrections if prospect.before else ()
    for one in version.corrections:
        if one not in known:
            field = Words(language).fact(one.field)
            before = one.target or _stated(prospect.before, one.field) or said["correction.none"]
            after = said["correction.none"] if one.value == NOT_STATED else one.value
            yield said["correction"].format(field=field, before=before, after=after)
            yield said["correction.proof"].format(quote=one.quote)
    if outcome.comparison:
        yield from change_lines(outcome.comparison, language)


def _stated(version: PlanVersion | None, name: str) -> str:
    """The words of a field that has one value; empty where it has none, or several."""
    fact = getattr(version.card, name) if version and name not in NUMBERED else None
    return squeeze(fact.span.of(version.text)) if fact and version else ""


def _title(outcome: Outcome, prospect: Prospect, language: str) -> str:
    said, name = PROPOSALS[language], outcome.path.name
    known = outcome.version or prospect.before
    if outcome.error is None:
        return said[outcome.kind].format(label=label_of(known) if known else name, plan=outcome.plan)
    told = said.get(outcome.error.key) if outcome.error.key in _OTHER_WAYS else None
    reason = told or Words(language)(f"file.{outcome.error.key}", **outcome.error.values)
    reason = reason.format(name=name, **outcome.error.values) if told else reason
    if outcome.kind is Kind.PASSED:
        return said["passed"].format(name=name, reason=reason)
    key = "not_corrected" if prospect.kind is Proposed.CORRECTION else "not_taken"
    return said[key].format(name=name, reason=reason)


def _warnings(outcome: Outcome, version: PlanVersion, language: str) -> Iterator[str]:
    said, words = PROPOSALS[language], Words(language)
    lost = [words("ingest.lost", correction=correction_line(one, words)) for one in outcome.lost]
    checks = [check_line(check, words) for check in version.card.checks]
    for lines, most in ((lost, SHOWN_LOST), (checks, SHOWN_CHECKS)):
        yield from (said["warning"].format(text=line) for line in lines[:most])
        if len(lines) > most:
            yield said["more"].format(count=len(lines) - most)


_OTHER_WAYS = frozenset({"not_a_plan", "self_test"})
"""Reasons that the command line tells together with an option of its own."""
