package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_IDENTITY_REQ (Part 2, 12.6): what an authority is asked to certify, encrypted to it.
 *
 * @param asymAlgorithm how {@code asymBlob} is encrypted
 * @param symAlgorithm how {@code symBlob} is encrypted, and by which initialization vector
 * @param asymBlob a {@link TpmSymmetricKey}, encrypted to the authority's key
 * @param symBlob a {@link TpmIdentityProof}, encrypted by that symmetric key
 */
public record TpmIdentityReq(
    TpmKeyParms asymAlgorithm, TpmKeyParms symAlgorithm, Bytes asymBlob, Bytes symBlob)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmIdentityReq read(TpmReader in) {
    int asymSize = in.u32();
    int symSize = in.u32();
    return new TpmIdentityReq(
        TpmKeyParms.read(in), TpmKeyParms.read(in), in.bytes(asymSize), in.bytes(symSize));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(asymBlob.size()).u32(symBlob.size());
    asymAlgorithm.write(out);
    symAlgorithm.write(out);
    out.bytes(asymBlob).bytes(symBlob);
  }
}
