#!/bin/bash
# Runs a libvirtd with folders of its own in place of the machine's, whose settings and guests it neither
# sees nor changes, until its standard input ends; then everything that it has started is killed.
#
#   daemon.sh FOLDER PATH [USER]   PATH is the daemon's search path: which 'swtpm' is found first, counts
#
# FOLDER gets etc, lib, run, log and cache; run/libvirt-sock is what virsh connects to. With USER (a number),
# it is the daemon of that user's session, with its folders below FOLDER/home.
# Needs root, with the right to mount.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
folder=$1 path=$2 user=${3:-}

main() {
  # The processes of a guest are no children of the daemon; they end with their namespace.
  [ "${INSIDE:-}" = yes ] || INSIDE=yes exec unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
  make_folders
  if [ -z "$user" ]; then
    cover_machine
    run_daemon "$folder/etc" env PATH="$path"
  else
    local home=$folder/home
    run_daemon "$home/.config/libvirt" setpriv --reuid "$user" --regid "$user" --clear-groups --inh-caps=-all \
      env -i PATH="$path" HOME="$home" XDG_RUNTIME_DIR="$home/run"
  fi
}

make_folders() {
  install -d -m 755 "$folder"/{etc,lib,run,log,cache,log-swtpm}
  # swtpm_setup runs as this user, and makes the keys of its authority there.
  install -d -m 750 -o tss -g root "$folder/localca"
  [ -z "$user" ] || install -d -m 700 -o "$user" -g "$user" "$folder"/home/{,run,.config,.config/libvirt}
}

cover_machine() {
  cover etc /etc/libvirt
  cover lib /var/lib/libvirt
  cover run /run/libvirt
  cover cache /var/cache/libvirt
  cover log /var/log/libvirt
  cover log-swtpm /var/log/swtpm
  cover localca /var/lib/swtpm-localca
}

cover() {
  mkdir -p "$2"
  mount --bind "$folder/$1" "$2"
}

run_daemon() {
  local settings=$1
  shift
  cp "$here"/{libvirtd,qemu}.conf "$settings"
  sed -i "s|@FOLDER@|$folder|; s|@UUID@|$(cat /proc/sys/kernel/random/uuid)|" "$settings/libvirtd.conf"
  [ -z "$user" ] || chown "$user" "$folder" "$settings"/*.conf
  "$@" libvirtd -f "$settings/libvirtd.conf" -p "$settings/libvirtd.pid" < /dev/null &
  # This is process 1 here: it reaps what others leave, also while it waits.
  read -r _ || true
}

main "$@"
