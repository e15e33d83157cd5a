#!/usr/bin/env bash
# Installs the tool servers that the tests talk to, from their registries, below .venv/peers.
# A second call only compares a stamp. Servers for Node are left out where there is no npm.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
folder=.venv/peers
mkdir -p "$folder"
exec 9>"$folder/.lock"
flock 9 2>/dev/null || true

python_packages="mcp-server-fetch==2026.10.24 mcp-server-git==2026.10.19 mcp-server-time==2026.10.19"
# The newest conformance tests that run with Node 20.
node_packages="@modelcontextprotocol/server-everything@2026.8.31
  @modelcontextprotocol/server-filesystem@2026.8.31 @modelcontextprotocol/conformance@0.1.13"

key="$python_packages $node_packages $(command -v npm || true)"
[ ! -f "$folder/.stamp" ] || [ "$(cat "$folder/.stamp")" != "$key" ] || exit 0

printf 'Rivulet: installing the tool servers that the tests talk to\n' >&2
# The environment of the tests has most of what they need already.
"$python" -m venv --without-pip --clear "$folder/python"
peer=$folder/python/bin/python
site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$site" >"$("$peer" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/parent.pth"
pip=("$python" -m pip)
"$python" -c 'import pip' 2>/dev/null || pip=(python3 -m pip)
# shellcheck disable=SC2086  # lists of plain words
PIP_DISABLE_PIP_VERSION_CHECK=1 "${pip[@]}" --python "$peer" install --quiet $python_packages
if command -v npm >/dev/null; then
  # shellcheck disable=SC2086
  npm install --silent --no-audit --no-fund --no-save --prefix "$folder/node" $node_packages
fi
printf '%s' "$key" >"$folder/.stamp"
