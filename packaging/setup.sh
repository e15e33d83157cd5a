#!/usr/bin/env bash
# Makes this checkout ready to work: system libraries, a virtual environment, locked packages.
#
#   packaging/setup.sh run       what the application needs
#   packaging/setup.sh test      the same, and what the tests need (X server, window manager, keyring)
#   packaging/setup.sh package   the same, and what the bundle is built with
#
# A second call only compares a few stamps under .venv and returns.
# PYTHON names another interpreter than python3.
set -euo pipefail

purpose=${1:?run, test or package}
cd "$(dirname "$0")/.."
venv=.venv

# --no-install-recommends is used throughout, so everything wanted is listed.
libraries="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2 libgomp1
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
  libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1
  libxkbcommon0 libxkbcommon-x11-0 libwayland-client0 libwayland-cursor0 libwayland-egl1"
test_tools="xvfb openbox xdotool x11-utils xclip imagemagick dbus gnome-keyring procps
  fonts-dejavu-core fonts-noto-color-emoji poppler-utils nginx-light tinyproxy-bin chromium dunst
  trayer at-spi2-core python3-pyatspi libenchant-2-2 hunspell-en-us ibus ibus-anthy ibus-hangul"
bundle_tools="binutils"

say() { printf 'Rivulet: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

digest() { { sha256sum "$@" 2>/dev/null || shasum -a 256 "$@"; } | cut -d' ' -f1 | tr -d '\n'; }

is_stamped() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# ---- system libraries ---------------------------------------------------------------------------

missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
      printf '%s ' "$name"
  done
}

install_packages() {
  local as_root=() line="apt-get install --no-install-recommends -y $*"
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "some system packages are missing; install them with: sudo $line"
    as_root=(sudo -n)
  fi
  say "installing system packages: $*"
  local environment=(env DEBIAN_FRONTEND=noninteractive)
  ${as_root[@]+"${as_root[@]}"} "${environment[@]}" apt-get update -qq || say "apt-get update failed; trying with the lists at hand"
  # shellcheck disable=SC2086  # the line is a list of plain words
  ${as_root[@]+"${as_root[@]}"} "${environment[@]}" $line -qq >/dev/null ||
    fail "system packages could not be installed; try: $line"
}

install_system() {
  [ "$(uname -s)" = Linux ] || return 0
  command -v apt-get >/dev/null || return 0 # the loader check below names what is missing
  local wanted="$libraries" missing
  case $purpose in
    test) wanted="$wanted $test_tools" ;;
    package) wanted="$wanted $bundle_tools $(libpython_package)" ;;
  esac
  # shellcheck disable=SC2086
  missing=$(missing_packages $wanted)
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_packages $missing
}

# PyInstaller copies libpython; Debian's own interpreter is linked without it.
libpython_package() {
  "$venv/bin/python" - <<'PY'
import sys, sysconfig
if sys.base_prefix == "/usr":
    print(f"libpython{sysconfig.get_python_version()}")
PY
}

# ---- Python -------------------------------------------------------------------------------------

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$name" >/dev/null && is_new_enough "$name"; then
      command -v "$name"
      return
    fi
  done
  fail "Python 3.11 or newer was not found; install it, or name it: make $purpose PYTHON=/path/to/python3"
}

# Debian keeps ensurepip in a package of its own (python3-venv); its pip can serve a
# virtual environment that has none.
create_venv() {
  local python=$1
  rm -rf "$venv"
  if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    "$python" -m venv "$venv"
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --without-pip "$venv"
  else
    fail "this Python has neither pip nor ensurepip; install them with: sudo apt-get install -y python3-pip"
  fi
}

install_locked() {
  local pip=("$venv/bin/python" -m pip)
  "$venv/bin/python" -c 'import pip' 2>/dev/null || pip=("$1" -m pip --python "$venv/bin/python")
  say "installing the locked packages into $venv (the built-in model comes with them)"
  PIP_DISABLE_PIP_VERSION_CHECK=1 "${pip[@]}" install --quiet --no-deps --only-binary :all: -r requirements.lock ||
    fail "the packages of requirements.lock could not be installed; the lines above say why"
}

# The official clients for Node, which the tests of the gateway use; without npm those are skipped.
install_clients() {
  local folder=$venv/clients
  say "installing the npm packages of tests/clients into $folder"
  mkdir -p "$folder"
  cp tests/clients/package.json tests/clients/package-lock.json "$folder/"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) ||
    fail "the npm packages of tests/clients could not be installed; the lines above say why"
}

# Off Debian nothing was installed above: let the loader say what is missing, in one line.
check_loader() {
  [ "$(uname -s)" = Linux ] || return 0
  "$venv/bin/python" - <<'PY' || exit 1
import ctypes, pathlib, sys
import PySide6
plugin = pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
try:
    ctypes.CDLL(str(plugin))
except OSError as error:
    library = str(error).split(":")[0]
    sys.exit(f"Rivulet: the system library {library} is missing; install it with your package manager")
PY
}

# ---- in order -----------------------------------------------------------------------------------

packages_key=$(digest requirements.lock)
system_key=$(digest packaging/setup.sh)
packages_stamp=$venv/.packages
system_stamp=$venv/.system-$purpose
clients_key=none
clients_stamp=$venv/.clients
if [ "$purpose" = test ] && command -v npm >/dev/null; then
  clients_key=$(digest tests/clients/package-lock.json)
fi
has_clients() { [ "$clients_key" = none ] || is_stamped "$clients_stamp" "$clients_key"; }

if "$venv/bin/python" -c '' 2>/dev/null; then
  if is_stamped "$packages_stamp" "$packages_key" && is_stamped "$system_stamp" "$system_key" &&
    has_clients; then
    exit 0
  fi
fi

python=$(find_python) || exit 1
is_new_enough "$venv/bin/python" || create_venv "$python"
is_stamped "$system_stamp" "$system_key" || install_system
is_stamped "$packages_stamp" "$packages_key" || install_locked "$python"
check_loader
has_clients || install_clients
printf '%s' "$packages_key" >"$packages_stamp"
printf '%s' "$system_key" >"$system_stamp"
[ "$clients_key" = none ] || printf '%s' "$clients_key" >"$clients_stamp"
