"""A fixed analysis, so that the reports' snapshots change with the reports and not with a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afterview.records import Analysis

HERE = Path(__file__).parent


@pytest.fixture
def analysis() -> Analysis:
    data = json.loads((HERE / "analysis.json").read_text(encoding="utf-8"))
    text = (HERE / "analysis.txt").read_text(encoding="utf-8")
    return Analysis.from_dict(data, text)
