#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: every platform, every hash, no addresses.
# The resolver lives in an environment that is thrown away afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"${PYTHON:-python3}" -m venv --without-pip "$scratch/venv"
pip=(.venv/bin/python -m pip)
.venv/bin/python -c 'import pip' 2>/dev/null || pip=("${PYTHON:-python3}" -m pip)
"${pip[@]}" --python "$scratch/venv/bin/python" install --quiet uv

"$scratch/venv/bin/uv" pip compile pyproject.toml --group dev --extra built-in --universal \
  --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet \
  -o requirements.lock "$@"
