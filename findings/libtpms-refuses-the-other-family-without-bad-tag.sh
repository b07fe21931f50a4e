#!/bin/bash
# libtpms 0.9.2: neither its TPM 1.2 nor its TPM 2.0 answers a command of the other family by TPM_BADTAG, which both
# specifications have for it.
set -euo pipefail

packages=(swtpm=0.7.1-1.3 swtpm-libs=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1)
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

fail() { echo "CHANGED: $*"; exit 1; }
# answer COMMAND_IN_HEX [OPTION...]: of a new TPM that has had its power, and no command before.
answer() {
  local command=$1
  shift
  rm -rf state tpm tpm.ctrl
  mkdir state
  swtpm socket --tpmstate dir=state --server type=unixio,path=tpm --ctrl type=unixio,path=tpm.ctrl \
    --flags not-need-init,startup-clear "$@" > swtpm.log 2>&1 &
  swtpm_pid=$!
  for _ in $(seq 100); do [ ! -S tpm ] || break; sleep 0.1; done
  python3 - "$command" << 'PYTHON'
import socket, sys
tpm = socket.socket(socket.AF_UNIX)
tpm.connect('tpm')
tpm.sendall(bytes.fromhex(sys.argv[1]))
print(tpm.recv(4096).hex(' ', 2))
PYTHON
  { kill "$swtpm_pid" && wait "$swtpm_pid"; } 2> /dev/null || true
  swtpm_pid=
}

# TPM_GetTicks and TPM2_GetRandom of 8 bytes: tag, size, code, parameters.
get_ticks=00c10000000a000000f1
get_random=80010000000c0000017b0008

swtpm --version
echo "Guess: each family refuses a command of the other by TPM_BADTAG, 0x1E, in a response with the tag 00c4, since Part 3 of TPM 2.0"
echo "(5.2, 6.1) has TPM_RC_BAD_TAG and TPM_ST_RSP_COMMAND for that: programs of TPM 1.2 then know what they have met."
echo "Seen:"
of_12=$(answer "$get_random")
of_20=$(answer "$get_ticks" --tpm2)
echo "TPM 1.2, asked TPM2_GetRandom:  $of_12"
echo "TPM 2.0, asked TPM_GetTicks:    $of_20"
[ "$of_12" = "00c4 0000 000a 0000 000a" ] || fail "the TPM 1.2 answers otherwise"
[ "$of_20" = "8001 0000 000a 0000 0084" ] || fail "the TPM 2.0 answers otherwise"
echo "The behaviour is as described: the TPM 1.2 says TPM_BAD_ORDINAL, and the TPM 2.0 TPM_RC_VALUE with a tag of its own."
