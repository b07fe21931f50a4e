package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.tss.asn1.Oid;
import java.io.IOException;

/**
 * What a {@code TSS2 PRIVATE KEY} holds, and so which command takes it into a TPM
 * (draft-bottomley-tpm2-keys, "type").
 */
public enum Tss2KeyType {
  /** A key for TPM2_Load: wrapped by its parent on the TPM that made it. */
  LOADABLE("2.23.133.10.1.3"),
  /** A key for TPM2_Import: a duplicate, wrapped for its new parent outside a TPM. */
  IMPORTABLE("2.23.133.10.1.4"),
  /** Sealed data for TPM2_Load, or for TPM2_Import if a secret is with them, and TPM2_Unseal. */
  SEALED("2.23.133.10.1.5"),
  /**
   * A key that lies in the TPM's own memory, at the handle in the place of the parent; nothing is
   * taken into the TPM. Of this project alone.
   */
  PERSISTENT("2.25.286160250425351779255996531406325058176.5"),
  /**
   * A key of a TPM 1.2, for TPM_LoadKey2: the TPM_KEY, which holds both halves, stands in the place
   * of the public area, and the handle of the SRK in that of the parent. Of this project alone.
   */
  TPM_1_2("2.25.286160250425351779255996531406325058176.6"),
  /**
   * Data that a TPM 1.2 has sealed, for TPM_Unseal: the TPM_STORED_DATA stands in the place of the
   * public area, and the handle of the SRK in that of the parent. Of this project alone.
   */
  TPM_1_2_SEALED("2.25.286160250425351779255996531406325058176.7");

  /** A loadable key before the TCG assigned the arc above; some programs wrote it until 2025. */
  private static final Oid OLD_LOADABLE = new Oid("2.23.133.10.2");

  private final Oid oid;

  Tss2KeyType(String oid) {
    this.oid = new Oid(oid);
  }

  /**
   * {@return the object identifier in dotted form; those of this project alone apart under TCG's
   * 2.23.133.10.1}
   */
  public String oid() {
    return oid.dotted();
  }

  /** {@return the family of the TPM that has the key} */
  public TpmFamily family() {
    return this == TPM_1_2 || this == TPM_1_2_SEALED ? TpmFamily.TPM_1_2 : TpmFamily.TPM_2_0;
  }

  /** {@return whether it is sealed data, and no key} */
  public boolean isSealed() {
    return this == SEALED || this == TPM_1_2_SEALED;
  }

  /** {@return the object identifier in the file} */
  Oid asn1Oid() {
    return oid;
  }

  static Tss2KeyType of(Oid oid) throws IOException {
    if (oid.equals(OLD_LOADABLE)) {
      return LOADABLE;
    }
    for (Tss2KeyType type : values()) {
      if (type.oid.equals(oid)) {
        return type;
      }
    }
    throw new IOException(
        "type "
            + oid
            + " is no kind of TPM 2.0 key; known are loadable (2.23.133.10.1.3),"
            + " importable (.4) and sealed (.5), and the older 2.23.133.10.2");
  }
}
