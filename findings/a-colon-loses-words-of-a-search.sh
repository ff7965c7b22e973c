#!/usr/bin/env bash
# What one would guess: tantivy's lenient parser of queries (parse_query_lenient), made for what people type, takes a
# colon with a space behind it for punctuation, and what it cannot use of a query it leaves out; so "Số: 123/KH-UBND",
# as the head of every Vietnamese official document says its number, finds at least what "Số 123/KH-UBND" finds.
# What happens: whatever stands before a colon is the name of a field, the space does not matter, and with a field that
# is not there goes the whole word or phrase behind it. "Số: 123/KH-UBND" is an empty query and finds nothing; of "Điều
# 5: khoản 2" (article 5: clause 2) "5" and "khoản" are gone, and article 7 is found beside it with the same score. A
# number that begins with its slash ("/KH-UBND") is an empty query too: it is the beginning of a regular expression,
# which is not allowed by default. The strict parser takes that one, and raises ValueError for the others.
# Seen with tantivy 0.27.0 on 2026-12-01. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "tantivy==0.27.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import tantivy

schema = tantivy.SchemaBuilder()
schema.add_text_field("text", stored=True)
index = tantivy.Index(schema.build())
writer = index.writer(15_000_000, 1)
for text in ("Kế hoạch số 123/KH-UBND", "Điều 5 khoản 2", "Điều 7 khoản 2"):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
searcher = index.searcher()


def lenient(query):
    return index.parse_query_lenient(query, ["text"])[0]


def strict(query):
    return index.parse_query(query, ["text"])


def found(parse, query):
    """What is found, the best first, with scores; the error where the query is refused."""
    try:
        hits = searcher.search(parse(query), 3).hits
    except ValueError as error:
        return f"ValueError: {error}"
    return [(searcher.doc(address)["text"][0], round(score, 3)) for score, address in hits]


seen = {}
for query in ("Số 123/KH-UBND", "Số: 123/KH-UBND", "/KH-UBND", "Điều 5 khoản 2", "Điều 5: khoản 2"):
    seen[query] = found(lenient, query), found(strict, query)
    print(f"{query}\n    lenient: {seen[query][0]}\n    strict: {seen[query][1]}")
plan = "Kế hoạch số 123/KH-UBND"
(first, score), (second, other) = seen["Điều 5: khoản 2"][0]
as_seen = (
    [text for text, _ in seen["Số 123/KH-UBND"][0]] == [plan],
    seen["Số: 123/KH-UBND"][0] == seen["/KH-UBND"][0] == [],
    [text for text, _ in seen["/KH-UBND"][1]] == [plan],
    {first, second} == {"Điều 5 khoản 2", "Điều 7 khoản 2"} and score == other,
    seen["Điều 5 khoản 2"][0][0][1] > seen["Điều 5 khoản 2"][0][1][1],
    all("ValueError" in seen[query][1] for query in ("Số: 123/KH-UBND", "Điều 5: khoản 2")),
)
sys.exit(0 if all(as_seen) else "changed")
PYTHON
