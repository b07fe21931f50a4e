package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_SYM_CA_ATTESTATION (Part 2, 12.9): the credential of an identity key, encrypted by the key
 * that TPM_ActivateIdentity gives back.
 *
 * @param algorithm how it is encrypted, and by which initialization vector
 * @param credential encrypted
 */
public record TpmSymCaAttestation(TpmKeyParms algorithm, Bytes credential) implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmSymCaAttestation read(TpmReader in) {
    int credentialSize = in.u32();
    return new TpmSymCaAttestation(TpmKeyParms.read(in), in.bytes(credentialSize));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(credential.size());
    algorithm.write(out);
    out.bytes(credential);
  }
}
