package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.security.MessageDigest;

/**
 * The protection of duplicates and credentials by a shared seed (Part 1, 23.3.2.3 and 24.4); the IV
 * is zero, for the seed is used once.
 *
 * <pre>
 * TPM2B outerHMAC ‖ encrypted (data)
 * </pre>
 */
public final class OuterWrapper {

  private OuterWrapper() {}

  /**
   * Wraps {@code data} for the holder of {@code key}.
   *
   * @param seed shared with it
   * @param name the Name of the object that the data is for
   */
  public static Bytes wrap(LoadedObject key, SecretBytes seed, Bytes name, byte[] data) {
    StorageKeys keys = new StorageKeys(key, seed.borrow());
    byte[] encrypted = keys.encrypt(name, new byte[keys.blockBytes()], data);
    TpmWriter out = new TpmWriter(encrypted.length + 80);
    return Bytes.adopt(out.sized(keys.integrity(name, encrypted)).array(encrypted).toByteArray());
  }

  /**
   * Unwraps; the caller wipes the result.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY, TPM_RC_SIZE, TPM_RC_INSUFFICIENT, all to be numbered
   */
  public static byte[] unwrap(
      LoadedObject key, SecretBytes seed, Bytes name, Bytes wrapped, Limits limits) {
    StorageKeys keys = new StorageKeys(key, seed.borrow());
    try {
      TpmReader in = new TpmReader(wrapped.borrow(), limits);
      Bytes integrity = Tpm2b.DIGEST.read(in);
      byte[] encrypted = in.array(in.remaining());
      boolean isIntact = MessageDigest.isEqual(keys.integrity(name, encrypted), integrity.borrow());
      TpmFailure.require(isIntact, TpmRc.INTEGRITY);
      return keys.decrypt(name, new byte[keys.blockBytes()], encrypted);
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e));
    }
  }
}
