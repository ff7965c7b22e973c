"""Outlook messages made by hand: a compound file of as few sectors as it takes."""

import struct

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def message(subject: str, body: str, attached: dict[str, bytes]) -> bytes:
    """A message with its subject, its plain text and files attached to it."""
    root: dict[str, object] = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    for number, (name, data) in enumerate(attached.items()):
        root[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    return compound(root)


def compound(root: dict[str, object]) -> bytes:
    """A compound file of these streams (bytes) and storages (dictionaries); no stream uses the small sectors."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, b""]]
    children: dict[int, list[int]] = {}
    _gather(root, 0, entries, children)
    sectors: list[bytes] = []
    table: list[int] = []
    placed = []
    for _, kind, _, data in entries:
        assert isinstance(data, bytes)
        start = len(sectors) if kind == 2 and data else _END
        # Streams below this size would stand in small sectors.
        padded = data.ljust(4096, b"\x00") if kind == 2 and data else b""
        chunks = [padded[at : at + _SECTOR].ljust(_SECTOR, b"\x00") for at in range(0, len(padded), _SECTOR)]
        table += [len(sectors) + n + 1 for n in range(len(chunks) - 1)] + ([_END] if chunks else [])
        sectors += chunks
        placed.append((start, len(padded)))
    directory = b"".join(
        _entry(str(entry[0]), int(str(entry[1])), at, children, *placed[at]) for at, entry in enumerate(entries)
    )
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\x00")
    first = len(sectors)
    count = len(directory) // _SECTOR
    table += [first + n + 1 for n in range(count - 1)] + [_END]
    sectors += [directory[at : at + _SECTOR] for at in range(0, len(directory), _SECTOR)]
    tables = 1
    while (len(table) + tables) * 4 > tables * _SECTOR:
        tables += 1
    places = list(range(len(table), len(table) + tables))
    table += [_TABLE] * tables
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    sectors += [struct.pack("<128I", *table[at : at + 128]) for at in range(0, len(table), 128)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, first, 0, 4096, _END, 0, _END, 0, places[0]
    )
    head += struct.pack("<108I", *places[1:], *[_FREE] * (109 - tables))
    return head + b"".join(sectors)


def _gather(
    folder: dict[str, object], parent: int, entries: list[list[object]], children: dict[int, list[int]]
) -> None:
    for name, content in sorted(folder.items()):
        at = len(entries)
        children.setdefault(parent, []).append(at)
        if isinstance(content, dict):
            entries.append([name, 1, _FREE, b""])
            _gather(content, at, entries, children)
        else:
            entries.append([name, 2, _FREE, content])


def _entry(name: str, kind: int, at: int, children: dict[int, list[int]], start: int, size: int) -> bytes:
    """An entry of the directory; the entries of a folder hang on one another to the right."""
    beside = next((group[group.index(at) + 1] for group in children.values() if at in group[:-1]), _FREE)
    below = children.get(at, [_FREE])[0]
    written = name.encode("utf-16-le") + b"\x00\x00"
    return (
        written.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(written), kind, 1, _FREE, beside, below)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
