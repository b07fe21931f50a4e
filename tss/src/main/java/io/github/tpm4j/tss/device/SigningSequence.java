package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.wire.Bytes;

/** Signs a message that comes piece by piece. */
public final class SigningSequence extends MessageSequence {
  private final Bytes context;

  SigningSequence(TpmKey key, Bytes context) {
    super(key);
    this.context = context;
  }

  @Override
  SavedSequence first(MessagePart part) {
    return key.loaded((turn, held) -> save(TpmSequence.signing(turn, held, context), part));
  }

  /**
   * {@return the signature over all that came} The sequence has ended then, also if this fails.
   *
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM refuses
   */
  public TpmtSignature complete() {
    requireOpen();
    try {
      MessagePart part = part();
      return key.authorized(
          (turn, held, by, authValue) -> {
            try (TpmSequence sequence =
                saved().isPresent()
                    ? TpmSequence.load(turn, saved().get())
                    : TpmSequence.signing(turn, held, context)) {
              return sequence.sign(part, held, by, authValue);
            }
          });
    } finally {
      close();
    }
  }
}
