"""The commands' help as Markdown: `python -m afterview.cli.reference docs/commands.md`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from typer.testing import CliRunner

from afterview.cli.app import COMMANDS, app

HEADER = """# Commands

Made by `make reference` from the program's own help.
"""


def help_of(*command: str) -> str:
    """The help of a command, 88 columns wide."""
    os.environ["COLUMNS"] = "88"
    runner = CliRunner(env={"COLUMNS": "88", "TERMINAL_WIDTH": "88", "NO_COLOR": "1"})
    result = runner.invoke(app, [*command, "--help"], prog_name="afterview")
    return "\n".join(line.rstrip() for line in result.output.splitlines()).strip()


def reference() -> str:
    """The whole page."""
    parts = [HEADER]
    for command in ("", *COMMANDS):
        words = [command] if command else []
        parts.append(f"## afterview {command}".rstrip())
        parts.append("")
        parts.append(f"```\n{help_of(*words)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
