#!/bin/bash
# Runs the tests that swtpm's own project has for its commands, against the commands of a folder, and prints a table.
#
#   tools/swtpm/own-tests.sh CHECKOUT FOLDER [TEST...]
#
# CHECKOUT is a folder with the sources of swtpm v0.7.1, which are only read; nothing is fetched. FOLDER has the commands:
# that of './tpm4j install-swtpm', or /usr/bin for swtpm's own. Without names all tests of TPM 2.0 are run.
# Needs swtpm and swtpm-tools (swtpm_cert, swtpm_localca), tpm2-tools, expect, socat, tss2, and a user tss. Run as root.
set -euo pipefail

usage() {
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -ge 2 ] || usage
checkout=$(readlink -f "$1") commands=$(readlink -f "$2")
shift 2
[ -f "$checkout/tests/test_tpm2_init" ] || { echo "no sources of swtpm in $checkout" >&2; exit 2; }
[ -x "$commands/swtpm" ] || { echo "no command swtpm in $commands" >&2; exit 2; }
limit_seconds=${TEST_LIMIT_SECONDS:-300}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp -r "$checkout/tests" "$checkout/samples" "$work"
mkdir -p "$work/src/swtpm_localca"
: > "$work/config.h"
sed 's/@TSS_USER@/tss/; s/@TSS_GROUP@/tss/' "$work/tests/test_config.in" > "$work/tests/test_config"
for template in "$work"/samples/*.in; do
  sed 's|@SYSCONFDIR@|/etc|g; s|@LOCALSTATEDIR@|/var|g; s|@DATAROOT@|/usr/share|g; s|@BINDIR@|/usr/bin|g; s|@[A-Z_]*@||g' \
    "$template" > "${template%.in}"
done
chmod 755 "$work"/samples/*
for tool in swtpm swtpm_setup swtpm_ioctl swtpm_bios swtpm_cert; do
  mkdir -p "$work/src/$tool"
  path=$commands/$tool
  [ -x "$path" ] || path=/usr/bin/$tool
  ln -s "$path" "$work/src/$tool/$tool"
done
ln -s /usr/bin/swtpm_localca "$work/src/swtpm_localca/swtpm_localca"
# Ports above 65,000 are the kernel's own choice on some machines.
sed -i 's/\b65\([0-9]\{3\}\)\b/25\1/g' "$work"/tests/test_* "$work"/tests/_test_*

export PATH="$commands:$PATH" SWTPM_TEST_IBMTSS2=1
export SWTPM_EXE=$work/src/swtpm/swtpm SWTPM_IOCTL=$work/src/swtpm_ioctl/swtpm_ioctl
export SWTPM_BIOS=$work/src/swtpm_bios/swtpm_bios SWTPM_SETUP=$work/src/swtpm_setup/swtpm_setup
export SWTPM_CERT=$work/src/swtpm_cert/swtpm_cert SWTPM_LOCALCA=$work/src/swtpm_localca/swtpm_localca
export abs_top_testdir=$work/tests abs_top_builddir=$work abs_top_srcdir=$work
unset TPM_PATH

# Says how a test ended; its output is kept if that is wanted.
run() {
  local status=0
  (cd "$work/tests" && timeout -k 10 "$limit_seconds" bash "./$1") > "$work/$1.log" 2>&1 < /dev/null || status=$?
  [ -z "${KEEP_LOGS:-}" ] || cp "$work/$1.log" "$KEEP_LOGS/"
  case $status in
    0) echo passed ;;
    77) echo "skipped: $(tail -n 1 "$work/$1.log")" ;;
    124 | 137) echo "not ended after $limit_seconds s" ;;
    *) echo "FAILED: $(grep -v '^$' "$work/$1.log" | tail -n 1)" ;;
  esac
}

[ $# -gt 0 ] || set -- $(cd "$work/tests" && echo test_commandline test_ctrlchannel* test_parameters test_print_* test_tpm2_* test_swtpm_*)
echo "| test | with $("$commands/swtpm" --version | head -n 1) |"
echo "|---|---|"
for test; do
  echo "| $test | $(run "$test") |"
done
