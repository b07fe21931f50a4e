package io.github.tpm4j.engine.crypto.agreement;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.Optional;

/** A curve on which two parties agree on a secret. */
public interface DhGroup {
  TpmEccCurve id();

  /** The size of an encoded public key, in bytes. */
  int encodedBytes();

  /** A new key, of octets from the source and nothing else. */
  DhPrivateKey generateKey(RandomSource random);

  /** The public key of an encoding; empty if it has none. */
  Optional<? extends DhPublicKey> decode(byte[] encoded);
}
