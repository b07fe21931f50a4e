#!/bin/bash
# tpm2-tools 5.4, tpm2_createek -t: with a template and a nonce in the TPM's NV, as the EK credential profile has them, each run
# makes another key, so that none is the one of the certificate.
set -euo pipefail

packages=(tpm2-tools=5.4-1 libtss2-esys-3.0.2-0=3.2.1-3 libtss2-mu0=3.2.1-3 libtss2-rc0=3.2.1-3 libtss2-sys1=3.2.1-3
  libtss2-tctildr0=3.2.1-3 libtss2-tcti-swtpm0=3.2.1-3
  swtpm=0.7.1-1.3 swtpm-libs=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1)
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
  --flags not-need-init,startup-clear > swtpm.log 2>&1 &
swtpm_pid=$!
export TPM2TOOLS_TCTI=swtpm:path=$work/tpm
for _ in $(seq 100); do tpm2_getcap properties-fixed &> /dev/null && break || sleep 0.1; done

fail() { echo "CHANGED: $*"; exit 1; }
# Makes the key, and prints the digest of its public area.
make_key() {
  tpm2_createek -G ecc -c key.ctx -u key.pub "$@" > /dev/null
  tpm2_flushcontext -t
  sha256sum < key.pub | cut -c1-16
}
put() {
  tpm2_nvdefine "$1" -C o -s "$(stat -c %s "$2")" -a "ownerread|ownerwrite|authread|authwrite|no_da" > /dev/null
  tpm2_nvwrite "$1" -C o -i "$2"
}

tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"'
swtpm --version
echo "Guess: with -t the key is made of the template and the nonce that the Indices 0x01C0000C and 0x01C0000B hold, so it is the"
echo "same one each time, as the endorsement key of a certificate has to be."
echo "Seen:"
[ "$(make_key)" = "$(make_key)" ] || fail "without -t it makes other keys too"
echo "without -t, three runs:                      $(make_key) $(make_key) $(make_key)"
# The template is the same public area with nothing unique: two coordinates of 32 zero bytes.
{
  head -c -68 key.pub | tail -c +3
  for _ in x y; do printf '\0\40'; head -c 32 /dev/zero; done
} > template
head -c 32 /dev/urandom > nonce
put 0x01C0000C template
put 0x01C0000B nonce
keys=$(for _ in 1 2 3; do make_key -t; done)
echo "with -t, the Indices unchanged, three runs:  $(echo "$keys" | tr '\n' ' ')"
[ "$(echo "$keys" | sort -u | wc -l)" -gt 1 ] || fail "it is the same key each time"
echo "The behaviour is as described."
