"""`afterview schema`: the JSON Schema of the output."""

from __future__ import annotations

import json


def schema() -> None:
    """Print the JSON Schema of the JSON output.

    \b
    Examples:
      afterview schema > reflection.schema.json
    """
    from afterview.report.export import schema as json_schema

    print(json.dumps(json_schema(), indent=2))
