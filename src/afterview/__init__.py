"""Reads what you wrote after a job interview and holds the feeling against the evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from afterview.analysis import analyze as analyze
    from afterview.analysis import analyze_many as analyze_many
    from afterview.analysis import load as load
    from afterview.errors import AfterviewError as AfterviewError
    from afterview.journal.journal import Journal as Journal
    from afterview.reader.journal import read_journal as read_journal
    from afterview.records import Analysis as Analysis
    from afterview.records import Recollection as Recollection

_HOMES = {
    "analyze": "afterview.analysis",
    "analyze_many": "afterview.analysis",
    "load": "afterview.analysis",
    "read_journal": "afterview.reader.journal",
    "AfterviewError": "afterview.errors",
    "Analysis": "afterview.records",
    "Journal": "afterview.journal.journal",
    "Recollection": "afterview.records",
}
__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> Any:
    """Import on first use, so that `import afterview` and `--help` stay light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'afterview' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
