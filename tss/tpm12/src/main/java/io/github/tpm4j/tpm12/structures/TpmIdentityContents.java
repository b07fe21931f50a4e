package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_IDENTITY_CONTENTS (Part 2, 12.5): what TPM_MakeIdentity signs the digest of with the new key.
 *
 * @param labelPrivCaDigest as in the request: 20 bytes, SHA-1
 * @param identityPubKey of the new key
 */
public record TpmIdentityContents(Bytes labelPrivCaDigest, TpmPubkey identityPubKey)
    implements Marshallable {
  private static final int VERSION_1_1 = 0x0101_0000;
  private static final int MAKE_IDENTITY = 0x0000_0079;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmIdentityContents read(TpmReader in) {
    in.expectU32("TPM_IDENTITY_CONTENTS", VERSION_1_1);
    in.expectU32("TPM_IDENTITY_CONTENTS", MAKE_IDENTITY);
    return new TpmIdentityContents(in.digest(), TpmPubkey.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(VERSION_1_1);
    out.u32(MAKE_IDENTITY);
    out.digest(labelPrivCaDigest);
    identityPubKey.write(out);
  }

  /** {@return the SHA-1 digest of the wire form, which is what is signed} */
  public Bytes digest() {
    return Sha1.of(toBytes());
  }
}
