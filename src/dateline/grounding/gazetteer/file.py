"""The gazetteer's file: arrays that are mapped into memory, and compressed blocks of names. Written once, read by all.

Layout, little-endian: 8 bytes of magic, the header's length (u32), the header (JSON: credit, tables, sections), then the
sections, each on a multiple of 8 bytes. Sections: `gid`, `lat`, `lon` (degrees times 100,000), `population`, `country`,
`admin1`, `admin2` (positions of places in this file plus one, 0 for none), `feature`; `hash` (sorted) and `entry` (a place's
position times two, plus one where the name is its first name); `block` (offsets) and `names` (zlib: a line for each
place, its names parted by tabs, the first name first).
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.errors import ModelError
from dateline.grounding.gazetteer.names import fold, name_hash

MAGIC = b"DLGAZ01\n"
BLOCK = 128  # places in one compressed block of names
SCALE = 100_000

_DTYPES = {
    "gid": "<u4",
    "lat": "<i4",
    "lon": "<i4",
    "population": "<u4",
    "country": "u1",
    "admin1": "<u4",
    "admin2": "<u4",
    "feature": "u1",
    "hash": "<u8",
    "entry": "<u4",
    "block": "<u4",
    "names": "u1",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be written. `admin1` and `admin2` are codes within the country, "" for none; `names` begins with its name.

    A region has its own code in `admin1` ("region") or `admin2` ("district").
    """

    geonames_id: int
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    population: int
    feature: str


class Writer:
    """Takes rows one by one, in the order that the file will have, and writes the file; memory grows by numbers only."""

    def __init__(self) -> None:
        self._columns = {name: array(code) for name, code in _COLUMN_CODES.items()}
        self._hashes = array("Q")
        self._entries = array("I")
        self._countries: dict[str, int] = {}
        self._features: dict[str, int] = {}
        self._admin1: list[tuple[str, str]] = []
        self._admin2: list[tuple[str, str, str]] = []
        self._regions: dict[tuple[str, ...], int] = {}
        self._lines: list[str] = []
        self._blocks: list[bytes] = []

    def add(self, row: Row) -> None:
        """One place. Names that fold to nothing, and names that fold to one that the place has, get no entry."""
        position = len(self._admin1)
        columns = self._columns
        columns["gid"].append(row.geonames_id)
        columns["lat"].append(round(row.lat * SCALE))
        columns["lon"].append(round(row.lon * SCALE))
        columns["population"].append(min(row.population, 2**32 - 1))
        columns["country"].append(self._countries.setdefault(row.country, len(self._countries)))
        columns["feature"].append(self._features.setdefault(row.feature, len(self._features)))
        self._admin1.append((row.country, row.admin1))
        self._admin2.append((row.country, row.admin1, row.admin2))
        if row.feature == "region":
            self._regions.setdefault((row.country, row.admin1), position)
        elif row.feature == "district":
            self._regions.setdefault((row.country, row.admin1, row.admin2), position)
        self._add_names(position, row.names)

    def _add_names(self, position: int, names: tuple[str, ...]) -> None:
        seen: set[str] = set()
        kept = []
        for name in names:
            folded = fold(name)
            if not folded or folded in seen:
                continue
            self._hashes.append(name_hash(folded))
            self._entries.append(position * 2 + (0 if seen else 1))
            seen.add(folded)
            kept.append(name.replace("\t", " ").replace("\n", " "))
        self._lines.append("\t".join(kept))
        if len(self._lines) == BLOCK:
            self._flush()

    def _flush(self) -> None:
        self._blocks.append(zlib.compress("\n".join(self._lines).encode("utf-8"), 9))
        self._lines.clear()

    def write(self, path: Path, *, credit: str) -> None:
        """The file at `path`, the same bytes for the same rows in the same order."""
        if self._lines:
            self._flush()
        hashes = np.frombuffer(self._hashes, dtype="<u8") if self._hashes else np.zeros(0, "<u8")
        entries = np.frombuffer(self._entries, dtype="<u4") if self._entries else np.zeros(0, "<u4")
        order = np.lexsort((entries, hashes))
        regions = self._regions
        sections: dict[str, npt.NDArray[np.generic]] = {
            name: np.array(column, dtype=_DTYPES[name]) for name, column in self._columns.items()
        }
        sections["admin1"] = np.array([regions.get(key, -1) + 1 for key in self._admin1], dtype="<u4")
        sections["admin2"] = np.array([regions.get(key, -1) + 1 if key[2] else 0 for key in self._admin2], dtype="<u4")
        sections["hash"] = hashes[order]
        sections["entry"] = entries[order]
        sections["block"] = np.cumsum([0, *map(len, self._blocks)]).astype("<u4")
        sections["names"] = np.frombuffer(b"".join(self._blocks), dtype="u1")
        _write(path, sections, {"credit": credit, "countries": [*self._countries], "features": [*self._features]})


_COLUMN_CODES = {"gid": "I", "lat": "i", "lon": "i", "population": "I", "country": "B", "feature": "B"}


def _write(path: Path, sections: dict[str, npt.NDArray[np.generic]], header: dict[str, object]) -> None:
    """Sections after a header that says where each begins, counted from the header's end (rounded up to 8)."""
    layout = []
    offset = 0
    for name, section in sections.items():
        layout.append([name, offset, len(section)])
        offset += -(-section.nbytes // 8) * 8
    head = json.dumps(header | {"sections": layout, "size": offset}, ensure_ascii=False, sort_keys=True).encode("utf-8")
    head += b" " * (-(len(MAGIC) + 4 + len(head)) % 8)
    with path.open("wb") as file:
        file.write(MAGIC + len(head).to_bytes(4, "little") + head)
        for section in sections.values():
            data = section.tobytes()
            file.write(data + b"\0" * (-len(data) % 8))


@dataclass(frozen=True, slots=True)
class Table:
    """The mapped file: columns by place, the index of names, and the blocks that hold them."""

    countries: tuple[str, ...]
    features: tuple[str, ...]
    credit: str
    columns: dict[str, npt.NDArray[np.generic]]

    def __len__(self) -> int:
        return len(self.columns["gid"])

    def entries(self, folded: str) -> list[tuple[int, bool]]:
        """Positions of the places that have a name which folds so; true where it is the place's first name."""
        hashes = self.columns["hash"]
        key = np.uint64(name_hash(folded))
        start = int(np.searchsorted(hashes, key, side="left"))
        stop = start
        while stop < len(hashes) and hashes[stop] == key:
            stop += 1
        return [(int(entry) >> 1, bool(int(entry) & 1)) for entry in self.columns["entry"][start:stop].tolist()]

    def known(self, folded: Sequence[str]) -> list[bool]:
        """Which of these folded names any place has: many at once, for spellings of which few are found."""
        hashes = self.columns["hash"]
        keys = np.array([name_hash(name) for name in folded], dtype=hashes.dtype)
        places = np.minimum(np.searchsorted(hashes, keys), max(0, len(hashes) - 1))
        found: list[bool] = (hashes[places] == keys).tolist() if len(hashes) else [False] * len(keys)
        return found

    def names(self, position: int) -> tuple[str, ...]:
        """All names of a place, its first name first."""
        block, line = divmod(position, BLOCK)
        offsets = self.columns["block"]
        data = self.columns["names"][int(offsets[block]) : int(offsets[block + 1])].tobytes()
        return tuple(zlib.decompress(data).decode("utf-8").split("\n")[line].split("\t"))


def read_table(path: Path) -> Table:
    """Maps the file into memory. ModelError E303 where it is missing, E304 where it is not a whole gazetteer file."""
    try:
        with path.open("rb") as file:
            start = file.read(len(MAGIC) + 4)
            length = int.from_bytes(start[len(MAGIC) :], "little")
            head = file.read(length)
    except OSError as error:
        raise ModelError("E303", f"the gazetteer {path} cannot be read: {error.strerror}") from error
    first = len(MAGIC) + 4 + length
    if start[: len(MAGIC)] != MAGIC or len(head) != length or path.stat().st_size < first:
        raise ModelError("E304", f"{path} is not a gazetteer file; build one with `dateline gazetteer build`")
    try:
        header = json.loads(head)
        layout = [(str(name), int(offset), int(count)) for name, offset, count in header["sections"]]
        tables = tuple(header["countries"]), tuple(header["features"]), str(header["credit"])
        size = int(header["size"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("E304", f"the gazetteer {path} has a header that cannot be read") from error
    if path.stat().st_size != first + size or {name for name, _, _ in layout} != set(_DTYPES):
        raise ModelError("E304", f"the gazetteer {path} is cut short or of another version; build it again")
    columns: dict[str, npt.NDArray[np.generic]] = {}
    for name, offset, count in layout:
        dtype = np.dtype(_DTYPES[name])
        mapped = np.memmap(path, dtype=dtype, mode="r", offset=first + offset, shape=(count,)) if count else None
        columns[name] = np.zeros(0, dtype) if mapped is None else np.asarray(mapped)
    return Table(*tables, columns)
