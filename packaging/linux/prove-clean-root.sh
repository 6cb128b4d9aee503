#!/usr/bin/env bash
# Proves `make run` and `make test` on a bare Debian 12: a root that holds Python 3.11, pip and make.
#
#     sudo packaging/linux/prove-clean-root.sh [COMMAND...]
#
# Without commands: both of these, and a wheel that is built, installed with pip and opened there.
# Needs debootstrap and a committed tree (it is cloned). Where apt and pip fetch from is taken from
# the settings of this machine. $KEEP names a folder that is kept, with the bare root in it, so that
# the next proof starts sooner; what the commands wrote to out/ is copied to ./out/clean-root/.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${KEEP:-$(mktemp -d /var/tmp/colorstudio-root.XXXXXX)}
bare=$work/bare
root=$work/root
commands=("$@")
clean=/var/tmp/clean
wheel="make wheel && python3 -m venv --without-pip $clean \
    && python3 -m pip --python $clean/bin/python install --quiet dist/*.whl \
    && cd / && QT_QPA_PLATFORM=offscreen $clean/bin/colorstudio --demo-offscreen /root/colorstudio/out/wheel"
[ ${#commands[@]} -gt 0 ] || commands=("make run" "make test" "$wheel")

# The mounts of the proof live in a mount namespace of their own and vanish with this script.
if [ "${IN_NAMESPACE:-}" != yes ]; then
    status=0
    IN_NAMESPACE=yes KEEP=$work unshare --mount --propagation private "$0" "${commands[@]}" || status=$?
    rm -rf "$root"
    [ -n "${KEEP:-}" ] || rm -rf "$work"
    exit $status
fi

mirror() {  # the address from which this machine's apt fetches
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | sort -u | grep -v security | head -n 1
}

make_bare_root() {
    mkdir -p "$work"
    debootstrap --variant=minbase --include=python3,python3-pip,make,ca-certificates \
        bookworm "$bare.part" "$(mirror)"
    chroot "$bare.part" apt-get clean
    mv "$bare.part" "$bare"
}

carry() {  # one path of this machine, at the same place in the root, read-only
    [ -e "$1" ] && [ -z "${carried[$1]:-}" ] || return 0
    carried[$1]=yes
    if [ -d "$1" ]; then mkdir -p "$root/$1"; else mkdir -p "$root/${1%/*}" && touch "$root/$1"; fi
    mount --rbind "$1" "$root/$1"
    mount -o remount,bind,ro "$root/$1"
}

carry_network_settings() {
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    apt-config dump Acquire | grep -v '""' > "$root/etc/apt/apt.conf.d/90host"
    # pip: its settings as environment, and the folders and certificates that they name
    pip_settings=$(python3 -m pip config list | sed -n "s/^[^.]*\.\([a-z-]*\)='\(.*\)'$/\1=\2/p" | sort -u)
    while IFS='=' read -r name value; do
        [ -n "$name" ] || continue
        variables+=("PIP_$(tr 'a-z-' 'A-Z_' <<<"$name")=$value")
        for part in $value; do
            part=${part#file://}
            case $part in /*) carry "$(local_top "$part")" ;; esac
        done
    done <<<"$pip_settings"
    while IFS='=' read -r name value; do
        case $name in
            http_proxy | https_proxy | no_proxy | HTTP_PROXY | HTTPS_PROXY | NO_PROXY) ;;
            SSL_CERT_FILE | REQUESTS_CA_BUNDLE) carry "$value" ;;
            *) continue ;;
        esac
        variables+=("$name=$value")
    done < <(env)
}

local_top() {  # an index folder links to its files beside it, so its parent is carried
    case $1 in */simple) dirname "$1" ;; *) echo "$1" ;; esac
}

[ -d "$bare" ] || make_bare_root
rm -rf "$root"
cp -a "$bare" "$root"
variables=()
declare -A carried
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
carry_network_settings

git -c safe.directory='*' clone --quiet "$repository" "$root/root/colorstudio"
pictures=${COLORSTUDIO_TEST_DATA:-$repository/../shared/data}
if [ -d "$pictures" ]; then
    mkdir -p "$root/root/shared/data"
    mount --bind -o ro "$(realpath "$pictures")" "$root/root/shared/data"
fi

in_root() {
    env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${variables[@]}" chroot "$root" sh -c "cd /root/colorstudio && $1" </dev/null
}

echo "bare root: $(in_root 'python3 --version; python3 -m pip --version | cut -d" " -f1,2; make --version | head -n1' | paste -sd,)"
status=0
for command in "${commands[@]}"; do
    for attempt in first second; do
        echo "== $command, $attempt time"
        begin=$SECONDS
        in_root "$command" || { status=1; echo "== $command FAILED"; break; }
        echo "== $command, $attempt time: $((SECONDS - begin)) s"
    done
done
rm -rf "$repository/out/clean-root"
if [ -d "$root/root/colorstudio/out" ]; then
    mkdir -p "$repository/out"
    cp -r "$root/root/colorstudio/out" "$repository/out/clean-root"
fi
exit $status
