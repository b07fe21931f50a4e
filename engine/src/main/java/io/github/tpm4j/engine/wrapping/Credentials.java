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
import java.util.Arrays;

/**
 * TPM2B_ID_OBJECT: a credential for the TPM that has both a key and the object with a Name (Part 1,
 * 24; Part 2, 12.4.3).
 */
public final class Credentials {

  private Credentials() {}

  /**
   * Wraps a credential.
   *
   * @param seed shared with the holder of {@code key}
   * @param name of the object that the credential is about
   */
  public static Bytes wrap(LoadedObject key, SecretBytes seed, Bytes name, SecretBytes credential) {
    TpmWriter out = new TpmWriter();
    byte[] clear = out.sized(credential).toByteArray();
    out.wipe();
    Bytes wrapped = OuterWrapper.wrap(key, seed, name, clear);
    Arrays.fill(clear, (byte) 0);
    return wrapped;
  }

  /**
   * Unwraps a credential.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY; TPM_RC_SIZE, TPM_RC_INSUFFICIENT if there is no
   *     credential, or more; all to be numbered
   * @throws io.github.tpm4j.tss.wire.WireException with such a code
   */
  public static SecretBytes unwrap(
      LoadedObject key, SecretBytes seed, Bytes name, Bytes wrapped, Limits limits) {
    byte[] clear = OuterWrapper.unwrap(key, seed, name, wrapped, limits);
    try {
      TpmReader in = new TpmReader(clear, limits);
      SecretBytes credential = Tpm2b.DIGEST.readSecret(in);
      TpmFailure.require(in.remaining() == 0, TpmRc.SIZE);
      return credential;
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }
}
