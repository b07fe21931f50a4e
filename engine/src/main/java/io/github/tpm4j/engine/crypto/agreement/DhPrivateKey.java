package io.github.tpm4j.engine.crypto.agreement;

import java.util.Optional;

/** The private half of a key on a {@link DhGroup}; closed, it is wiped. */
public interface DhPrivateKey extends AutoCloseable {
  DhPublicKey publicKey();

  /**
   * The secret shared with the holder of a public key of the same group: one coordinate of the
   * shared point. Empty if that is the neutral point. The caller wipes it.
   */
  Optional<byte[]> agree(DhPublicKey other);

  @Override
  void close();
}
