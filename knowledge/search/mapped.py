"""Arrays kept in one file and mapped back into memory: only what is looked at is ever read.

The file is in the safetensors format. Its arrays stand there as they are in memory, so that mapping them
costs nothing, and all processes that map them share them.
"""

import json
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

Arrays = Mapping[str, NDArray[np.generic]]

_TYPES: dict[str, Any] = {
    "BOOL": np.bool_,
    "U8": np.uint8,
    "U32": np.uint32,
    "U64": np.uint64,
    "I64": np.int64,
    "F32": np.float32,
}
_LENGTH = 8


def write_arrays(path: Path, arrays: Arrays) -> int:
    """Write arrays so that they are on the disk when this returns; the size of the file."""
    packed = save({name: np.ascontiguousarray(array) for name, array in arrays.items()})
    with path.open("wb") as file:
        file.write(packed)
        file.flush()
        os.fsync(file.fileno())
    return len(packed)


def map_arrays(path: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of a file, to be read only. Raises OSError, ValueError."""
    with path.open("rb") as file:
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = _LENGTH + int.from_bytes(whole[:_LENGTH], "little")
    told = json.loads(whole[_LENGTH:start])
    return {name: _mapped(whole, start, one) for name, one in told.items() if name != "__metadata__"}


def _mapped(whole: mmap.mmap, start: int, told: dict[str, Any]) -> NDArray[np.generic]:
    try:
        kind = np.dtype(_TYPES[told["dtype"]])
        begin, end = told["data_offsets"]
        flat: NDArray[Any] = np.frombuffer(whole, kind, (end - begin) // kind.itemsize, start + begin)
        return flat.reshape(tuple(told["shape"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no such array: {told}") from error
