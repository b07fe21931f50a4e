#!/bin/bash
# Draws the pictures of the README anew (docs/pictures), from what the commands print.
set -euo pipefail

cd "$(dirname "$(readlink -f "$0")")/.."
mvn -q -B -ntp test -pl cli -am -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtpm4j.pictures.draw=true
