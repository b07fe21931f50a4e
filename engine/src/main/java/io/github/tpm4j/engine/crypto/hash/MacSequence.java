package io.github.tpm4j.engine.crypto.hash;

/**
 * A running MAC whose state can be saved, for the sequences of TPM2_HMAC_Start and TPM2_MAC_Start
 * (Part 3, 17.2, 17.3). The saved state is as secret as the key.
 */
public interface MacSequence {
  void update(byte[] data);

  /** The MAC of everything up to now; the sequence must not be used after it. */
  byte[] finish();

  /** The state without the key, which the caller keeps and gives again to restore it. */
  byte[] save();
}
