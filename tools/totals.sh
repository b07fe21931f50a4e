# Sourced: counts what Surefire reported.
#
# count_tests   sets tests_passed, tests_failed and tests_skipped from all modules' reports

count_tests() {
  local suite tests errors failures skipped
  tests_passed=0 tests_failed=0 tests_skipped=0
  while read -r suite; do
    tests=$(attribute tests "$suite") errors=$(attribute errors "$suite")
    failures=$(attribute failures "$suite") skipped=$(attribute skipped "$suite")
    tests_failed=$((tests_failed + errors + failures))
    tests_skipped=$((tests_skipped + skipped))
    tests_passed=$((tests_passed + tests - errors - failures - skipped))
  done < <(find . -path '*/target/surefire-reports/TEST-*.xml' \
    -exec grep -h -m1 '<testsuite ' {} \;)
}

attribute() {
  sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$2"
}
