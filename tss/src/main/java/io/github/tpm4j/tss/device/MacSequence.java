package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Makes a MAC of a message that comes piece by piece. A message of up to 1,024 bytes takes one
 * command, TPM2_HMAC or TPM2_MAC.
 */
public final class MacSequence extends MessageSequence {
  private final TpmAlg scheme;

  MacSequence(TpmKey key, TpmAlg scheme) {
    super(key);
    this.scheme = scheme;
  }

  @Override
  SavedSequence first(MessagePart part) {
    return key.authorized(
        (turn, held, by, authValue) ->
            save(TpmSequence.mac(turn, held, scheme, by, authValue), part));
  }

  /**
   * The MAC of all that came. The sequence has ended then, also if this fails.
   *
   * @return to be wiped by the caller if it is a secret
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM refuses
   */
  public Bytes complete() {
    requireOpen();
    try {
      MessagePart part = part();
      return saved().isEmpty() && part.isOnePiece() ? atOnce(part.bytes()) : inSequence(part);
    } finally {
      close();
    }
  }

  private Bytes atOnce(Bytes message) {
    return key.authorized(
        (turn, held, by, authValue) -> {
          Hmac.Request request = new Hmac.Request(held.handle(), message, scheme);
          return turn.execute(request, held, by, authValue, Secrecy.BOTH).outMac();
        });
  }

  private Bytes inSequence(MessagePart part) {
    if (saved().isPresent()) {
      return key.inTurn(
          turn -> {
            try (TpmSequence sequence = TpmSequence.load(turn, saved().get())) {
              return sequence.result(part);
            }
          });
    }
    return key.authorized(
        (turn, held, by, authValue) -> {
          try (TpmSequence sequence = TpmSequence.mac(turn, held, scheme, by, authValue)) {
            return sequence.result(part);
          }
        });
  }
}
