# Sourced, after jdk.sh: an archive of loaded classes, with which a JVM starts sooner. It is an AOT
# cache (JEP 514) from JDK 25 on, and a class data sharing archive before.
#
# archive_options JAR [make]   sets archive_options for the JVM. With "make" the archive is made where
#                              there is none of this JAR and this JDK, which takes some seconds.
#
# The archive is beside the JAR, or where that folder may not be written, in the user's cache. Its name
# ends with its checksum and size: JDK 17 crashes (SIGBUS) over a short one. What is damaged or older
# than the JAR is not used and made anew, and what the JVM itself refuses makes a start late, no more.

archive_options() {
  local jar=$1 stem archive
  archive_options=()
  stem=$(archive_stem "$jar")
  [ -n "$stem" ] || return 0
  archive=$(whole_archive "$jar" "$stem")
  if [ -z "$archive" ] && [ "${2:-}" = make ]; then
    make_archive "$jar" "$stem" || true
    archive=$(whole_archive "$jar" "$stem")
  fi
  [ -n "$archive" ] || return 0
  archive_options=(-Xlog:disable -Xlog:all=error:stderr "-Xlog:$(log_tag)=off:stderr"
    "$(archive_option)=$archive")
}

# The one that is as it was written, and newer than the jar; nothing if there is none.
whole_archive() {
  local jar=$1 stem=$2 archive
  for archive in "$stem".*-*."$(suffix)"; do
    if [ "$archive" -nt "$jar" ] && [ "$archive" = "$stem.$(checksum "$archive").$(suffix)" ]; then
      echo "$archive"
      return
    fi
  done
}

checksum() {
  cksum < "$1" | tr ' ' -
}

is_aot() {
  [ "$java_major" -ge 25 ]
}

archive_option() {
  if is_aot; then echo -XX:AOTCache; else echo -XX:SharedArchiveFile; fi
}

suffix() {
  if is_aot; then echo aot; else echo jsa; fi
}

log_tag() {
  if is_aot; then echo 'aot*'; else echo 'cds*'; fi
}

# The beginning of its path; nothing where there is no place for it.
archive_stem() {
  local jar=$1 folder name cache
  folder=$(dirname "$jar")
  name=$(basename "$jar" .jar)-$java_version
  if [ -w "$folder" ] || [ -n "$(whole_archive "$jar" "$folder/$name")" ]; then
    echo "$folder/$name"
  elif [ -n "${XDG_CACHE_HOME:-${HOME:-}}" ]; then
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/tpm4j
    # Whoever may write there could put classes of his own into the JVM.
    mkdir -p -m 700 "$cache" 2> /dev/null && [ -O "$cache" ] && [ -w "$cache" ] &&
      [ -z "$(find "$cache" -maxdepth 0 -perm /022)" ] &&
      echo "$cache/$(cksum <<< "$jar" | tr ' ' -)-$name" || true
  fi
}

# Programs that start at once each make one, and one stays. Without one, all starts are later. In a
# shell of its own, which leaves nothing behind, however it ends.
make_archive() (
  jar=$1 stem=$2 server=
  work=$(mktemp -d "$stem.XXXXXX" 2> /dev/null) || exit 0
  trap discard EXIT
  # Also where the JVM that is waited for says that it has ended by itself.
  trap 'trap - INT; kill -INT "$BASHPID"' INT
  if record_classes "$jar" "$work" > "$work/log" 2>&1 && [ -s "$work/archive" ]; then
    chmod 444 "$work/archive"
    rm -f "$stem".*-*."$(suffix)"
    mv -f "$work/archive" "$stem.$(checksum "$work/archive").$(suffix)"
  fi
)

# What runs in the background does not hear of Ctrl-C.
discard() {
  [ -z "$server" ] || { kill -KILL "$server" && wait "$server"; } 2> /dev/null || true
  rm -rf "$work"
}

# The classes of two lives of one TPM, that is new in the first and restored in the second. An AOT cache
# knows the first alone. What is compiled for Java 5, as picocli is, fits into a static archive only.
record_classes() {
  local jar=$1 work=$2
  if is_aot; then
    # Objects are archived by this collector only, and are read by all.
    serve_once "$jar" "$work" -XX:+UseG1GC -XX:AOTCacheOutput="$work/archive"
  else
    serve_once "$jar" "$work" -XX:DumpLoadedClassList="$work/new"
    serve_once "$jar" "$work" -XX:DumpLoadedClassList="$work/restored"
    LC_ALL=C sort -u "$work/new" "$work/restored" > "$work/classes"
    "$JAVA_HOME/bin/java" "${native_access[@]}" -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$work/classes" \
      -XX:SharedArchiveFile="$work/archive" -cp "$jar"
  fi
}

# A TPM is made or restored, served, and used.
serve_once() {
  local jar=$1 work=$2 port
  shift 2
  [ -p "$work/ready" ] || mkfifo "$work/ready"
  "$JAVA_HOME/bin/java" "${native_access[@]}" "$@" -cp "$jar" io.github.tpm4j.cli.Tpm4j \
    serve mssim --port 0 --state "$work/state" --startup clear > "$work/ready" &
  server=$!
  # Open until its end: it may have more to say.
  exec 4< "$work/ready"
  read -r _ port _ <&4
  use_and_stop "${port#tcp:}"
  wait "$server"
  server=
  exec 4<&-
}

# GetRandom, SelfTest(full), GetCapability(algorithms), ReadClock, NV_ReadPublic of an EK certificate
# (for which they are made), and the server's end.
use_and_stop() {
  local command
  exec 3<> "/dev/tcp/127.0.0.1/$1"
  for command in 80010000000c0000017b0008 80010000000b0000014301 \
    8001000000160000017a000000000000000000000001 80010000000a00000181 80010000000e0000016901c0000a; do
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
