#!/bin/bash
# tpm2-tools 5.4: tpm2_checkquote verifies no quote by RSAPSS, which tpm2_quote makes and OpenSSL verifies.
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
make_key() { # NAME SCHEME
  with_room tpm2_create -Q -C primary -G "rsa2048:$2-sha256:null" -u "$1.pub" -r "$1.priv" \
    -a 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign|noda'
  with_room tpm2_load -Q -C primary -u "$1.pub" -r "$1.priv" -c "$1"
  with_room tpm2_readpublic -Q -c "$1" -f pem -o "$1.pem"
}
quote() { # NAME SCHEME [OPTIONS]
  with_room tpm2_quote -Q -c "$1" --scheme "$2" -l sha256:0,1 -q 00112233 -m "$1.message" -s "$1.signature" "${@:3}"
}
check() { tpm2_checkquote -Q -u "$1.pem" -m "$1.message" -s "$1.signature" -q 00112233 "${@:2}"; }

tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"'
swtpm --version
echo "Guess: tpm2_checkquote verifies what tpm2_quote has made, whatever its scheme: the structure of the signature names it."
tpm2_createprimary -Q -C o -c primary
make_key pkcs1 rsassa
make_key pss rsapss
echo "Seen:"
quote pkcs1 rsassa
check pkcs1 || fail "a quote by RSASSA is refused too"
echo "quote by RSASSA, tpm2_checkquote: verified"
quote pss rsapss
! check pss 2> error || fail "a quote by RSAPSS is verified"
echo "quote by RSAPSS, tpm2_checkquote: $(grep -m 1 -i 'verif' error)"
quote pss rsapss -f plain
openssl dgst -sha256 -verify pss.pem -signature pss.signature -sigopt rsa_padding_mode:pss pss.message > openssl.out ||
  fail "OpenSSL refuses it too"
echo "quote by RSAPSS, OpenSSL:         $(cat openssl.out)"
echo "The behaviour is as described."
