#!/bin/bash
# swtpm 0.7.1: each CMD_INIT of the control channel leaves one more descriptor of the lock file open.
# Later versions of swtpm open it once; version 0.7.1 is the one of Debian 12.
set -euo pipefail

packages=(swtpm=0.7.1-1.3 swtpm-libs=0.7.1-1.3 swtpm-tools=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1)
work=$(mktemp -d)
swtpm_pid=
finish() {
  [ -z "$swtpm_pid" ] || { kill "$swtpm_pid" && wait "$swtpm_pid"; } 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download "${packages[@]}"
for package in *.deb; do dpkg -x "$package" root; done
libraries=$(echo "$work"/root/usr/lib/*-linux-gnu)
export PATH=$work/root/usr/bin:$PATH LD_LIBRARY_PATH=$libraries:$libraries/swtpm

mkdir state
swtpm socket --tpm2 --tpmstate dir=state --server type=unixio,path=tpm --ctrl type=unixio,path=tpm.ctrl \
  > swtpm.log 2>&1 &
swtpm_pid=$!
for _ in $(seq 100); do swtpm_ioctl --unix tpm.ctrl -c &> /dev/null && break || sleep 0.1; done

open_locks() { find "/proc/$swtpm_pid/fd" -lname "$work/state/.lock" | wc -l; }
open_files() { find "/proc/$swtpm_pid/fd" -type l | wc -l; }
power_cycle() { swtpm_ioctl --unix tpm.ctrl --stop; swtpm_ioctl --unix tpm.ctrl -i; }

swtpm --version
echo "Guess: stopping and starting the TPM over the control channel any number of times leaves the process as it was."
swtpm_ioctl --unix tpm.ctrl -i
first=$(open_locks)
echo "Seen:"
echo "after the first CMD_INIT: $first descriptors of .lock, $(open_files) in all"
for rounds in 1 20; do
  for _ in $(seq "$rounds"); do power_cycle; done
  locks=$(open_locks)
  echo "after $rounds more CMD_STOP and CMD_INIT: $locks descriptors of .lock, $(open_files) in all"
done
((locks == first + 21)) || { echo "CHANGED: $((locks - first)) descriptors more after 21 rounds"; exit 1; }
echo "The behaviour is as described."
