"""Holds the cases and templates that come with the program to the published schemas.

Needs jsonschema. Prints one sentence for each fault and exits with 1 if there is any.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

root = Path(__file__).resolve().parent.parent

# The files that each version of the schema has to accept.
SCHEMAS = {
    "docs/format/case.schema.json": ["data/cases", "data/templates"],
    "docs/format/case.v2.schema.json": ["Tests/AppraisalExchangeTests/Version2"],
    "docs/format/case.v1.schema.json": ["Tests/AppraisalExchangeTests/Version1"],
}

faults, counts = [], {}
for schema_path, folders in SCHEMAS.items():
    schema = json.loads((root / schema_path).read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for folder in folders:
        paths = sorted((root / folder).glob("*.json"))
        counts[folder] = len(paths)
        for path in paths:
            name, case = path.relative_to(root), json.loads(path.read_text())
            for error in validator.iter_errors(case):
                faults.append(f"{name}: {error.json_path}: {error.message}")
            # A schema that accepts anything would pass too: it must refuse a member that it does
            # not know.
            if validator.is_valid({**case, "unknown-member": 1}):
                faults.append(f"{name}: the schema accepts it with an unknown member")

faults += [f"{folder} holds no files" for folder, count in counts.items() if not count]
print("\n".join(faults) or f"{sum(counts.values())} files agree with the schemas.")
sys.exit(1 if faults else 0)
