"""What each kind of document is called, Vietnamese and English."""

from collections.abc import Mapping

from knowledge.card import KIND_NAMES, DocumentKind

KINDS: Mapping[str, Mapping[DocumentKind, str]] = {
    "vi": KIND_NAMES,
    "en": {
        DocumentKind.PLAN: "plan",
        DocumentKind.GUIDANCE: "guidance",
        DocumentKind.LETTER: "official letter",
        DocumentKind.NOTICE: "notice",
        DocumentKind.DECISION: "decision",
        DocumentKind.REGULATION: "regulation",
        DocumentKind.PROVISIONS: "provisions",
        DocumentKind.CONTEST_RULES: "contest rules",
        DocumentKind.PROGRAMME: "programme",
        DocumentKind.DIRECTIVE: "directive",
        DocumentKind.REPORT: "report",
        DocumentKind.SUBMISSION: "submission",
        DocumentKind.INVITATION: "invitation",
        DocumentKind.SUMMONS: "summons",
        DocumentKind.CIRCULAR_LETTER: "circular letter",
        DocumentKind.CONCLUSION: "conclusion",
        DocumentKind.RESOLUTION: "resolution",
        DocumentKind.PROJECT: "project",
        DocumentKind.MINUTES: "minutes",
        DocumentKind.APPEAL: "appeal",
        DocumentKind.COMPACT: "emulation compact",
        DocumentKind.LAW: "law",
        DocumentKind.DECREE: "decree",
        DocumentKind.CIRCULAR: "circular",
        DocumentKind.REFERENCE: "legal text",
        DocumentKind.NEWS: "page of news",
        DocumentKind.FORM: "blank form",
        DocumentKind.OTHER: "other document",
    },
}
