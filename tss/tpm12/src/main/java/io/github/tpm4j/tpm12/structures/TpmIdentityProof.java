package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_IDENTITY_PROOF (Part 2, 12.7): what an authority looks at before it certifies an identity
 * key.
 *
 * @param identityKey the key that is to be certified
 * @param labelArea the name that the key is to have
 * @param identityBinding the key's signature of the {@link TpmIdentityContents}
 * @param endorsementCredential the certificate of the TPM's endorsement key; empty if there is none
 * @param platformCredential the certificate of the machine; empty if there is none
 * @param conformanceCredential of an evaluation; empty if there is none
 */
public record TpmIdentityProof(
    TpmPubkey identityKey,
    Bytes labelArea,
    Bytes identityBinding,
    Bytes endorsementCredential,
    Bytes platformCredential,
    Bytes conformanceCredential)
    implements Marshallable {
  private static final int VERSION_1_1 = 0x0101_0000;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmIdentityProof read(TpmReader in) {
    in.expectU32("TPM_IDENTITY_PROOF", VERSION_1_1);
    int labelSize = in.u32();
    int bindingSize = in.u32();
    int endorsementSize = in.u32();
    int platformSize = in.u32();
    int conformanceSize = in.u32();
    return new TpmIdentityProof(
        TpmPubkey.read(in),
        in.bytes(labelSize),
        in.bytes(bindingSize),
        in.bytes(endorsementSize),
        in.bytes(platformSize),
        in.bytes(conformanceSize));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(VERSION_1_1).u32(labelArea.size()).u32(identityBinding.size());
    out.u32(endorsementCredential.size());
    out.u32(platformCredential.size());
    out.u32(conformanceCredential.size());
    identityKey.write(out);
    out.bytes(labelArea).bytes(identityBinding).bytes(endorsementCredential);
    out.bytes(platformCredential).bytes(conformanceCredential);
  }
}
