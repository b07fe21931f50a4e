# Sourced, after jdk.sh and archive.sh: the commands of swtpm, in a folder that can stand first in PATH.
#
# install_swtpm JAR DIR   makes DIR/swtpm and its tools, and in DIR/.tpm4j what they need: they work
#                         without this folder

install_swtpm() {
  local jar=$1 dir=${2:-} lib java
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
  java=("$JAVA_HOME/bin/java" "${native_access[@]}" -cp "$lib/tpm4j.jar")
  install_command swtpm swtpm.sh Swtpm serve_and_use
  install_command swtpm_ioctl tool.sh ioctl.SwtpmIoctl ask_for_state
  install_command swtpm_bios tool.sh bios.SwtpmBios start_up
  install_command swtpm_setup setup.sh setup.SwtpmSetup make_state
  echo "$dir/swtpm and its tools are there: let $dir stand first in PATH"
}

# install_command NAME SCRIPT CLASS LIFE   makes the command of the SCRIPT that runs the CLASS. LIFE is a
#                                          function that runs it once with the JVM's options it is given
install_command() {
  local name=$1 script=$2 class=$3 life=$4 options
  options="${native_access[*]} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms8m -Xmx64m -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr"
  if make_class_archive "$name" "$life"; then
    options="$options -Xlog:$(log_tag)=off:stderr $(archive_option)=$lib/$name.$(suffix)"
  fi
  sed -e "s|@CLASSPATH@|$lib/tpm4j.jar|; s|@JAVA@|$JAVA_HOME/bin/java|; s|@OPTIONS@|$options|; s|@NAME@|$name|; s|@CLASS@|$class|; s|@DIR@|$dir|" \
    "$root/tools/swtpm/$script" > "$lib/$name"
  chmod 755 "$lib/$name"
  mv -f "$lib/$name" "$dir/$name"
}

# The classes of one life of a command; on JDK 17 to 24 a list of them, then the archive.
make_class_archive() (
  name=$1 life=$2 server=
  work=$(mktemp -d)
  trap discard EXIT
  if is_aot; then
    "$life" -XX:+UseG1GC -XX:AOTCacheOutput="$work/archive"
  else
    "$life" -XX:DumpLoadedClassList="$work/classes"
    "${java[@]}" -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile="$work/archive"
  fi > "$work/log" 2>&1
  [ -s "$work/archive" ] && install -m 444 "$work/archive" "$lib/$name.$(suffix)"
)

# Serves a TPM at $work/tpm while the rest is done.
start_server() {
  mkdir "$work/state"
  "${java[@]}" "$@" -Dtpm4j.swtpm.rehearsal=true io.github.tpm4j.cli.dropin.Swtpm socket --tpm2 \
    --tpmstate "dir=$work/state" --server "type=unixio,path=$work/tpm" --ctrl "type=unixio,path=$work/tpm.ctrl" \
    --pid "file=$work/pid" --flags not-need-init,startup-clear &
  server=$!
  while [ ! -s "$work/pid" ]; do
    kill -0 "$server" || return 1
    sleep 0.1
  done
}

end_server() {
  kill "$server"
  wait "$server"
  server=
}

serve_and_use() {
  start_server "$@"
  "${java[@]}" io.github.tpm4j.cli.Tpm4j info --tcti "swtpm:path=$work/tpm" > /dev/null
  end_server
}

ask_for_state() {
  start_server
  "${java[@]}" "$@" io.github.tpm4j.cli.dropin.ioctl.SwtpmIoctl --unix "$work/tpm.ctrl" --save permanent "$work/saved"
  end_server
}

start_up() {
  start_server
  "${java[@]}" "$@" io.github.tpm4j.cli.dropin.bios.SwtpmBios --unix "$work/tpm" --tpm2 -n -cs
  end_server
}

make_state() {
  echo "active_pcr_banks = sha256" > "$work/setup.conf"
  mkdir "$work/state"
  TPM4J_SWTPM=$dir/swtpm "${java[@]}" "$@" io.github.tpm4j.cli.dropin.setup.SwtpmSetup --tpm2 --tpm-state "$work/state" \
    --tpm "$dir/swtpm" --config "$work/setup.conf" --createek
}
