"""Writes every shell step of a workflow into a file of its own, for ShellCheck.

steps.py OUT WORKFLOW...: `run:` of GitHub Actions, `script:` and `before_script:` of GitLab CI.
"""

import pathlib
import sys

from ruamel.yaml import YAML


def scripts(node):
    """Every script below a node, in the order of the file."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "run" and isinstance(value, str):
                yield "bash", value
            elif key in ("script", "before_script", "after_script"):
                yield "bash", "\n".join(value) if isinstance(value, list) else value
            else:
                yield from scripts(value)
    elif isinstance(node, list):
        for value in node:
            yield from scripts(value)


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for at, name in enumerate(sys.argv[2:]):
        document = YAML(typ="safe", pure=True).load(pathlib.Path(name))
        for shell, text in scripts(document):
            count += 1
            file = out / f"{at}-{pathlib.Path(name).stem}-{count}.sh"
            file.write_text(f"#!/usr/bin/env {shell}\nset -e\n{text}\n")
    if count == 0:
        sys.exit("no shell steps found")
    print(f"{count} shell steps of {len(sys.argv) - 2} files")


main()
