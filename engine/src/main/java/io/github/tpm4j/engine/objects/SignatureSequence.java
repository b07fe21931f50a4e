package io.github.tpm4j.engine.objects;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message to be signed, or whose signature is to be verified, in parts (version 185, Part 3, 17.5
 * and 17.6).
 *
 * @param verifies whether a signature is to be verified
 * @param keyHash of the public area of the key that the sequence was started for
 * @param context the context string of ML-DSA, or the counter of a commit
 * @param message its digest, representative or HMAC, up to now
 * @param ticket the HMAC of the ticket of a verified message, up to now
 */
public record SignatureSequence(
    boolean verifies,
    Bytes keyHash,
    Bytes context,
    SequenceState message,
    Optional<SequenceState.Mac> ticket)
    implements SequenceState {

  /** A sequence that begins, for a key. */
  public static SignatureSequence signing(LoadedObject key, Bytes context, SequenceState message) {
    return new SignatureSequence(false, key.publicHash(), context, message, Optional.empty());
  }

  /** A sequence that begins, for a key. */
  public static SignatureSequence verifying(
      LoadedObject key, Bytes context, SequenceState message, Optional<SequenceState.Mac> ticket) {
    return new SignatureSequence(true, key.publicHash(), context, message, ticket);
  }

  /** Whether the sequence was started for this key. */
  public boolean isFor(LoadedObject key) {
    return keyHash.equals(key.publicHash());
  }

  @Override
  public void update(byte[] data) {
    message.update(data);
    ticket.ifPresent(mac -> mac.update(data));
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(verifies ? 1 : 0).sized(keyHash).sized(context);
    writeMessage(out);
    out.u8(ticket.isPresent() ? 1 : 0);
    ticket.ifPresent(mac -> mac.write(out));
  }

  private void writeMessage(TpmWriter out) {
    out.u8(kind());
    message.write(out);
  }

  private int kind() {
    if (message instanceof SequenceState.Hash) {
      return 0;
    }
    if (message instanceof SequenceState.Representative) {
      return 1;
    }
    if (message instanceof EddsaMessage) {
      return 3;
    }
    return message instanceof OneShotMessage ? 4 : 2;
  }

  static SignatureSequence read(TpmReader in) {
    boolean verifies = in.u8() != 0;
    Bytes keyHash = Tpm2b.DIGEST.read(in);
    Bytes context = Tpm2b.SIGNATURE_CTX.read(in);
    SequenceState message = readMessage(in);
    Optional<SequenceState.Mac> ticket =
        in.u8() != 0 ? Optional.of(SequenceState.Mac.read(in)) : Optional.empty();
    return new SignatureSequence(verifies, keyHash, context, message, ticket);
  }

  private static SequenceState readMessage(TpmReader in) {
    return switch (in.u8()) {
      case 0 -> SequenceState.Hash.read(in);
      case 1 -> SequenceState.Representative.read(in);
      case 3 -> EddsaMessage.read(in);
      case 4 -> OneShotMessage.read(in);
      default -> SequenceState.Mac.read(in);
    };
  }

  /**
   * The message up to now, to be finished and wiped by the caller. The sequence stays as it is: a
   * wrong signature must not let it begin anew while its ticket goes on.
   */
  public SequenceState copyOfMessage() {
    TpmWriter out = new TpmWriter(512);
    writeMessage(out);
    byte[] state = out.toByteArray();
    try {
      return readMessage(new TpmReader(state, Limits.ANY));
    } finally {
      out.wipe();
      Arrays.fill(state, (byte) 0);
    }
  }

  @Override
  public void wipe() {
    message.wipe();
    ticket.ifPresent(SequenceState.Mac::wipe);
  }
}
