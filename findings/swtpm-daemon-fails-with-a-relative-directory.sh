#!/bin/bash
# swtpm 0.7.1 --daemon with a relative --tpmstate dir=: starts with exit status 0, and is in failure mode.
set -euo pipefail

packages=(tpm2-tools=5.4-1 libtss2-esys-3.0.2-0=3.2.1-3 libtss2-mu0=3.2.1-3 libtss2-rc0=3.2.1-3 libtss2-sys1=3.2.1-3
  libtss2-tctildr0=3.2.1-3 libtss2-tcti-swtpm0=3.2.1-3
  swtpm=0.7.1-1.3 swtpm-libs=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1)
work=$(mktemp -d)
swtpm_pid=
finish() {
  [ -z "$swtpm_pid" ] || kill "$swtpm_pid" 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download "${packages[@]}"
for package in *.deb; do dpkg -x "$package" root; done
libraries=$(echo "$work"/root/usr/lib/*-linux-gnu)
export PATH=$work/root/usr/bin:$PATH LD_LIBRARY_PATH=$libraries:$libraries/swtpm

fail() { echo "CHANGED: $*"; exit 1; }

# Starts it in the background with this directory, and prints what becomes of a command.
outcome() {
  local directory=$1 name=$2
  export TPM2TOOLS_TCTI=swtpm:path=$work/$name.tpm
  swtpm socket --tpm2 --daemon --tpmstate dir="$directory" --pid file="$work/$name.pid" \
    --server type=unixio,path="$work/$name.tpm" --ctrl type=unixio,path="$work/$name.tpm.ctrl" \
    --flags not-need-init,startup-clear > "$name.log" 2>&1 || { echo "it does not start"; return; }
  for _ in $(seq 100); do [ -s "$name.pid" ] && [ -S "$name.tpm" ] && break || sleep 0.1; done
  swtpm_pid=$(< "$name.pid")
  if tpm2_getrandom --hex 4 > answer 2>&1; then
    echo "it works"
  else
    echo "it has started, and tpm2_getrandom says: $(sed -n 1p answer)"
  fi
  kill "$swtpm_pid" 2> /dev/null || true
}

mkdir one two
swtpm --version
echo "Guess: a relative directory is found where the command was given, or the start is refused."
echo "Seen:"
absolute=$(outcome "$work/one" one)
echo "--tpmstate dir=\$PWD/one: $absolute"
relative=$(outcome two two)
echo "--tpmstate dir=two: $relative"
[ "$absolute" = "it works" ] || fail "an absolute directory does not work"
[[ $relative == "it has started, and tpm2_getrandom says: ERROR"* ]] || fail "a relative directory is no longer lost"
echo "The behaviour is as described."
