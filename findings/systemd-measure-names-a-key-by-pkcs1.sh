#!/bin/bash
# systemd 252, systemd-measure sign: the fingerprint of the key (pkfp) is that of its PKCS#1 form, not of the
# SubjectPublicKeyInfo that the PEM file has.
set -euo pipefail

packages=(systemd=252.39-1~deb12u2 libsystemd-shared=252.39-1~deb12u2 openssl=3.0.22-1~deb12u2 libssl3=3.0.22-1~deb12u2
  libtss2-esys-3.0.2-0=3.2.1-3 libtss2-mu0=3.2.1-3 libtss2-rc0=3.2.1-3 libtss2-sys1=3.2.1-3
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
export PATH=$work/root/usr/bin:$PATH
export LD_LIBRARY_PATH=$libraries:$libraries/swtpm:$work/root/usr/lib/systemd:$libraries/systemd:$(echo "$work"/root/lib/*-linux-gnu)
measure=$(find root -name systemd-measure)

mkdir state
swtpm socket --tpm2 --tpmstate dir=state --server type=unixio,path=tpm --ctrl type=unixio,path=tpm.ctrl \
  --flags not-need-init,startup-clear > swtpm.log 2>&1 &
swtpm_pid=$!
for _ in $(seq 100); do [ -S tpm ] && break || sleep 0.1; done

fail() { echo "CHANGED: $*"; exit 1; }

openssl genrsa -out key.pem 2048 2> /dev/null
openssl rsa -in key.pem -pubout -out public.pem 2> /dev/null
echo kernel > linux
"$measure" sign --linux=linux --bank=sha256 --phase=: --tpm2-device="swtpm:path=$work/tpm" \
  --private-key=key.pem --public-key=public.pem > signature.json
named=$(grep -o '"pkfp" *: *"[0-9a-f]*"' signature.json | grep -o '[0-9a-f]\{64\}')
spki=$(openssl rsa -pubin -in public.pem -outform DER 2> /dev/null | sha256sum | cut -d' ' -f1)
pkcs1=$(openssl rsa -pubin -in public.pem -RSAPublicKey_out -outform DER 2> /dev/null | sha256sum | cut -d' ' -f1)

"$measure" --version | head -n 1
echo "Guess: pkfp is SHA-256 of the public key as the PEM file has it, SubjectPublicKeyInfo, as fingerprints of keys elsewhere are."
echo "Seen:"
echo "pkfp                             $named"
echo "SHA-256 of SubjectPublicKeyInfo  $spki"
echo "SHA-256 of RSAPublicKey (PKCS#1) $pkcs1"
[ "$named" = "$pkcs1" ] || fail "it is not that of PKCS#1"
[ "$named" != "$spki" ] || fail "it is that of SubjectPublicKeyInfo"
echo "The behaviour is as described."
