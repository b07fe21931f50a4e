# Before each script, by bash -euo pipefail: what they share.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

# Runs a tool and empties the slots, which nobody manages behind a served TPM.
t() {
  "$@"
  tpm2_flushcontext -t
}

# Runs a tool that the TPM must answer with this response code.
refused() {
  local code=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "not refused: $*" >&2
    return 1
  fi
  grep -qi "($code)" <<< "$said" || {
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

# Two files are not the same.
differ() {
  ! cmp -s "$1" "$2" || {
    echo "$1 is the same as $2" >&2
    return 1
  }
}

hex() {
  xxd -p "$@" | tr -d '\n'
}

# The digest of a policy without running it: trial FILE COMMAND...
trial() {
  local file=$1
  shift
  tpm2_startauthsession -S trial.session
  "$@" -S trial.session -L "$file" > trial.out
  tpm2_flushcontext trial.session
}

# A policy session that has run one command: session NAME COMMAND...
session() {
  local name=$1
  shift
  tpm2_startauthsession --policy-session -S "$name"
  "$@" -S "$name" > session.out
}

# Signs and checks that OpenSSL agrees: openssl_verifies PEM SIGNATURE MESSAGE [OPTION...]
openssl_verifies() {
  local key=$1 signature=$2 message=$3
  shift 3
  openssl dgst -sha256 "$@" -verify "$key" -signature "$signature" "$message" > verdict
}

storage_key() {
  t tpm2_createprimary -Q -C o -G ecc -c primary
}

# A child of the storage key, loaded into NAME, its public key in NAME.pem: key NAME OPTION...
key() {
  local name=$1
  shift
  t tpm2_create -Q -C primary -u "$name.pub" -r "$name.priv" "$@"
  t tpm2_load -Q -C primary -u "$name.pub" -r "$name.priv" -c "$name"
  t tpm2_readpublic -Q -c "$name" -f pem -o "$name.pem"
}
