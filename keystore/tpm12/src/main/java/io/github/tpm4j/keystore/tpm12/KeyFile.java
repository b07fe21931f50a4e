package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.spec.InvalidKeySpecException;

/** A key of a TPM 1.2 as files keep it. */
final class KeyFile {
  private KeyFile() {}

  /**
   * The file of a key.
   *
   * @param emptyAuth whether it has the well-known secret
   */
  static Tss2PrivateKey of(TpmKey key, boolean emptyAuth) {
    Bytes encoded = Bytes.adopt(key.toBytes().toArray());
    return Tss2PrivateKey.builder(Tss2KeyType.TPM_1_2, EntityConstants.KH_SRK, encoded, Bytes.EMPTY)
        .emptyAuth(emptyAuth)
        .build();
  }

  static TpmKey key(Tss2PrivateKey file, String alias) throws InvalidKeySpecException {
    try {
      byte[] encoded = file.publicArea().toByteArray();
      return TpmReader.readWhole(io.github.tpm4j.tpm12.wire.Bytes.of(encoded), TpmKey::read);
    } catch (WireException e) {
      throw new InvalidKeySpecException("The TPM_KEY of TPM key " + alias + " is damaged", e);
    }
  }
}
