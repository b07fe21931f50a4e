#!/bin/bash
# Boots the guest that build.sh makes, runs SCRIPT in it as root, prints the script's output and
# ends with the script's status; 124 means out of time, 120 that the guest gave no status.
#
#   run.sh SCRIPT SHARE tpm-tis|tpm-crb|none [SOCKET]
#
# SHARE    folder, read-write: /share in the guest, and the script's working directory
# SOCKET   control socket of a running TPM emulator (swtpm's protocol); without it, an swtpm with
#          fresh state is started; the guest may then reboot, and runs the script again
# Environment:
#   GUEST_OUT      where build.sh left kernel and initrd (default: ../target/guest)
#   GUEST_SECONDS  time limit of the script (default 120); the whole run may take 60 more
#   GUEST_TPM      1.2: the swtpm that is started is a TPM 1.2
#   GUEST_LOG      folder that keeps console.log and swtpm.log (default: a temporary one)
set -uo pipefail

[ $# -ge 3 ] && [ -r "$1" ] || { sed -n '2,16s/^# \{0,1\}//p' "$0" >&2; exit 2; }
script=$(realpath "$1") share=$(realpath "$2") model=$3 socket=${4:-} reboots=${4:-}
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
out=${GUEST_OUT:-$here/../target/guest}
seconds=${GUEST_SECONDS:-120}
temp=$(mktemp -d)
logs=${GUEST_LOG:-$temp}
swtpm= qemu=

finish() {
  [ -z "$qemu" ] || kill "$qemu" 2> /dev/null     # timeout passes it on to QEMU
  [ -z "$swtpm" ] || { kill "$swtpm"; wait "$swtpm"; } 2> /dev/null
  rm -rf "$temp"
}
trap finish EXIT
trap 'exit 143' TERM INT

start_swtpm() {
  socket=$temp/tpm.sock
  mkdir "$temp/state"
  local family=(--tpm2)
  [ "${GUEST_TPM:-2.0}" != 1.2 ] || family=()
  swtpm socket "${family[@]}" --tpmstate dir="$temp/state" --ctrl type=unixio,path="$socket" \
    --log file="$logs/swtpm.log",level=1 &
  swtpm=$!
  for _ in $(seq 100); do
    [ ! -S "$socket" ] || return 0
    sleep 0.1
  done
  echo "guest/run.sh: swtpm did not start" >&2
  exit 120
}

# TCG always: where a CPU has no virtualisation of its own, /dev/kvm may exist and still not boot.
start_qemu() {
  local tpm=() reboot=(-no-reboot)
  [ -z "$reboots" ] || reboot=()
  [ "$model" = none ] || tpm=(-chardev "socket,id=tpm,path=$socket"
    -tpmdev emulator,id=tpm0,chardev=tpm -device "$model,tpmdev=tpm0")
  timeout --kill-after=10 $((seconds + 60)) qemu-system-x86_64 \
    -accel tcg,thread=multi -machine q35 -cpu max -smp 2 -m 1024 \
    -nodefaults -no-user-config -display none "${reboot[@]}" \
    -kernel "$out/vmlinuz" -initrd "$out/initrd" \
    -append "console=ttyS0 panic=-1 guest.limit=$seconds" \
    -fw_cfg name=opt/guest/script,file="$script" \
    -virtfs local,path="$share",mount_tag=share,security_model=none,multidevs=remap \
    -serial file:"$logs/console.log" -serial file:"$temp/output" "${tpm[@]}" < /dev/null &
  qemu=$!
}

mkdir -p "$logs"
rm -f "$logs/console.log"
[ "$model" = none ] || [ -n "$socket" ] || start_swtpm
start_qemu
wait "$qemu"
ended=$?
qemu=
status=$(sed -n 's/^guest: status \([0-9]*\).*/\1/p' "$temp/output" 2> /dev/null | tail -n 1)
sed '/^guest: status /d' "$temp/output"
case "$status" in
  '')
    echo "guest/run.sh: no status from the guest, QEMU ended with $ended; its console:" >&2
    tail -n 25 "$logs/console.log" >&2
    [ "$ended" = 124 ] && exit 124
    exit 120
    ;;
  143) exit 124 ;;       # busybox's timeout
  *) exit "$status" ;;
esac
