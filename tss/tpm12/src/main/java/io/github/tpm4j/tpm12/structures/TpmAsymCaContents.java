package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_ASYM_CA_CONTENTS (Part 2, 12.8): what an authority encrypts to the endorsement key for
 * TPM_ActivateIdentity.
 *
 * @param sessionKey which decrypts the credential
 * @param idDigest of the TPM_PUBKEY of the identity key: 20 bytes, SHA-1
 */
public record TpmAsymCaContents(TpmSymmetricKey sessionKey, Bytes idDigest)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmAsymCaContents read(TpmReader in) {
    return new TpmAsymCaContents(TpmSymmetricKey.read(in), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    sessionKey.write(out);
    out.digest(idDigest);
  }

  /** Without contents, which are secret. */
  @Override
  public String toString() {
    return "TpmAsymCaContents";
  }
}
