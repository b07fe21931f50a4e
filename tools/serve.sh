# Sourced, after jdk.sh: how the JVM of "tpm4j serve" is started, soon and small.
#
# serve_options JAR   sets serve_options; the first time it makes an archive of loaded classes
#                     (class data sharing) beside the jar, which takes some seconds

serve_options() {
  local archive=${1%.jar}-serve.jsa
  [ "$archive" -nt "$1" ] || make_archive "$1" "$archive"
  # One small heap for one TPM; messages of the JVM itself must not be on stdout before "ready".
  serve_options=(-XX:+UseSerialGC -Xms8m -Xmx48m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30
    -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -XX:SharedArchiveFile="$archive")
}

# Without an archive the JVM starts all the same, only later.
make_archive() {
  local jar=$1 archive=$2 work
  work=$(mktemp -d "$archive.XXXXXX")
  record_classes "$jar" "$work" > "$work/log" 2>&1 && mv -f "$work/archive" "$archive" || true
  rm -rf "$work"
}

record_classes() {
  local jar=$1 work=$2 server port
  mkfifo "$work/ready"
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$work/archive" -jar "$jar" \
    serve mssim --port 0 --state "$work/state" --startup clear > "$work/ready" &
  server=$!
  read -r _ port _ < "$work/ready"
  use_and_stop "${port#tcp:}"
  wait "$server"
}

# GetRandom, SelfTest(full), GetCapability(algorithms), ReadClock, and the server's end.
use_and_stop() {
  local command
  exec 3<> "/dev/tcp/127.0.0.1/$1"
  for command in 80010000000c0000017b0008 80010000000b0000014301 \
    8001000000160000017a000000000000000000000001 80010000000a00000181; do
    send_framed "$command"
  done
  printf '\0\0\0\x15' >&3
  cat <&3 > /dev/null
  exec 3>&-
}

# A command in the frame of the simulator's protocol.
send_framed() {
  local frame
  frame=$(printf '0000000800%08x%s' $((${#1} / 2)) "$1" | sed 's/../\\x&/g')
  # shellcheck disable=SC2059
  printf "$frame" >&3
}
