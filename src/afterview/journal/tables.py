"""Results as tables: CSV, Parquet and SQLite, made from the finished lines."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from afterview.beside import beside
from afterview.errors import InputError
from afterview.reader.files import shown

COLUMNS = (
    "id", "written_on", "words", "company", "role", "felt", "verdict", "outcome", "decision_by",
    "self_talk", "self_talk_per_100_words", "severity", "patterns", "positive_signals",
    "negative_signals", "signals", "after_stumble", "tone", "distress", "error",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BLOCK = 1_000


def rows_in(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file of results."""
    with path.open(encoding="utf-8", errors="surrogatepass") as lines:
        for line in lines:
            yield json.loads(line)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """One result as a row of a table; a list becomes words with a semicolon between them."""
    if "error" in row:
        return dict.fromkeys(COLUMNS) | {"id": row["source"]["id"], "error": row["error"]}
    talk, signals, source = row["self_talk"], row["signals"], row["source"]
    verdict = row["verdict"]
    return {
        "id": source["id"],
        "written_on": source["written_on"],
        "words": source["words"],
        "company": row["company"],
        "role": row["role"],
        "felt": verdict["felt"],
        "verdict": verdict["label"],
        "outcome": row["outcome"],
        "decision_by": (row["decision"] or {}).get("by"),
        "self_talk": len(talk),
        "self_talk_per_100_words": round(100 * len(talk) / max(source["words"], 1), 2),
        "severity": round(sum(t["severity"] for t in talk) / len(talk), 2) if talk else None,
        "patterns": "; ".join(p["pattern"] for t in talk for p in t["patterns"]),
        "positive_signals": sum(s["polarity"] == "positive" for s in signals),
        "negative_signals": sum(s["polarity"] == "negative" for s in signals),
        "signals": "; ".join(s["signal"] for s in signals),
        "after_stumble": (row["after_stumble"] or {}).get("change"),
        "tone": row["tone"]["mean"],
        "distress": row["distress"],
        "error": None,
    }


def harmless_cell(value: Any) -> Any:
    """A cell that a spreadsheet shows and does not execute.

    >>> harmless_cell("=cmd()"), harmless_cell("Corran")
    ("'=cmd()", 'Corran')
    """
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _write_csv(lines: Path, to: Path) -> None:
    with to.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        for row in rows_in(lines):
            writer.writerow({k: harmless_cell(v) for k, v in flat(row).items()})


def _write_parquet(lines: Path, to: Path) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError(
            "Parquet needs pyarrow: pip install 'afterview[frames]', or write .csv or .jsonl."
        ) from None
    numbers = {"words", "self_talk", "positive_signals", "negative_signals"}
    reals = {"self_talk_per_100_words", "severity", "tone"}
    schema = pa.schema(
        [
            (
                name,
                pa.int64() if name in numbers else pa.float64() if name in reals else pa.string(),
            )
            for name in COLUMNS
        ]
    )
    with pq.ParquetWriter(to, schema) as writer:
        block: list[dict[str, Any]] = []
        for row in rows_in(lines):
            block.append(flat(row))
            if len(block) == _BLOCK:
                writer.write_table(pa.Table.from_pylist(block, schema))
                block = []
        writer.write_table(pa.Table.from_pylist(block, schema))


def _write_sqlite(lines: Path, to: Path) -> None:
    names = ", ".join(COLUMNS)
    marks = ", ".join("?" for _ in COLUMNS)
    with closing(sqlite3.connect(to)) as connection, connection:
        connection.execute(f"CREATE TABLE entries ({names}, PRIMARY KEY (id))")
        connection.execute("CREATE TABLE spans (id, kind, start, end, label, polarity, confidence)")
        for row in rows_in(lines):
            cells = flat(row)
            connection.execute(
                f"INSERT OR REPLACE INTO entries VALUES ({marks})", [cells[n] for n in COLUMNS]
            )
            connection.executemany("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)", _spans(row))


def _spans(row: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    name = row["source"]["id"]
    for t in row.get("self_talk", ()):
        labels = "; ".join(p["pattern"] for p in t["patterns"])
        yield name, "self_talk", t["start"], t["end"], labels, None, t["confidence"]
    for s in row.get("signals", ()):
        yield name, "signal", s["start"], s["end"], s["signal"], s["polarity"], s["confidence"]


WRITERS: dict[str, Callable[[Path, Path], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
    ".sqlite": _write_sqlite,
}


def write_table(lines: Path, to: Path) -> None:
    """Write a file of results as the table that the name of `to` asks for.

    It is made beside its place, and its owner alone can read it from the first byte on.

    Raises:
        InputError: the place can't be written, or a library is missing.
    """
    try:
        with beside(to) as made:
            WRITERS[to.suffix](lines, made)
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{shown(to.name)} can't be written ({reason}); choose another place with --output or make "
            f"room; what was read stays in {shown(lines.name)}."
        ) from None
