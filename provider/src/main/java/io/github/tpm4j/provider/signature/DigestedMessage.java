package io.github.tpm4j.provider.signature;

import java.security.MessageDigest;

/** A message that is digested. */
record DigestedMessage(MessageDigest digest) implements Message {

  @Override
  public void update(byte[] octets, int offset, int length) {
    digest.update(octets, offset, length);
  }

  @Override
  public byte[] finish() {
    return digest.digest();
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
