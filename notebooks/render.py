"""Runs notebooks and writes them as Markdown with their charts: `render.py FOLDER NOTEBOOK...`.

The kernel is spoken to through files, so no port is opened. It ends with 1 where a cell fails or
says something on stderr.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbconvert import MarkdownExporter
from traitlets.config import Config

SHOWN = ["image/svg+xml", "text/markdown", "text/plain"]


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with its outputs."""
    notebook = nbformat.read(path, as_version=4)
    # A socket's name has 107 characters at most, so it needs a short folder.
    with tempfile.TemporaryDirectory(prefix="nb") as folder:
        manager = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{folder}/k")
        where = {"metadata": {"path": str(path.parent)}}
        NotebookClient(notebook, km=manager, timeout=600, resources=where).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                sys.exit(f"{path.name}: {output.text}")
    return notebook


def render(path: Path, folder: Path) -> None:
    """Write `folder`/NAME.md, and the charts beside it."""
    config = Config({"NbConvertBase": {"display_data_priority": SHOWN}})
    exporter = MarkdownExporter(config=config)
    notebook = executed(path)
    drawings = {"unique_key": path.stem, "output_files_dir": path.stem}
    text, resources = exporter.from_notebook_node(notebook, resources=drawings)
    text = text.replace("![svg](", "![Chart](")
    (folder / path.stem).mkdir(parents=True, exist_ok=True)
    for name, data in resources["outputs"].items():
        (folder / name).write_bytes(data)
    lines = [line.rstrip() for line in text.strip().splitlines()]
    (folder / f"{path.stem}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[2:]:
        render(Path(name).resolve(), Path(sys.argv[1]).resolve())
