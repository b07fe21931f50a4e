package io.github.tpm4j.engine.objects;

import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Copies of sensitive areas, each wiped by its own owner. */
final class Sensitives {

  private Sensitives() {}

  static TpmtSensitive copy(TpmtSensitive sensitive) {
    if (sensitive == null) {
      return null;
    }
    return new TpmtSensitive(
        sensitive.sensitiveType(),
        SecretBytes.of(sensitive.authValue().borrow()),
        SecretBytes.of(sensitive.seedValue().borrow()),
        SecretBytes.of(sensitive.sensitive().borrow()));
  }
}
