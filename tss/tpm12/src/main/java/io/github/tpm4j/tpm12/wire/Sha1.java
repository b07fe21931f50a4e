package io.github.tpm4j.tpm12.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash of TPM 1.2. */
public final class Sha1 {
  private Sha1() {}

  /**
   * Hashes bytes.
   *
   * @param parts one after another
   * @return 20 bytes
   */
  public static Bytes of(Bytes... parts) {
    MessageDigest sha1 = create();
    for (Bytes part : parts) {
      sha1.update(part.borrow());
    }
    return Bytes.adopt(sha1.digest());
  }

  /** {@return a new digest} */
  public static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-1, which TPM 1.2 cannot do without", e);
    }
  }
}
