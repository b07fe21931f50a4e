package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.objects.LoadedObject;
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
public final class CredentialBlob {

  private CredentialBlob() {}

  /** Protects a credential for the object with this Name. */
  public static Bytes wrap(
      LoadedObject key, Bytes objectName, SecretBytes seed, SecretBytes credential) {
    TpmWriter out = new TpmWriter();
    byte[] clear = out.sized(credential).toByteArray();
    out.wipe();
    try (OuterWrap outer = new OuterWrap(key, seed, objectName)) {
      return Bytes.adopt(outer.wrap(clear));
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * The credential.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY; TPM_RC_SIZE if octets are left over
   * @throws io.github.tpm4j.tss.wire.WireException if the octets end too early
   */
  public static SecretBytes unwrap(
      LoadedObject key, Bytes objectName, SecretBytes seed, Bytes blob, Limits limits) {
    byte[] clear;
    try (OuterWrap outer = new OuterWrap(key, seed, objectName)) {
      clear = outer.unwrap(blob, limits);
    }
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
