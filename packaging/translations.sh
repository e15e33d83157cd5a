#!/usr/bin/env bash
# Brings resources/translations up to date: collects the texts of the code into the .ts files,
# which Qt Linguist edits, and makes the .qm files of them, which the program reads.
#
#   packaging/translations.sh [FOLDER]      FOLDER instead of resources/translations
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-resources/translations}
bin=$PWD/.venv/bin

# What collects and marks texts is in desktop/ui/wording.py and desktop/chat/wording.py.
"$bin/pyside6-lupdate" -silent -no-obsolete -locations none -sort-messages \
    -source-language en \
    -tr-function-alias tr+=say,tr+=say_counted,tr+=counted,tr+=marked \
    $(find desktop -name '*.py' | LC_ALL=C sort) -ts "$folder"/rivulet_*.ts
for file in "$folder"/rivulet_*.ts; do
    "$bin/pyside6-lrelease" -silent "$file" -qm "${file%.ts}.qm"
done
