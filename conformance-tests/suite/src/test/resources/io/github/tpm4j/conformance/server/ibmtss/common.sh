# Before each script, by bash -euo pipefail: what they share. Handles are those of an empty TPM.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

primary=80000000
key=80000001

# However it ends, the next script finds the TPM as this one did.
leave() {
  local handle
  for handle in 8000000{0,1,2} 0200000{0,1,2} 0300000{0,1,2}; do
    tssflushcontext -ha $handle > flush.out || true
  done
  tssclear -hi p > flush.out
}
trap 'leave || exit' EXIT

# Runs a tool that the TPM must answer with this response code, in the tools' spelling.
refused() {
  local code=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "not refused: $*" >&2
    return 1
  fi
  [[ $said == *"$code"* ]] || {
    echo "not $code: $* says $said" >&2
    return 1
  }
}

# Both numbers or words are the same.
same() {
  [ "$1" = "$2" ] || {
    echo "$1 is not $2" >&2
    return 1
  }
}

storage_key() {
  tsscreateprimary -hi o -ecc nistp256 -st
}

# A child of the storage key, loaded, in NAME.pub, NAME.priv, NAME.pem: key NAME OPTION...
key() {
  local name=$1
  shift
  tsscreate -hp $primary -opu "$name.pub" -opr "$name.priv" -opem "$name.pem" "$@"
  tssload -hp $primary -ipu "$name.pub" -ipr "$name.priv"
}

echo message > m
