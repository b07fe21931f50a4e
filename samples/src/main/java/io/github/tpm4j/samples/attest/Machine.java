package io.github.tpm4j.samples.attest;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Map;

/** The machine that is asked: it makes an attestation key in its TPM, and quotes by it. */
final class Machine implements AutoCloseable {
  private static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);
  private static final TpmtPublic TEMPLATE =
      KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
          .signing()
          .with(TpmaObject.RESTRICTED)
          .build();

  private final TpmDevice device;
  private final CreatePrimary.Response key;

  private Machine(TpmDevice device) {
    this.device = device;
    TpmsSensitiveCreate sensitive = new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);
    key =
        device
            .client()
            .execute(
                new CreatePrimary.Request(
                    TpmHandle.ENDORSEMENT, sensitive, TEMPLATE, Bytes.EMPTY, PcrSelections.NONE),
                NO_PASSWORD);
  }

  /** The TPM of a TCTI string; the bundled one where there is none. */
  static Machine open(String tcti) throws Exception {
    TpmDevice device = TpmDevice.open(tcti == null || tcti.isBlank() ? "engine:memory" : tcti);
    // Starts the TPM if nobody has yet.
    device.random(1).close();
    return new Machine(device);
  }

  TpmtPublic attestationKey() {
    return key.outPublic();
  }

  io.github.tpm4j.attest.quote.Quote quote(Bytes nonce, TpmlPcrSelection selection) {
    Quote.Response made =
        device
            .client()
            .execute(
                new Quote.Request(key.objectHandle(), nonce, TpmtSigScheme.NULL, selection),
                NO_PASSWORD);
    return io.github.tpm4j.attest.quote.Quote.of(made.quoted(), made.signature());
  }

  Map<Pcr, Bytes> pcrValues(TpmlPcrSelection selection) {
    return device.readPcr(selection).values();
  }

  @Override
  public void close() {
    device.client().execute(new FlushContext.Request(key.objectHandle()));
    device.close();
  }
}
