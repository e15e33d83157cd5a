#!/usr/bin/env bash
# Runs a command on an X display of its own (Xvfb with openbox), and ends both after it.
#
#   packaging/with-display.sh COMMAND [ARGUMENT...]
set -euo pipefail

scratch=$(mktemp -d)
server='' manager=''
clean_up() {
  [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

mkfifo "$scratch/number"
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset 3>"$scratch/number" 2>"$scratch/log" &
server=$!
read -r -t 20 number <"$scratch/number" || {
  cat "$scratch/log" >&2
  echo "Rivulet: the X server did not start" >&2
  exit 1
}
export DISPLAY=":$number"
unset WAYLAND_DISPLAY XAUTHORITY
export XDG_SESSION_TYPE=x11
openbox --sm-disable >/dev/null 2>&1 &
manager=$!

status=0
"$@" || status=$?
exit "$status"
