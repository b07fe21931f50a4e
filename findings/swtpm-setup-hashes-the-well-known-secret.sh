#!/bin/bash
# swtpm_setup 0.7.1, TPM 1.2: --owner-well-known does not set the well-known secret, 20 zero bytes, but their SHA-1, which no
# option of tpm-tools shows to the TPM.
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
fail() { echo "CHANGED: $*"; exit 1; }

mkdir state
: > setup.conf
swtpm_setup --config setup.conf --tpm-state "$work/state" --runas "$(id -un)" --createek --take-ownership --owner-well-known \
  --srk-well-known > setup.log 2>&1 || { cat setup.log; fail "swtpm_setup does not make the TPM"; }
swtpm socket --tpmstate dir=state --server type=unixio,path=tpm --ctrl type=unixio,path=tpm.ctrl \
  --flags not-need-init,startup-clear > swtpm.log 2>&1 &
swtpm_pid=$!
for _ in $(seq 100); do [ ! -S tpm ] || break; sleep 0.1; done

swtpm --version
echo "Guess: the owner's secret is the well-known one, TSS_WELL_KNOWN_SECRET of the TSS: 20 zero bytes, option -z of tpm-tools."
echo "Seen, of TPM_OwnerReadInternalPub:"
python3 - << 'PYTHON' || fail "see above"
import hashlib, hmac, os, socket, sys
tpm = socket.socket(socket.AF_UNIX)
tpm.connect('tpm')
def ask(command):
    tpm.sendall(command)
    answer = tpm.recv(4096)
    return int.from_bytes(answer[6:10], 'big'), answer[10:]
def read_public_ek(secret):
    code, session = ask(bytes.fromhex('00c1 0000000a 0000000a'))
    assert code == 0, 'TPM_OIAP'
    command = bytes.fromhex('00000081 40000006')
    odd = os.urandom(20)
    shown = hmac.new(secret, hashlib.sha1(command).digest() + session[4:24] + odd + b'\0', hashlib.sha1).digest()
    return ask(bytes.fromhex('00c2 0000003b') + command + session[:4] + odd + b'\0' + shown)[0]
zeros = read_public_ek(bytes(20))
digest = read_public_ek(hashlib.sha1(bytes(20)).digest())
print(f'by 20 zero bytes:            result {zeros:#x} (TPM_AUTHFAIL)')
print(f'by SHA-1 of 20 zero bytes:   result {digest:#x}')
sys.exit(zeros != 1 or digest != 0)
PYTHON
echo "The behaviour is as described."
