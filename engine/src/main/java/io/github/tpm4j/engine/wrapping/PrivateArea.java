package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * TPM2B_PRIVATE of an object under a storage parent (Part 1, 22.4 and 22.5).
 *
 * <pre>
 * TPM2B integrity ‖ TPM2B iv ‖ encrypted (TPM2B_SENSITIVE)
 * </pre>
 */
public final class PrivateArea {

  private PrivateArea() {}

  /**
   * Wraps a sensitive area for {@code parent}.
   *
   * @param nameAlg of the object
   */
  public static Bytes wrap(
      LoadedObject parent,
      TpmtSensitive sensitive,
      Bytes name,
      TpmAlg nameAlg,
      RandomSource random) {
    StorageKeys keys = new StorageKeys(parent, parent.sensitive().seedValue().borrow());
    byte[] clear = SensitiveAreas.marshal(sensitive, nameAlg);
    byte[] iv = random.bytes(keys.blockBytes());
    byte[] encrypted = keys.encrypt(name, iv, clear);
    Arrays.fill(clear, (byte) 0);
    byte[] body = new TpmWriter(encrypted.length + 32).sized(iv).array(encrypted).toByteArray();
    TpmWriter out = new TpmWriter(body.length + 80);
    return Bytes.adopt(out.sized(keys.integrity(name, body)).array(body).toByteArray());
  }

  /**
   * Unwraps the sensitive area of an object with this Name.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY, TPM_RC_VALUE, TPM_RC_SIZE, TPM_RC_INSUFFICIENT, all to be
   *     numbered; TPM_RC_SENSITIVE if what was wrapped is no sensitive area
   */
  public static TpmtSensitive unwrap(
      LoadedObject parent, Bytes wrapped, Bytes name, Limits limits) {
    StorageKeys keys = new StorageKeys(parent, parent.sensitive().seedValue().borrow());
    byte[] clear = decrypt(keys, wrapped.borrow(), name, limits);
    try {
      return SensitiveAreas.read(clear, limits);
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.SENSITIVE);
    }
  }

  private static byte[] decrypt(StorageKeys keys, byte[] wrapped, Bytes name, Limits limits) {
    try {
      TpmReader in = new TpmReader(wrapped, limits);
      Bytes integrity = Tpm2b.DIGEST.read(in);
      byte[] body = Arrays.copyOfRange(wrapped, in.position(), wrapped.length);
      boolean isIntact = MessageDigest.isEqual(keys.integrity(name, body), integrity.borrow());
      TpmFailure.require(isIntact, TpmRc.INTEGRITY);
      Bytes iv = Tpm2b.IV.read(in);
      TpmFailure.require(iv.size() == keys.blockBytes(), TpmRc.VALUE);
      return keys.decrypt(name, iv.borrow(), in.array(in.remaining()));
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e));
    }
  }
}
