#!/bin/sh
# The command swtpm_setup of tpm4j. Made by './tpm4j install-swtpm'.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" TPM4J_SWTPM="@DIR@/swtpm"

user='' next=''
for word; do
  [ -z "$next" ] || { user=$word && next='' && continue; }
  case $word in
    --runas) next=user ;;
    --runas=*) user=${word#*=} ;;
  esac
done
export TPM4J_SWTPM_USER="$user"

set -- @JAVA@ @OPTIONS@ -cp "@CLASSPATH@" io.github.tpm4j.cli.dropin.@CLASS@ "$@"
if [ -n "$user" ]; then
  group=$(id -g "$user" 2> /dev/null) || { echo "Error: User '$user' does not exist." >&2 && exit 1; }
  set -- setpriv --reuid "$user" --regid "$group" --init-groups -- "$@"
fi
exec "$@"
