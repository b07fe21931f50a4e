#!/bin/bash
# tpm2-tools 5.4: tpm2_quote does not take the scheme that the quoting key is bound to.
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
echo "Guess: a restricted key has one scheme, so tpm2_quote without --scheme quotes with it, as TPM2_Quote does with"
echo "       TPM_ALG_NULL."
tpm2_createprimary -Q -C o -c primary
make_key pkcs1 rsa2048:rsassa-sha256:null
make_key pss rsa2048:rsapss-sha256:null
make_key ecdsa ecc256:ecdsa-sha256:null
echo "Seen:"
quote pkcs1 || fail "the RSASSA key does not quote"
echo "RSASSA key, no --scheme: a quote"
quote ecdsa || fail "the ECDSA key does not quote"
echo "ECDSA key, no --scheme: a quote"
! quote pss 2> error || fail "the RSAPSS key quotes"
grep -q 'ErrorCode (0x0*2d2)' error || { cat error; fail "another reason"; }
echo "RSAPSS key, no --scheme: $(grep -o 'tpm:.*' error | head -n 1)"
quote pss --scheme rsapss || fail "the RSAPSS key does not quote with its scheme either"
echo "RSAPSS key, --scheme rsapss: a quote"
echo "The behaviour is as described."
