package io.github.tpm4j.tpm12.transportsession;

import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmSignInfo;
import io.github.tpm4j.tpm12.structures.TpmTransportLogIn;
import io.github.tpm4j.tpm12.structures.TpmTransportLogOut;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The log of a transport session (Part 3, 24): a digest of all commands and responses, in their
 * order. Immutable.
 *
 * @param digest 20 bytes; zeros at the beginning
 */
public record TransportLog(Bytes digest) {
  /** SHA-1 of nothing that was said: 20 zeros. */
  private static final Bytes ZEROS = Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES]);

  /** Of a session that begins. */
  public static final TransportLog EMPTY = new TransportLog(ZEROS);

  private static final Bytes FIXED = Bytes.of("TRAN".getBytes(StandardCharsets.US_ASCII));

  /**
   * {@return the log with a command more}
   *
   * @param parameters SHA-1 of its ordinal and parameters
   * @param keys those that it names by handles, in their order
   */
  public TransportLog with(Bytes parameters, List<TpmPubkey> keys) {
    return new TransportLog(
        Sha1.of(digest, new TpmTransportLogIn(parameters, hash(keys)).toBytes()));
  }

  private static Bytes hash(List<TpmPubkey> keys) {
    if (keys.isEmpty()) {
      return ZEROS;
    }
    TpmWriter digests = new TpmWriter();
    for (TpmPubkey key : keys) {
      // TPM_STORE_PUBKEY: the modulus after its size.
      TpmWriter stored = new TpmWriter().sized(key.modulus());
      digests.digest(Sha1.of(Bytes.of(stored.toByteArray())));
    }
    return Sha1.of(Bytes.of(digests.toByteArray()));
  }

  /**
   * {@return the log with a response more, or with the command that ends the session}
   *
   * @param parameters SHA-1 of the response's code, ordinal and parameters
   * @param ticks when it was made
   * @param locality that the command came from: 0 to 4
   */
  public TransportLog with(Bytes parameters, TpmCurrentTicks ticks, int locality) {
    return new TransportLog(
        Sha1.of(digest, new TpmTransportLogOut(ticks, parameters, locality).toBytes()));
  }

  /**
   * {@return what TPM_ReleaseTransportSigned signs}
   *
   * @param antiReplay 20 bytes of the caller
   */
  public TpmSignInfo signed(Bytes antiReplay) {
    return new TpmSignInfo(FIXED, antiReplay, digest);
  }
}
