#!/usr/bin/env bash
# Builds dist/rivulet/ and dist/rivulet-<version>-<platform>.tar.gz; prints their sizes.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(.venv/bin/python -c 'import desktop; print(desktop.__version__)')
platform=$(.venv/bin/python -c 'import platform as p; print(f"{p.system()}-{p.machine()}".lower())')
archive=dist/rivulet-$version-$platform.tar.gz

.venv/bin/pyinstaller --noconfirm --clean --log-level WARN \
  --distpath dist --workpath build packaging/rivulet.spec
product=rivulet
case $platform in
  linux-*)
    cp packaging/linux/INSTALL.txt packaging/linux/install.sh packaging/linux/rivulet.desktop \
      dist/rivulet/
    chmod 755 dist/rivulet/install.sh
    ;;
  darwin-*) product=Rivulet.app ;;
esac
tar -C dist -czf "$archive" --exclude=__pycache__ "$product"
du -sh "dist/$product" "$archive"
