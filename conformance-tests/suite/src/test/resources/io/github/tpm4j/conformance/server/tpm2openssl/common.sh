# Before each script, by bash -euo pipefail: what they share.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

# However it ends, the next script finds the TPM as this one did. A failure here counts.
leave() {
  [ -z "${server:-}" ] || kill "$server" 2> /dev/null || true
  tpm2_flushcontext -t
  tpm2_flushcontext -l
  tpm2_clear -c p
}
trap 'leave || exit' EXIT

# An OpenSSL command that knows the TPM's keys: tpm VERB OPTION...
# Digests are the default provider's. A TPM has too few slots for several at a time, as in TLS.
tpm() {
  local verb=$1
  shift
  openssl "$verb" -provider default -provider tpm2 \
    -propquery '?provider=tpm2,?tpm2.digest!=yes' "$@"
}

# As tpm, but the TPM does all that it can.
all_tpm() {
  local verb=$1
  shift
  openssl "$verb" -provider tpm2 -provider default -propquery '?provider=tpm2' "$@"
}

# make NAME OPTION...: a key of the TPM in NAME.key, its public part in NAME.pem.
make() {
  local name=$1
  shift
  all_tpm genpkey "$@" -out "$name.key"
  contains 'BEGIN TSS2 PRIVATE KEY' "$name.key"
  tpm pkey -in "$name.key" -pubout -out "$name.pem"
}
make_rsa() {
  make rsa -algorithm RSA -pkeyopt bits:2048
}
make_ec() {
  make ec -algorithm EC -pkeyopt group:P-256
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
