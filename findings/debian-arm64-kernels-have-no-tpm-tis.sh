#!/bin/bash
# Debian 12's Linux 6.1 for arm64: it has no driver tpm_tis, and so none for the only TPM device that QEMU 7.2 has for ARM machines.
set -euo pipefail

version=6.1.192-3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p lists/partial cache/archives/partial
fail() { echo "CHANGED: $*"; exit 1; }
# Lists of another architecture, which leave the system's own alone.
apt() {
  local architecture=$1 command=$2
  shift 2
  "$command" -qq -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o APT::Sandbox::User=root \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" "$@"
}
# configuration ARCHITECTURE: what its ordinary kernel is made with.
configuration() {
  apt "$1" apt-get update
  apt "$1" apt-get download "linux-config-6.1=$version"
  dpkg -x linux-config-6.1_*_"$1".deb "$1"
  xzcat "$1/usr/src/linux-config-6.1/config.$1_none_$1.xz" > "$1.config"
}

echo "linux-config-6.1 $version"
echo "Guess: QEMU's tpm-tis-device on the machine virt (QEMU 7.2, docs/specs/tpm) is found by Debian's own kernel for arm64, since"
echo "that for amd64 has the driver of TIS registers, and the arm64 one has even that of CRB."
echo "Seen:"
for architecture in amd64 arm64; do
  configuration "$architecture"
  for option in CONFIG_TCG_TPM CONFIG_TCG_CRB CONFIG_TCG_TIS; do
    printf '%s: %s\n' "$architecture" "$(grep -E "^(# )?$option[= ]" "$architecture.config")"
  done
done
grep -qE '^CONFIG_TCG_TIS=[ym]$' amd64.config || fail "amd64 has no tpm_tis either"
grep -q '^CONFIG_TCG_CRB=y$' arm64.config || fail "arm64 has no tpm_crb"
grep -q '^# CONFIG_TCG_TIS is not set$' arm64.config || fail "arm64 has tpm_tis"
echo "The behaviour is as described: such a guest has no /dev/tpm0, though its firmware can use the TPM."
