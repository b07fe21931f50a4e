# Sourced: finds the JDK and Maven.
#
# require_jdk    sets and exports JAVA_HOME, sets java_major; ends with a message without JDK 17+
# require_maven  ends with a message where mvn is not on the PATH

require_jdk() {
  if [ -z "${JAVA_HOME:-}" ]; then
    local javac
    javac=$(command -v javac) || fail "no JDK: install JDK 17 or later, or set JAVA_HOME"
    JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$javac")")")
  fi
  [ -x "$JAVA_HOME/bin/javac" ] || fail "JAVA_HOME=$JAVA_HOME is not a JDK"
  java_major=$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  [ "${java_major:-0}" -ge 17 ] || fail "Java ${java_major:-?} in $JAVA_HOME is too old, 17 is needed"
  export JAVA_HOME
}

require_maven() {
  command -v mvn > /dev/null || fail "no Maven: install it (Debian: apt-get install maven)"
}

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}
