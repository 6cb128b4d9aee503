#!/bin/sh
# Makes ColorStudio.app and a disk image of it, from a payload made on the same Mac.
#
# NEVER RUN: there was no Mac where this was written. The property lists are checked by a test
# (tests/test_installers.py), the shell by `sh -n`. See README.md beside this file.
#
#     python packaging/payload.py build/payload --torch 2.x
#     packaging/macos/build_app.sh build/payload dist
#
# Needs only what macOS brings: sips, iconutil, hdiutil, plutil, codesign.

set -eu

payload=${1:?the folder that packaging/payload.py made}
out=${2:?the folder for the .app and the .dmg}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/colorstudio/__init__.py")
machine=$(uname -m)
app="$out/ColorStudio.app"
image="$out/ColorStudio-$version-macos-$machine.dmg"

[ "$(uname -s)" = Darwin ] || { echo "macos: this runs on a Mac" >&2; exit 2; }
[ -x "$payload/runtime/bin/python3" ] || { echo "macos: $payload is no payload" >&2; exit 2; }

# only what an earlier run made is replaced
if [ -e "$app" ]; then
    [ -f "$app/Contents/Resources/payload/payload.json" ] || {
        echo "macos: $app is something else; name another folder" >&2
        exit 2
    }
    rm -rf "$app"
fi
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"

# the payload as it is: it finds its parts from wherever it lies
ditto "$payload" "$app/Contents/Resources/payload"

sed "s/@VERSION@/$version/g" "$here/Info.plist" > "$app/Contents/Info.plist"
plutil -lint "$app/Contents/Info.plist"
printf 'APPL????' > "$app/Contents/PkgInfo"

# Finder hands documents over by an event, which Qt takes; what is dropped on the icon too. Started by
# a link from a terminal it finds the app all the same.
cat > "$app/Contents/MacOS/ColorStudio" <<'LAUNCHER'
#!/bin/sh
link=$0
while [ -L "$link" ]; do
    to=$(readlink "$link")
    case $to in /*) link=$to ;; *) link=$(dirname "$link")/$to ;; esac
done
here=$(cd "$(dirname "$link")" && pwd)
exec "$here/../Resources/payload/runtime/bin/python3" -I -m colorstudio "$@"
LAUNCHER
chmod 755 "$app/Contents/MacOS/ColorStudio"

# the icon: Qt draws the symbol, iconutil packs the sizes
icons=$(mktemp -d)/ColorStudio.iconset
mkdir -p "$icons"
QT_QPA_PLATFORM=offscreen "$payload/runtime/bin/python3" -I - "$root/resources/app/colorstudio.svg" \
    "$icons" <<'PYTHON'
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

symbol = QSvgRenderer(sys.argv[1])
for size in (16, 32, 128, 256, 512):
    for scale, mark in ((1, ""), (2, "@2x")):
        image = QImage(size * scale, size * scale, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        symbol.render(painter)
        painter.end()
        image.save(f"{sys.argv[2]}/icon_{size}x{size}{mark}.png")
PYTHON
iconutil --convert icns --output "$app/Contents/Resources/ColorStudio.icns" "$icons"
rm -rf "$(dirname "$icons")"

# -- signing: needs a "Developer ID Application" certificate in the keychain ----------------------
# SIGN="Developer ID Application: NAME (TEAM)"
# every library and program first, the app last; --deep signs in no order that Apple promises
# find "$app/Contents/Resources/payload" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) \
#     -exec codesign --force --timestamp --options runtime \
#     --entitlements "$here/entitlements.plist" --sign "$SIGN" {} +
# codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
#     --sign "$SIGN" "$app"
# codesign --verify --strict --verbose=2 "$app"

# -- the disk image: the app beside a link to Applications ----------------------------------------
stage=$(mktemp -d)
ditto "$app" "$stage/ColorStudio.app"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "ColorStudio $version" -srcfolder "$stage" -fs HFS+ -format UDZO -ov "$image"
rm -rf "$stage"

# -- notarising: needs an Apple ID with an app-specific password, stored once by
#    xcrun notarytool store-credentials colorstudio --apple-id ... --team-id ... --password ...
# codesign --timestamp --sign "$SIGN" "$image"
# xcrun notarytool submit "$image" --keychain-profile colorstudio --wait
# xcrun stapler staple "$image"
# spctl --assess --type open --context context:primary-signature --verbose "$image"

echo "macos: $image"
