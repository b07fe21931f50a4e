# Before each script, by bash -euo pipefail: what they share.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

# However it ends, the next script finds the TPM as this one did. A failure here counts.
leave() {
  tpm2_flushcontext -t
  tpm2_flushcontext -l
  tpm2_flushcontext -s
  tpm2_clear -c p
}
trap 'leave || exit' EXIT

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
  grep -qi "(0x0*${code#0x})" <<< "$said" || {
    echo "not $code: $* says $said" >&2
    return 1
  }
}

# Runs a tool that must fail, wherever it finds the mistake.
fails() {
  if "$@" > fails.out 2>&1; then
    echo "not refused: $*" >&2
    return 1
  fi
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

# As grep -q, but the writer of a pipe is heard to its end and not killed.
contains() {
  grep -c "$@" > count
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

# An object that seals the file secret under the policy in the file policy.
seal() {
  printf secret > secret
  t tpm2_create -Q -C primary -i secret -u s.pub -r s.priv -L policy "$@"
  t tpm2_load -Q -C primary -u s.pub -r s.priv -c s
}

# unseals SESSION [+AUTH] ends the session, too.
unseals() {
  t tpm2_unseal -c s -p "session:$1${2:-}" -o out
  cmp secret out
  tpm2_flushcontext "$1"
}

# unseal_refused SESSION CODE [+AUTH]
unseal_refused() {
  refused "$2" tpm2_unseal -c s -p "session:$1${3:-}"
  tpm2_flushcontext "$1"
  tpm2_flushcontext -t
}

# Whether the TPM follows this version of the library, or a later one: 185 for example.
is_at_least() {
  (($(tpm2_getcap properties-fixed | sed -n '/TPM2_PT_REVISION/{n;s/.*raw: *//p}') >= $1))
}
