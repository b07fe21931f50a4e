package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What a TPM says of the making of an object, for {@link TpmKey#certifyCreation}. Nothing in it is
 * secret. Its ticket holds until the hierarchy is cleared.
 *
 * @param data the TPMS_CREATION_DATA (Part 2, 15.1), without the 2 bytes of size of a TPM2B
 * @param hash its digest by the object's nameAlg
 * @param ticket by which the TPM knows again that both are its own
 */
public record Creation(Bytes data, Bytes hash, TpmtTkCreation ticket) {

  static Creation of(Create.Response created) {
    return new Creation(
        Bytes.adopt(created.creationData().marshal()),
        created.creationHash(),
        created.creationTicket());
  }
}
