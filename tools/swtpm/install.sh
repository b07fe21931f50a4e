# Sourced, after jdk.sh and archive.sh: the commands of swtpm, in a folder that can stand first in PATH.
#
# install_swtpm JAR DIR   makes DIR/swtpm, and in DIR/.tpm4j what it needs: it works without this folder

install_swtpm() {
  local jar=$1 dir=${2:-} lib
  [ -n "$dir" ] || fail "install-swtpm: name the folder for the command 'swtpm'"
  mkdir -p "$dir"
  dir=$(readlink -f "$dir")
  case $dir$JAVA_HOME in
    *[!A-Za-z0-9/._+-]*) fail "install-swtpm: a path with other characters than A-Z a-z 0-9 / . _ + -" ;;
  esac
  lib=$dir/.tpm4j
  rm -rf "$lib"
  mkdir -m 755 "$lib"
  install -m 444 "$jar" "$lib/tpm4j.jar"
  local options
  options="${native_access[*]} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms8m -Xmx64m -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr"
  if make_swtpm_archive "$lib"; then
    options="$options -Xlog:$(log_tag)=off:stderr $(archive_option)=$lib/tpm4j.$(suffix)"
  fi
  sed -e "s|@CLASSPATH@|$lib/tpm4j.jar|; s|@JAVA@|$JAVA_HOME/bin/java|; s|@OPTIONS@|$options|" "$root/tools/swtpm/swtpm.sh" > "$lib/swtpm"
  chmod 755 "$lib/swtpm"
  mv -f "$lib/swtpm" "$dir/swtpm"
  echo "$dir/swtpm is there: let $dir stand first in PATH"
}

# The classes of one life of a TPM that is served and used; on JDK 17 to 24 a list of them, then the archive.
make_swtpm_archive() (
  lib=$1 server=
  work=$(mktemp -d)
  trap discard EXIT
  if is_aot; then
    swtpm_life "$work" -XX:+UseG1GC -XX:AOTCacheOutput="$work/archive"
  else
    swtpm_life "$work" -XX:DumpLoadedClassList="$work/classes"
    "$JAVA_HOME/bin/java" "${native_access[@]}" -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$work/classes" \
      -XX:SharedArchiveFile="$work/archive" -cp "$lib/tpm4j.jar"
  fi > "$work/log" 2>&1
  [ -s "$work/archive" ] && install -m 444 "$work/archive" "$lib/tpm4j.$(suffix)"
)

swtpm_life() {
  local work=$1
  shift
  mkdir "$work/state"
  "$JAVA_HOME/bin/java" "${native_access[@]}" "$@" -Dtpm4j.swtpm.rehearsal=true -cp "$lib/tpm4j.jar" io.github.tpm4j.cli.dropin.Swtpm socket --tpm2 \
    --tpmstate "dir=$work/state" --server "type=unixio,path=$work/tpm" --ctrl "type=unixio,path=$work/tpm.ctrl" \
    --pid "file=$work/pid" --flags not-need-init,startup-clear &
  server=$!
  while [ ! -s "$work/pid" ]; do
    kill -0 "$server" || return 1
    sleep 0.1
  done
  "$JAVA_HOME/bin/java" "${native_access[@]}" -cp "$lib/tpm4j.jar" io.github.tpm4j.cli.Tpm4j info \
    --tcti "swtpm:path=$work/tpm" > /dev/null
  kill "$server"
  wait "$server"
  server=
}
