#!/bin/bash
# libtpms 0.9.2: TPM2_Import of a key that was wrapped for another RSA storage key says TPM_RC_FAILURE, as a TPM in
# failure mode does; an ECC storage key says TPM_RC_INTEGRITY.
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
storage_key() { # NAME ALGORITHM HIERARCHY
  tpm2_flushcontext -t
  tpm2_createprimary -Q -C "$3" -G "$2" -c "$1"
  tpm2_readpublic -Q -c "$1" -o "$1.pub"
}
import() { # STORAGE-KEY PUBLIC-AREA-THAT-IT-IS-WRAPPED-FOR
  tpm2_flushcontext -t
  tpm2_import -Q -C "$1" -U "$2.pub" -G aes -i key -u imported.pub -r imported.priv
}

tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"'
swtpm --version
dpkg-deb -f libtpms0_*.deb Package Version | paste -sd ' '
echo "Guess: a key that was wrapped for another storage key is refused with TPM_RC_INTEGRITY or TPM_RC_VALUE."
head -c 16 /dev/zero > key
echo "Seen:"
for kind in rsa2048 ecc256; do
  storage_key "own-$kind" $kind o
  storage_key "other-$kind" $kind e
  import "own-$kind" "own-$kind" || fail "$kind does not take what is wrapped for it"
  echo "$kind, wrapped for it: imported"
  ! import "own-$kind" "other-$kind" 2> error || fail "$kind takes what is wrapped for another"
  echo "$kind, wrapped for another: $(grep -o 'tpm:.*' error | head -n 1)"
  cp error "$kind.error"
done
grep -q 'ErrorCode (0x0*101)' rsa2048.error || { cat rsa2048.error; fail "another code of the RSA key"; }
grep -q 'ErrorCode (0x0*3df)' ecc256.error || { cat ecc256.error; fail "another code of the ECC key"; }
tpm2_gettestresult > result || { cat result; fail "the TPM has failed"; }
echo "TPM2_GetTestResult afterwards: $(paste -sd ' ' result)"
import own-rsa2048 own-rsa2048 || fail "the TPM does not go on"
echo "and the RSA key imports again: it was no failure mode"
echo "The behaviour is as described."
