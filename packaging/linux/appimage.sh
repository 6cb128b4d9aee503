#!/usr/bin/env bash
# NEVER RUN: a recipe. Its tool (appimagetool) could not be had where this was written; the folder that
# it packs is that of the .deb and of the portable form, and those were run.
#
#     packaging/linux/appimage.sh build/payload dist/
#
# Needs appimagetool on the path and what deb.py needs. The AppImage asks the system for the same
# libraries as the .deb (deb.py PACKAGES): Qt's xcb ones, EGL, GL, fontconfig.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
payload=$(realpath "$1")
out=$(realpath -m "$2")
facts() { "$payload/runtime/bin/python3" -I -c "import json; print(json.load(open('$payload/payload.json'))['$1'])"; }
version=$(facts version)
machine=$(uname -m)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
app=$work/ColorStudio.AppDir
mkdir -p "$app/usr" "$out"
cp -a "$payload" "$app/payload"
(cd "$here" && "$payload/runtime/bin/python3" -B -c "
from pathlib import Path
from share import write_share
write_share(Path('$app/usr'), Path('$payload/runtime/bin/python3'), '$version')
")
cat > "$app/AppRun" <<'RUN'
#!/bin/sh
# Starts ColorStudio inside of the mounted AppImage.
exec "$(dirname -- "$(readlink -f -- "$0")")/payload/colorstudio" "$@"
RUN
chmod 755 "$app/AppRun"
# the tool wants the entry and its icon at the top
cp "$app/usr/share/applications/colorstudio.desktop" "$app/"
cp "$app/usr/share/icons/hicolor/256x256/apps/colorstudio.png" "$app/"
cp "$app/colorstudio.png" "$app/.DirIcon"
ARCH=$machine VERSION=$version appimagetool "$app" "$out/ColorStudio-$version-$machine.AppImage"
