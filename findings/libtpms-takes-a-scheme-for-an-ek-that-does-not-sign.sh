#!/bin/bash
# libtpms 0.9.2, TPM 1.2: TPM_CreateEndorsementKeyPair takes a signature scheme, and makes a key that has none.
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

mkdir state
swtpm socket --tpmstate dir=state --server type=unixio,path=tpm --ctrl type=unixio,path=tpm.ctrl \
  --flags not-need-init,startup-clear > swtpm.log 2>&1 &
swtpm_pid=$!
for _ in $(seq 100); do [ ! -S tpm ] || break; sleep 0.1; done

swtpm --version
echo "Guess: the key has the parameters that were asked for, or is refused: an endorsement key decrypts only, so a signature scheme"
echo "has no place in it (Part 3, 14.1). swtpm_setup asks for TPM_SS_RSASSAPKCS1v15_SHA1."
echo "Seen:"
python3 - << 'PYTHON' || fail "see above"
import socket, sys
tpm = socket.socket(socket.AF_UNIX)
tpm.connect('tpm')
def ask(ordinal, parameters):
    tpm.sendall(bytes.fromhex('00c1') + (10 + len(parameters)).to_bytes(4, 'big') + ordinal.to_bytes(4, 'big') + parameters)
    answer = tpm.recv(4096)
    return int.from_bytes(answer[6:10], 'big'), answer[10:]
# Algorithm RSA, OAEP, the signature scheme, 2048 bits, two primes, the usual exponent.
def parameters(scheme):
    return bytes.fromhex('00000001 0003') + scheme.to_bytes(2, 'big') + bytes.fromhex('0000000c 00000800 00000002 00000000')
code, answer = ask(0x78, bytes(20) + parameters(2))
scheme = int.from_bytes(answer[6:8], 'big')
print(f'asked with sigScheme 0002: result {code:#x}, the public key has sigScheme {scheme:04x}')
sys.exit(code != 0 or scheme != 1)
PYTHON
echo "The behaviour is as described: TPM_SS_NONE."
