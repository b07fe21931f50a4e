package io.github.tpm4j.engine.commands.duplication;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.OuterWrapper;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/**
 * The outer wrapper that a duplicate gets, or none (Part 1, 23.3.2.3).
 *
 * @param newParent null for none
 */
record OuterLayer(LoadedObject newParent, SecretSharing.Shared shared) {
  private static final SecretSharing.Shared NOTHING =
      new SecretSharing.Shared(SecretBytes.EMPTY, Bytes.EMPTY);

  /**
   * Shares a seed with the new parent.
   *
   * @param newParent null for no outer wrapper
   * @param handleNumber the number of its handle, to blame
   * @throws TpmFailure as {@link SecretSharing#encrypt}
   */
  static OuterLayer of(LoadedObject newParent, int handleNumber, RandomSource random) {
    if (newParent == null) {
      return new OuterLayer(null, NOTHING);
    }
    return new OuterLayer(
        newParent,
        TpmFailure.inHandle(
            handleNumber, () -> SecretSharing.encrypt(newParent, KdfLabel.DUPLICATE, random)));
  }

  /** Wraps {@code content}, and wipes it and the seed. */
  Bytes wrap(Bytes name, byte[] content) {
    if (newParent == null) {
      return Bytes.adopt(content);
    }
    Bytes wrapped = OuterWrapper.wrap(newParent, shared.secret(), name, content);
    Arrays.fill(content, (byte) 0);
    shared.secret().close();
    return wrapped;
  }

  /** What the new parent recovers the seed from. */
  Bytes secret() {
    return shared.encrypted();
  }
}
