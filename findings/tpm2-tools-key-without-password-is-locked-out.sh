#!/bin/bash
# tpm2-tools 5.4: a key made without a password takes part in the lockout of the whole TPM.
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
counter() { tpm2_getcap properties-variable | sed -n 's/^TPM2_PT_LOCKOUT_COUNTER: *//p'; }
attributes() { with_room tpm2_readpublic -c "$1" | sed -n '/^attributes/,/raw/s/^ *raw: *//p'; }
make_key() { # NAME [OPTIONS of tpm2_create]
  with_room tpm2_create -Q -C primary -G ecc256 -u "$1.pub" -r "$1.priv" "${@:2}"
  with_room tpm2_load -Q -C primary -u "$1.pub" -r "$1.priv" -c "$1"
}
sign() { with_room tpm2_sign -Q -c "$1" -g sha256 -o signature message "${@:2}"; } # KEY [OPTIONS of tpm2_sign]
refused() { # RESPONSE-CODE KEY [OPTIONS of tpm2_sign]
  ! sign "${@:2}" 2> error || fail "not refused"
  grep -q "ErrorCode (0x0*$1)" error || { cat error; fail "another reason"; }
}

tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"'
swtpm --version
echo "Guess: a key made without a password has nothing to try passwords for, so it has no part in the lockout:"
echo "       no try counts against it, and it works while keys with passwords are locked out."
echo message > message
tpm2_createprimary -Q -C o -c primary
make_key default
make_key exempt -a 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|sign|noda'
echo "Seen:"
echo "attributes of the primary key $(attributes primary), of the key $(attributes default): noDA (0x400) is clear"
(($(attributes primary) & 0x400 || $(attributes default) & 0x400)) && fail "noDA is set"
echo "lockout counter at first: $(counter)"
[ "$(counter)" = 0x0 ] || fail "the counter does not start at 0"

refused 9a2 exempt -p wrong
echo "after a wrong password for a key with noDA (TPM_RC_BAD_AUTH): $(counter)"
[ "$(counter)" = 0x0 ] || fail "the key with noDA counts"
refused 98e default -p wrong
echo "after a wrong password for the default key (TPM_RC_AUTH_FAIL): $(counter)"
[ "$(counter)" = 0x1 ] || fail "the try did not count"

tpm2_dictionarylockout --setup-parameters --max-tries=1 --recovery-time=1000 --lockout-recovery-time=1000
sign exempt || fail "the key with noDA is locked out"
echo "at the limit of tries, the key with noDA signs"
refused 921 default
echo "at the limit of tries, the default key with its right, empty password: TPM_RC_LOCKOUT"
echo "The behaviour is as described."
