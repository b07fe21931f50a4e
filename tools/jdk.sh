# Sourced: finds the JDK and Maven.
#
# require_jdk    sets and exports JAVA_HOME, sets java_version (17.0.15), java_major (17) and native_access (the
#                option without which later JVMs warn of native libraries); ends with
#                a message without JDK 17+
# require_maven  ends with a message where mvn is not on the PATH

require_jdk() {
  if [ -z "${JAVA_HOME:-}" ]; then
    local javac
    javac=$(command -v javac) || fail "no JDK: install JDK 17 or later, or set JAVA_HOME"
    javac=$(readlink -f "$javac")
    JAVA_HOME=${javac%/bin/javac}
  fi
  [ -x "$JAVA_HOME/bin/javac" ] || fail "JAVA_HOME=$JAVA_HOME is not a JDK"
  java_version=$(find_version)
  java_major=${java_version%%[!0-9]*}
  [ "${java_major:-0}" -ge 17 ] || fail "Java ${java_version:-?} in $JAVA_HOME is too old, 17 is needed"
  native_access=()
  [ "$java_major" -lt 22 ] || native_access=(--enable-native-access=ALL-UNNAMED)
  export JAVA_HOME
}

# From the file that a JDK has for this: to start Java takes as long as the rest of a command.
find_version() {
  local line
  if [ -r "$JAVA_HOME/release" ]; then
    while read -r line; do
      case $line in JAVA_VERSION=*) line=${line#*=\"} && echo "${line%\"*}" && return ;; esac
    done < "$JAVA_HOME/release"
  fi
  "$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p'
}

require_maven() {
  command -v mvn > /dev/null || fail "no Maven: install it (Debian: apt-get install maven)"
}

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}
