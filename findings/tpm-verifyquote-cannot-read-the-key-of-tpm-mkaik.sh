#!/bin/bash
# tpm-quote-tools 1.0.4 with OpenSSL 3: tpm_verifyquote does not read the public key that tpm_mkaik writes, so that no quote of
# these tools can be verified by them. Needs root, and the user and group tss (of the package tpm-udev).
set -euo pipefail

packages=(tpm-quote-tools=1.0.4-1+b2 tpm-tools=1.3.9.2-0.1 trousers=0.3.15-0.3 libtspi1=0.3.15-0.3
  swtpm=0.7.1-1.3 swtpm-libs=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1)
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do { kill "$pid" && wait "$pid"; } 2> /dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download "${packages[@]}"
for package in *.deb; do dpkg -x "$package" root; done
libraries=$(echo "$work"/root/usr/lib/*-linux-gnu)
export PATH=$work/root/usr/bin:$work/root/usr/sbin:$PATH LD_LIBRARY_PATH=$libraries:$libraries/swtpm
fail() { echo "CHANGED: $*"; exit 1; }
# Three free ports.
read -r tpm control tcs < <(python3 -c '
import socket
all = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
print(*[one.getsockname()[1] for one in all])')

chmod 755 .
mkdir state system && chown tss:tss system && chmod 700 system
swtpm socket --tpmstate dir=state --server "type=tcp,port=$tpm,bindaddr=127.0.0.1" --ctrl "type=tcp,port=$control,bindaddr=127.0.0.1" \
  --flags not-need-init,startup-clear > swtpm.log 2>&1 &
pids+=($!)
printf '%s\n' "port = $tcs" "system_ps_file = $work/system/system.data" > tcsd.conf
chown root:tss tcsd.conf && chmod 640 tcsd.conf
for _ in $(seq 100); do (: < "/dev/tcp/127.0.0.1/$control") 2> /dev/null && break || sleep 0.1; done
TCSD_USE_TCP_DEVICE=1 TCSD_TCP_DEVICE_HOSTNAME=127.0.0.1 TCSD_TCP_DEVICE_PORT=$tpm tcsd -e -f -c "$work/tcsd.conf" > tcsd.log 2>&1 &
pids+=($!)
export TSS_TCSD_HOSTNAME=127.0.0.1 TSS_TCSD_PORT=$tcs
for _ in $(seq 100); do tpm_version > /dev/null 2>&1 && break || sleep 0.1; done

for name in tpm-quote-tools trousers libtspi1; do dpkg-deb --show --showformat '${Package} ${Version}\n' "$name"_*.deb; done
openssl version
echo "Guess: tpm_verifyquote verifies a quote of tpm_getquote by the public key that tpm_mkaik has written."
tpm_createek
tpm_takeownership -y -z
tpm_mkuuid uuid
tpm_mkaik -z key.blob key.pub
tpm_loadkey key.blob uuid
head -c 20 /dev/urandom > nonce
tpm_getpcrhash uuid hash values 1 2 > /dev/null
tpm_getquote uuid nonce quote 1 2
echo "Seen:"
verify() { tpm_verifyquote "$1" hash nonce quote 2>&1; }
if answer=$(verify key.pub); then fail "it is verified"; fi
echo "with the key as it was written:  $answer"
# The only INTEGER that needs two bytes stands there in four: 02 04 00 00 01 1c. Lengths around it shrink by two.
python3 - << 'PYTHON'
key = open('key.pub', 'rb').read()
at = key.index(bytes.fromhex('02040000011c'))
assert key[0] == 0x30 and key[1] == 0x82, 'another form'
length = int.from_bytes(key[2:4], 'big') - 2
open('short.pub', 'wb').write(key[:2] + length.to_bytes(2, 'big') + key[4:at] + bytes.fromhex('0202011c') + key[at + 6:])
PYTHON
verify short.pub || fail "with the INTEGER in its shortest form it is refused too"
echo "with its INTEGER as DER has it:  verified"
echo "The behaviour is as described."
