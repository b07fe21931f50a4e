#!/bin/sh
# The command @NAME@ of tpm4j. Made by './tpm4j install-swtpm'.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
exec @JAVA@ @OPTIONS@ -cp "@CLASSPATH@" io.github.tpm4j.cli.dropin.@CLASS@ "$@"
