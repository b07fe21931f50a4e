#!/bin/bash
# tpm2-tools 5.4: tpm2_quote takes --scheme ecschnorr, has the TPM sign so, and then does not know the signature.
set -euo pipefail

packages=(tpm2-tools=5.4-1 libtss2-esys-3.0.2-0=3.2.1-3 libtss2-mu0=3.2.1-3 libtss2-rc0=3.2.1-3
  libtss2-sys1=3.2.1-3 libtss2-tctildr0=3.2.1-3 libtss2-tcti-swtpm0=3.2.1-3
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
with_room() { tpm2_flushcontext -t; "$@"; }
make_key() { # NAME ALGORITHM
  with_room tpm2_create -Q -C primary -G "$2" -u "$1.pub" -r "$1.priv" \
    -a 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign|noda'
  with_room tpm2_load -Q -C primary -u "$1.pub" -r "$1.priv" -c "$1"
}
quote() { with_room tpm2_quote -Q -c "$1" -l sha256:0 -m message -s signature -q 00112233 "${@:2}"; } # KEY [OPTIONS]

tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"'
swtpm --version
echo "Guess: tpm2_quote writes what the TPM has signed in every scheme that it takes by --scheme and tpm2_create by -G."
tpm2_createprimary -Q -C o -c primary
make_key ecdsa ecc256:ecdsa-sha256:null
make_key schnorr ecc256:ecschnorr-sha256:null
echo "Seen:"
quote ecdsa --scheme ecdsa || fail "the ECDSA key does not quote"
echo "ECDSA key: a quote, and a signature of $(wc -c < signature) bytes"
rm signature
! quote schnorr --scheme ecschnorr 2> error || fail "the EC Schnorr key quotes"
grep -q 'unknown signature scheme: 0x1c' error || { cat error; fail "another reason"; }
[ ! -s signature ] || fail "there is a signature"
echo "EC Schnorr key: $(grep -o 'ERROR.*scheme.*' error | head -n 1)"
echo "The behaviour is as described."
