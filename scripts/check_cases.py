"""Holds the cases that come with the program to the published schema.

Needs jsonschema. Prints one sentence for each fault and exits with 1 if there is any.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

root = Path(__file__).resolve().parent.parent
schema = json.loads((root / "docs/format/case.schema.json").read_text())
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)

faults = []
cases = sorted((root / "data/cases").glob("*.json"))
for path in cases:
    case = json.loads(path.read_text())
    for error in validator.iter_errors(case):
        faults.append(f"{path.relative_to(root)}: {error.json_path}: {error.message}")
    # A schema that accepts anything would pass too: it must refuse a member that it does not know.
    if validator.is_valid({**case, "unknown-member": 1}):
        faults.append(f"{path.relative_to(root)}: the schema accepts it with an unknown member")

print("\n".join(faults) or f"{len(cases)} cases agree with the schema.")
sys.exit(1 if faults or not cases else 0)
