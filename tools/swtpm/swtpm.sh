#!/bin/sh
# The command swtpm, served by tpm4j's TPM 2.0. Made by './tpm4j install-swtpm'; --help lists the options.
#
# The number of this process stays that of the server, as libvirt expects, but for --daemon.
java=@JAVA@

daemon='' user='' next=''
for word; do
  [ -z "$next" ] || { user=$word && next='' && continue; }
  case $word in
    -d | --daemon) daemon=yes ;;
    -r | --runas) next=user ;;
    --runas=*) user=${word#*=} ;;
  esac
done

# Sockets and state are made for their owner alone; what mode= says is set afterwards.
umask 077
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" TPM4J_SWTPM_USER="$user" TPM4J_SWTPM_FOLDER="@DIR@"
set -- "$java" @OPTIONS@ -Djava.util.logging.config.class=io.github.tpm4j.cli.dropin.LogRecords \
  -cp "@CLASSPATH@" io.github.tpm4j.cli.dropin.Swtpm "$@"
if [ -n "$user" ]; then
  group=$(id -g "$user" 2> /dev/null) || { echo "swtpm: Error: User '$user' does not exist." >&2 && exit 1; }
  set -- setpriv --reuid "$user" --regid "$group" --init-groups -- "$@"
fi
[ -n "$daemon" ] || exec "$@"

pipe=$(mktemp -u) && mkfifo -m 600 "$pipe" || exit 1
[ -z "$user" ] || chown "$user" "$pipe"
TPM4J_SWTPM_READY_FD=9 setsid "$@" 9> "$pipe" &
server=$!
read -r line < "$pipe"
rm -f "$pipe"
[ "${line:-}" = ready ] || { wait "$server" && exit 1; exit $?; }
