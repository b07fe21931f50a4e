# Before each script, by bash -euo pipefail: what they share.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

# However it ends, the next script finds the TPM as this one did. A failure here counts.
trap 'tpm2_clear -c p || exit' EXIT

# Both numbers or words are the same.
same() {
  [ "$1" = "$2" ] || {
    echo "$1 is not $2" >&2
    return 1
  }
}

# Runs its arguments COUNT times at once, with a number: at_once COUNT COMMAND...
at_once() {
  local count=$1 number children=()
  shift
  for number in $(seq "$count"); do
    "$@" "$number" &
    children+=($!)
  done
  for number in "${children[@]}"; do
    wait "$number"
  done
}
