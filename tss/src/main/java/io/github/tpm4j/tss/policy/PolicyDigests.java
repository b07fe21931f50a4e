package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;

/** How policy commands change policyDigest (Part 1, 19.7; Part 3, 23). */
final class PolicyDigests {

  private PolicyDigests() {}

  /** H(digest, command code, parts). */
  static Bytes extend(HashAlg hash, Bytes digest, TpmCc command, Bytes... parts) {
    MessageDigest engine = Digests.start(hash);
    engine.update(digest.borrow());
    engine.update(command.marshal());
    for (Bytes part : parts) {
      engine.update(part.borrow());
    }
    return Bytes.adopt(engine.digest());
  }

  /** PolicyUpdate (Part 3, 23.2.3): two steps, the second one with an empty policyRef too. */
  static Bytes update(HashAlg hash, Bytes digest, TpmCc command, Bytes name, Bytes policyRef) {
    return Digests.of(hash, extend(hash, digest, command, name), policyRef);
  }

  static Bytes octet(int value) {
    return Bytes.of((byte) value);
  }

  static Bytes octet(boolean value) {
    return octet(value ? 1 : 0);
  }
}
