#!/usr/bin/env bash
# Starts Rivulet from this checkout, setting it up first when needed.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  echo "Rivulet: there is no screen to open a window on; start it in a desktop session, or set DISPLAY." >&2
  exit 1
fi
packaging/setup.sh run
exec .venv/bin/python -m desktop "$@"
