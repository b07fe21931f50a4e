#!/bin/bash
# clevis 19, pin tpm2 with PCR: leaves a session in the TPM at each encryption, so that without a resource manager the
# third one and all after it fail.
set -euo pipefail

packages=(clevis=19-2 clevis-tpm2=19-2 jose=11-2+deb12u1 libjose0=11-2+deb12u1 libjansson4=2.14-2
  tpm2-tools=5.4-1 libtss2-esys-3.0.2-0=3.2.1-3 libtss2-mu0=3.2.1-3 libtss2-rc0=3.2.1-3 libtss2-sys1=3.2.1-3
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
sessions() { tpm2_getcap handles-loaded-session | wc -l; }
encrypt() { echo secret | clevis encrypt tpm2 '{"pcr_ids":"7"}' > jwe 2> error; }

echo "clevis 19-2, $(tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"')"
swtpm --version
echo "Guess: what clevis starts or loads in the TPM is gone when it ends, so that it can be called any number of times."
echo "Seen:"
for number in 1 2; do
  encrypt || fail "encryption $number failed: $(tail -n 1 error)"
  [ "$(clevis decrypt < jwe)" = secret ] || fail "decryption $number failed"
  echo "encryption and decryption $number: done, sessions in the TPM: $(sessions)"
done
[ "$(sessions)" = 2 ] || fail "no session is left for each encryption"
! encrypt || fail "the third encryption succeeded"
echo "encryption 3: $(tail -n 1 error), sessions in the TPM: $(sessions)"
! encrypt || fail "the fourth encryption succeeded"
tpm2_flushcontext -l
encrypt || fail "it fails without sessions in the TPM too"
echo "after tpm2_flushcontext -l: done"
echo "The behaviour is as described."
