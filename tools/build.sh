# Sourced, after jdk.sh: builds a module when its sources are newer than what was built.
#
# build_if_stale MODULE OUTPUT   OUTPUT is a file that a build of MODULE writes

build_if_stale() {
  local module=$1 output=$2
  is_stale "$module" "$output" || return 0
  require_maven
  echo "Building $module (the first time, Maven downloads what it needs)..." >&2
  mkdir -p target
  # One build at a time: two callers would write the same jars.
  (
    flock 9
    if is_stale "$module" "$output"; then
      mvn -B -ntp -q -pl "$module" -am -Dmaven.test.skip=true package \
        > target/build.log 2>&1 < /dev/null || { cat target/build.log >&2; exit 1; }
      # Maven leaves a file as it is that would come out the same, and the next call would build again.
      touch "$output"
    fi
  ) 9> target/build.lock || fail "the build of $module failed"
}

is_stale() {
  local module=$1 output=$2 folder inputs=(pom.xml)
  local folders=(transports tss{,/tpm12} attest engine{,/tpm12} keystore{,/tpm12} provider "$module")
  case $module in
    benchmarks) folders+=(cli conformance-tests/peers) ;;
    conformance-tests/differential) folders+=(conformance-tests/peers) ;;
    conformance-tests/capabilities) folders+=(conformance-tests/{peers,differential}) ;;
  esac
  [ -e "$output" ] || return 0
  for folder in "${folders[@]}"; do
    inputs+=("$folder/pom.xml")
    [ ! -d "$folder/src/main" ] || inputs+=("$folder/src/main")
  done
  [ -n "$(find "${inputs[@]}" -newer "$output" -print -quit)" ]
}
