package io.github.tpm4j.cli.doctor;

import io.github.tpm4j.cli.tpm.Finding;
import java.util.Optional;

/**
 * Something that was looked at.
 *
 * @param what was seen, where it is as it should be
 * @param finding what is wrong; empty if it is as it should be
 */
record Check(String what, Optional<Finding> finding) {

  static Check good(String what) {
    return new Check(what, Optional.empty());
  }

  static Check bad(Finding finding) {
    return new Check(finding.what(), Optional.of(finding));
  }

  static Check bad(String id, String what, String remedy) {
    return bad(new Finding(id, what, remedy));
  }
}
