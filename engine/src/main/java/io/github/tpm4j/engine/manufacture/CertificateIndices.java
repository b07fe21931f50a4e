package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * NV Indices for certificates (TCG EK Credential Profile 2.4, 2.2.1.5.1; TCG PC Client Platform TPM
 * Profile, 4.5): the platform's, which alone may write them; everybody may read them, with the
 * Index's own empty authValue.
 */
record CertificateIndices(NvIndices nv) {
  private static final TpmaNv ATTRIBUTES =
      TpmaNv.of(
          TpmaNv.PLATFORMCREATE
              | TpmaNv.PPWRITE
              | TpmaNv.WRITEDEFINE
              | TpmaNv.PPREAD
              | TpmaNv.OWNERREAD
              | TpmaNv.AUTHREAD
              | TpmaNv.NO_DA);

  void define(TpmHandle index, byte[] der) {
    nv.define(
            new TpmsNvPublic(index, TpmAlg.SHA256, ATTRIBUTES, Bytes.EMPTY, der.length),
            SecretBytes.EMPTY)
        .setData(der);
  }
}
