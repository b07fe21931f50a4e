#!/bin/bash
# tpm2-tss 3.2.1, FAPI: binds a key whose policy has PolicyOR after another element to a digest that no TPM computes.
set -euo pipefail

packages=(tpm2-tools=5.4-1 libtss2-esys-3.0.2-0=3.2.1-3 libtss2-fapi1=3.2.1-3 libtss2-mu0=3.2.1-3 libtss2-rc0=3.2.1-3
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

mkdir state user system log
swtpm socket --tpm2 --tpmstate dir=state --server type=unixio,path=tpm --ctrl type=unixio,path=tpm.ctrl \
  --flags not-need-init,startup-clear > swtpm.log 2>&1 &
swtpm_pid=$!
export TPM2TOOLS_TCTI=swtpm:path=$work/tpm TSS2_FAPICONF=$work/conf.json TSS2_LOG=all+none
for _ in $(seq 100); do tpm2_getcap properties-fixed &> /dev/null && break || sleep 0.1; done
cat > conf.json << END
{ "profile_name": "P_ECCP256SHA256", "profile_dir": "$work/root/etc/tpm2-tss/fapi-profiles/", "user_dir": "$work/user",
  "system_dir": "$work/system", "log_dir": "$work/log", "tcti": "swtpm:path=$work/tpm", "ek_cert_less": "yes",
  "system_pcrs": [] }
END

fail() { echo "CHANGED: $*"; exit 1; }
or='{"type": "POLICYOR", "branches": [{"name": "a", "description": "a", "policy": [{"type": "POLICYAUTHVALUE"}]},
  {"name": "b", "description": "b", "policy": [{"type": "POLICYPASSWORD"}]}]}'
code='{"type": "POLICYCOMMANDCODE", "code": "SIGN"}'
bind() { # NAME ELEMENTS: prints the authPolicy of a key that FAPI binds to them
  printf '{"description": "%s", "policy": [%s]}' "$1" "$2" > "$1.json"
  tss2_import -p "/policy/$1" -i "$1.json"
  tss2_createkey -p "HS/SRK/$1" -t "sign,noDa" --policyPath "/policy/$1" -a ""
  tss2_gettpmblobs -p "HS/SRK/$1" -u "$1.pub" -f
  tpm2_print -t TPM2B_PUBLIC "$1.pub" | sed -n 's/^authorization policy: *//p'
}
trial() { # NAME COMMAND...: prints what the TPM computes by these commands, one in each argument
  tpm2_startauthsession -S session
  for step in "${@:2}"; do $step -S session -L "$1.digest" > /dev/null; done
  tpm2_flushcontext session
  od -An -v -tx1 "$1.digest" | tr -d ' \n'
}

tss2_provision
trial value tpm2_policyauthvalue > /dev/null
trial word tpm2_policypassword > /dev/null
alternatives="tpm2_policyor -l sha256:value.digest,word.digest"
tpm2 --version | grep -o 'tool="tpm2" version="[^"]*"'
echo "libtss2-fapi1 3.2.1-3"
swtpm --version
echo "Guess: FAPI computes the digest that the TPM computes when the policy is run, whatever the order of its elements."
echo "Seen:"
for order in "$or,$code" "$code,$or"; do
  if [ "$order" = "$or,$code" ]; then
    name=first what="PolicyOR, PolicyCommandCode" tpm=$(trial first "$alternatives" "tpm2_policycommandcode TPM2_CC_Sign")
  else
    name=last what="PolicyCommandCode, PolicyOR" tpm=$(trial last "tpm2_policycommandcode TPM2_CC_Sign" "$alternatives")
  fi
  fapi=$(bind "$name" "$order")
  echo "$what: FAPI ${fapi:0:16}..., TPM ${tpm:0:16}..."
  echo "$name $fapi $tpm" >> seen
done
awk '$1 == "first" && $2 != $3 { exit 1 }' seen || fail "the other order differs too"
awk '$1 == "last" && $2 == $3 { exit 1 }' seen || fail "FAPI and TPM agree"
echo "The behaviour is as described."
