# Before each script, by bash -euo pipefail: a token of tpm2-pkcs11 in a store of its own.
# tpm2_ptool leaves keys in the slots: it needs a resource manager.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

# However it ends, the next script finds the TPM as this one did. A failure here counts.
trap 'tpm2_clear -c p || exit' EXIT

export TPM2_PKCS11_STORE=$PWD/store
mkdir "$TPM2_PKCS11_STORE"
module=$(ldconfig -p | sed -n 's/.*libtpm2_pkcs11.so.1 .*=> //p' | head -1)

ptool() {
  tpm2_ptool "$@" --path "$TPM2_PKCS11_STORE" > ptool.out
}
token() {
  pkcs11-tool --module "$module" "$@"
}
user() {
  token --token-label token --login --pin userpin "$@"
}

# Runs a command that must fail.
fails() {
  if "$@" > fails.out 2>&1; then
    echo "not refused: $*" >&2
    return 1
  fi
}

# As grep -q, but the writer of a pipe is heard to its end and not killed.
contains() {
  grep -c "$@" > count
}

ptool init
ptool addtoken --pid 1 --label token --userpin userpin --sopin sopin
