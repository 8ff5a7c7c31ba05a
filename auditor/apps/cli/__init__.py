"""The command line: `auditor COMMAND`; each command is one file, imported when it is called."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

GARBAGE = 50_000  # objects between two looks for cycles: hundreds of thousands are made, and next to none are cycles


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(GARBAGE)
    from auditor.apps.cli.later import put_off  # noqa: PLC0415 - the collector would look through the imports

    put_off()
    from auditor.apps.cli.group import run  # noqa: PLC0415 - as it needs those that were put off

    code = run()
    gc.freeze()  # what is left goes with the process: it need not be looked through
    sys.exit(code)
