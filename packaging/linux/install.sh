#!/bin/sh
# Puts Rivulet into this user's applications menu; the program stays in this folder.
#
#   ./install.sh            after unpacking, and again after moving the folder
#   ./install.sh --remove   takes it out of the menu; conversations and settings stay
set -eu

here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/rivulet.desktop
icons=$share/icons/hicolor

if [ "${1:-}" = --remove ]; then
  rm -f "$entry" "$icons/scalable/apps/rivulet.svg"
  rm -f "$icons"/*x*/apps/rivulet.png
  echo "Rivulet is no longer in the menu. To remove it, delete $here"
  exit 0
fi

mkdir -p "$share/applications" "$icons/scalable/apps"
cp "$here/_internal/resources/rivulet.svg" "$icons/scalable/apps/rivulet.svg"
for size in 16 24 32 48 64 128 256 512; do
  mkdir -p "$icons/${size}x$size/apps"
  cp "$here/_internal/resources/rivulet-$size.png" "$icons/${size}x$size/apps/rivulet.png"
done
# In a desktop entry a path with spaces is quoted, and so are the characters a shell minds.
quoted=$(printf '%s' "$here/rivulet" | sed -e 's/[\\"`$]/\\\\&/g')
while IFS= read -r line; do
  case $line in
    Exec=rivulet*) printf 'Exec="%s"%s\n' "$quoted" "${line#Exec=rivulet}" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <"$here/rivulet.desktop" >"$entry"
chmod 755 "$entry"
if command -v update-desktop-database >/dev/null; then
  update-desktop-database "$share/applications" 2>/dev/null || true
fi
echo "Rivulet is in the applications menu now."
