#!/usr/bin/env bash
# Proves the .deb in a bare Debian 12: apt installs it, an ordinary user paints in it with a real mouse
# and without a network, it is upgraded and purged, and only what is the user's is left.
#
#     sudo packaging/linux/prove-deb.sh colorstudio_1.0_amd64.deb [A_HIGHER_VERSION.deb]
#
# Needs debootstrap, Xvfb, xdotool, ImageMagick. $KEEP names a folder that is kept, with the bare root
# in it, so that the next proof starts sooner; pictures of the screen are left in ./out/deb/.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deb=$(realpath "$1")
newer=${2:+$(realpath "$2")}
work=${KEEP:-$(mktemp -d /var/tmp/colorstudio-deb.XXXXXX)}
bare=$work/bare
root=$work/root
pictures=$repository/out/deb
patience=${PATIENCE:-300}  # seconds, for anything to happen

if [ "${IN_NAMESPACE:-}" != yes ]; then
    status=0
    IN_NAMESPACE=yes KEEP=$work unshare --mount --propagation private "$0" "$@" || status=$?
    rm -rf "$root"
    [ -n "${KEEP:-}" ] || rm -rf "$work"
    exit $status
fi

step() { echo "== $*"; }
fail() { echo "== FAILED: $*"; exit 1; }

mirror() {  # the address from which this machine's apt fetches
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | sort -u | grep -v security | head -n 1
}

as_root() {  # in the root, with a network
    env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        chroot "$root" "$@" </dev/null
}

as_artist() {  # in the root, as an ordinary user, without any network
    env -i HOME=/home/artist USER=artist PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 \
        DISPLAY="$DISPLAY" \
        unshare --net /usr/sbin/chroot --userspec=1000:1000 "$root" "$@" </dev/null
}

listed() {  # everything in the root that is neither apt's nor a log's
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp \
        -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/dpkg \) \
        -prune -o -print | sort)
}

users_files() { (cd "$root/home/artist" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }

until_seen() {  # until_seen WHAT COMMAND...: waits until the command succeeds
    local what=$1 end=$((SECONDS + patience))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || { picture "not-$what"; fail "$what did not happen"; }
        sleep 0.3
    done
}

picture() { import -window root "$pictures/$1.png"; }

saturation() {  # saturation X Y: how much colour there is around a place of the screen, 0 to 1
    import -window root -crop "80x80+$(($1 - 40))+$(($2 - 40))" +repage png:- \
        | convert - -colorspace HSL -channel G -separate -format '%[fx:mean]' info:
}
coloured() { awk "BEGIN { exit !($(saturation "$1" "$2") > $3) }"; }
window() { xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1; }
there() { [ -n "$(window "$1")" ]; }
gone() { ! there "$1"; }
quit() { xdotool windowfocus --sync "$1" key ctrl+q; }  # no window manager: nothing else would do it

installed_version() { as_root dpkg-query -W -f '${Version}' colorstudio; }

started() {  # started FILE...: starts the program as the menu does; sets $program
    local line
    line=$(sed -n '/^\[Desktop Entry\]/,/^Exec=/s/^Exec=\(.*\) %F$/\1/p' \
        "$root/usr/share/applications/colorstudio.desktop")
    as_artist $line "$@" >>"$pictures/program.log" 2>&1 &
    program=$!
}

running() { kill -0 $program 2>/dev/null || fail "the program ended by itself"; }
colours_of() { import -window "$1" png:- 2>/dev/null | identify -format '%k' - 2>/dev/null || echo 0; }

first_paint() {  # seconds from start to a window with something in it
    local begin=$EPOCHREALTIME id
    started
    while id=$(window '^ColorStudio$'); [ -z "$id" ]; do running; sleep 0.02; done
    until [ "$(colours_of "$id")" -gt 8 ]; do running; sleep 0.02; done
    awk "BEGIN { printf \"%.2f\", $EPOCHREALTIME - $begin }"
    sleep 1
    quit "$id"
    wait $program || true
}

# -- the root ----------------------------------------------------------------------------------------

rm -rf "$pictures" "$root"
mkdir -p "$pictures" "$work"
if [ ! -d "$bare" ]; then
    step "a bare Debian 12"
    debootstrap --variant=minbase bookworm "$bare.part" "$(mirror)" > "$pictures/debootstrap.log"
    chroot "$bare.part" apt-get clean
    mv "$bare.part" "$bare"
fi
cp -a "$bare" "$root"
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
apt-config dump Acquire | grep -v '""' > "$root/etc/apt/apt.conf.d/90host"
as_root useradd --create-home --uid 1000 artist
mkdir -p "$root/tmp/.X11-unix"

exec 7< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp -noreset 2>/dev/null)
server=$!
read -r number <&7
export DISPLAY=:$number
trap 'kill $server 2>/dev/null || true' EXIT
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"

# -- install -----------------------------------------------------------------------------------------

cp "$deb" "$root/root/first.deb"
[ -z "$newer" ] || cp "$newer" "$root/root/second.deb"
listed > "$pictures/before.txt"
step "apt installs it, with what it depends on"
as_root apt-get -qq update
begin=$SECONDS
as_root apt-get -qq install --yes /root/first.deb > "$pictures/apt.log" 2>&1 || { tail "$pictures/apt.log"; fail apt; }
echo "installed in $((SECONDS - begin)) s: $(installed_version), $(du -sh "$root/opt/colorstudio" | cut -f1)"

as_root dpkg --verify colorstudio || fail "a file is not as it was packed"

step "every library is found"
missing=$(as_root sh -c "find /opt/colorstudio -name '*.so*' -type f | grep -v -e libqgtk3 -e ufunc/ \
    | xargs -n 50 ldd 2>/dev/null | grep 'not found' | sort -u" || true)
# libraries in wheels carry a hash in their names; they find each other once one of them is loaded
missing=$(grep -v -E -e '-[0-9a-f]{8}\.so' <<<"$missing" || true)
[ -z "$missing" ] || fail "libraries: $missing"

step "what the desktop is told"
as_root apt-get -qq install --yes --no-install-recommends desktop-file-utils libglib2.0-bin man-db \
    appstream >> "$pictures/apt.log" 2>&1
as_root desktop-file-validate /usr/share/applications/colorstudio.desktop || fail "the desktop entry"
as_root appstreamcli validate --no-net /usr/share/metainfo/org.colorstudio.colorstudio.metainfo.xml \
    || fail "the metainfo"
as_root sh -c 'rm -f /etc/dpkg/dpkg.cfg.d/*doc*; man --pager=cat colorstudio' > "$pictures/man.txt" 2>&1
grep -q 'colour photos, objects, palettes and line art' "$pictures/man.txt" || fail "the man page"
icon=$root/usr/share/icons/hicolor/256x256/apps/colorstudio.png
[ "$(identify -format '%wx%h' "$icon")" = 256x256 ] || fail "the icon"

# -- use ---------------------------------------------------------------------------------------------

samples=$(echo "$root"/opt/colorstudio/runtime/lib/python3*/site-packages/colorstudio/_resources/samples)
install -D -o 1000 -g 1000 -m 644 "$samples/chamomile.jpg" "$root/home/artist/Pictures/photo.jpg"
install -o 1000 -g 1000 -m 644 "$samples/chamomile.hints.json" "$root/home/artist/Pictures/hints.json"
chown -R 1000:1000 "$root/home/artist"

step "start-up, from the disk and from memory"
sync
echo 3 > /proc/sys/vm/drop_caches
echo "first paint, cold: $(first_paint) s"
for _ in 1 2 3 4 5; do echo "first paint, warm: $(first_paint) s"; done

step "no network, an ordinary user, a real mouse"
as_artist sh -c 'id -u; tail -n +3 /proc/net/dev'
started /home/artist/Pictures/photo.jpg
until_seen window there photo.jpg
id=$(window photo.jpg)
xdotool windowsize --sync "$id" 1280 800 windowmove "$id" 0 0 windowfocus --sync "$id"
until_seen photo sh -c "import -window root -crop 120x120+360+460 png:- | identify -format '%k' - | grep -qv '^.\$'"
sleep 2
picture 1-opened
begin=$SECONDS
xdotool mousemove --sync 420 520 click 1
until_seen colour coloured 420 520 0.2
echo "the first click was answered after $((SECONDS - begin)) s (kernels compile once)"
sleep 2
picture 2-first-hint
xdotool mousemove --sync 560 300 mousedown 1 mousemove --sync 620 320 mousemove --sync 680 350 mouseup 1
sleep 3
picture 3-more-hints
xdotool key ctrl+s
until_seen dialog there 'Save'
dialog=$(window 'Save')
xdotool windowfocus --sync "$dialog"
xdotool type --delay 20 /home/artist/Pictures/mine.colorstudio
picture 4-saving
xdotool key Return
until_seen saved test -s "$root/home/artist/Pictures/mine.colorstudio"
until_seen closed gone 'Save'
xdotool windowfocus --sync "$id" key ctrl+e
until_seen dialog there 'Export'
dialog=$(window 'Export')
xdotool windowfocus --sync "$dialog"
sleep 1
picture 5-exporting
xdotool key Return
sleep 2
until_seen exported sh -c "ls $root/home/artist/Pictures/*-coloured.* >/dev/null 2>&1"
sleep 1
picture 6-exported
quit "$id"
wait $program || true

step "the project opens again, in safe mode too"
started --safe-mode /home/artist/Pictures/mine.colorstudio
until_seen title there 'mine.*safe mode'
id=$(window 'mine.*safe mode')
xdotool windowsize --sync "$id" 1280 800 windowmove "$id" 0 0 windowfocus --sync "$id"
until_seen colour coloured 420 520 0.2
picture 7-safe-mode
quit "$id"
wait $program || true

step "the small model on the command line"
begin=$SECONDS
as_artist colorstudio colorize /home/artist/Pictures/photo.jpg --hints /home/artist/Pictures/hints.json \
    --way piggyback -o /home/artist/Pictures/model.png || fail "the model"
echo "in $((SECONDS - begin)) s"
as_artist colorstudio doctor > "$pictures/doctor.txt" || { cat "$pictures/doctor.txt"; fail "the doctor"; }
grep -e program -e torch -e 'own models' "$pictures/doctor.txt"

step "a project is known by its name, though it looks like OpenRaster from within"
cp "$root/home/artist/Pictures/mine.colorstudio" "$root/home/artist/Pictures/same.ora"
chown 1000:1000 "$root/home/artist/Pictures/same.ora"
kind() { as_artist env XDG_CURRENT_DESKTOP=GNOME xdg-mime query filetype "/home/artist/Pictures/$1"; }
echo "mine.colorstudio: $(kind mine.colorstudio); the same bytes as same.ora: $(kind same.ora)"
[ "$(kind mine.colorstudio)" = image/x-colorstudio ] || fail "the file type"
[ "$(kind same.ora)" = image/openraster ] || fail "another's file type"
opener=$(as_artist env XDG_CURRENT_DESKTOP=GNOME xdg-mime query default image/x-colorstudio)
[ "$opener" = colorstudio.desktop ] || fail "what opens a project: $opener"
as_artist /usr/libexec/colorstudio-thumbnailer /home/artist/Pictures/mine.colorstudio /tmp/thumbnail.png
identify "$root/tmp/thumbnail.png" | cut -d' ' -f2-4
cp "$root/tmp/thumbnail.png" "$pictures/thumbnail.png"
rm "$root/tmp/thumbnail.png"

# -- after -------------------------------------------------------------------------------------------

users_files > "$pictures/user-before.txt"
step "the user wrote nothing into the program"
as_root dpkg --verify colorstudio || fail "a file was changed"
[ -z "$(find "$root/opt/colorstudio" -newer "$root/home/artist/Pictures/photo.jpg" -print)" ] \
    || fail "a file was added"
if [ -n "$newer" ]; then
    step "upgraded, the user's data is as it was"
    as_root apt-get -qq install --yes /root/second.deb >> "$pictures/apt.log" 2>&1
    echo "now $(installed_version)"
    users_files | diff "$pictures/user-before.txt" - || fail "data was changed"
    started /home/artist/Pictures/mine.colorstudio
    until_seen project there mine
    quit "$(window mine)"
    wait $program || true
    users_files > "$pictures/user-before.txt"
fi

step "purged, the user's data is as it was, and nothing else is left"
as_root apt-get -qq purge --yes colorstudio >> "$pictures/apt.log" 2>&1
users_files | diff "$pictures/user-before.txt" - || fail "data was changed"
listed > "$pictures/after.txt"
# neither there before, nor a file of one of the packages that it had asked for, nor the user's
cat "$root"/var/lib/dpkg/info/*.list | sed 's/^/./' | sort -u > "$pictures/owned.txt"
left=$(comm -13 "$pictures/before.txt" "$pictures/after.txt" | comm -23 - "$pictures/owned.txt" \
    | grep -v -e '^./home/artist/' || true)
echo "$left" > "$pictures/left.txt"
ours=$(grep -i -e colorstudio -e '^./opt' -e '^./home' -e '^./root/\.' <<<"$left" || true)
[ -z "$ours" ] || fail "left: $ours"
echo "made by other packages' own triggers: $(wc -l < "$pictures/left.txt") files (out/deb/left.txt)"
cut -d' ' -f3- "$pictures/user-before.txt" | cut -d/ -f1-4 | sort | uniq -c
if command -v lintian >/dev/null; then
    step "lintian"
    lintian --tag-display-limit 0 "$deb" > "$pictures/lintian.txt" 2>&1 || true
    cut -d: -f1 "$pictures/lintian.txt" | sort | uniq -c
    ! grep '^E:' "$pictures/lintian.txt" || fail "errors of lintian"
fi
step "proved"
