package io.github.tpm4j.conformance.attest;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** A primary attestation key in a TPM, for one test. */
final class Attester implements AutoCloseable {
  static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);

  private final TpmClient client;
  private final TpmHandle handle;
  private final TpmtPublic area;

  private Attester(TpmClient client, CreatePrimary.Response made) {
    this.client = client;
    this.handle = made.objectHandle();
    this.area = made.outPublic();
  }

  /**
   * @param template of a signing key, which is made restricted
   */
  static Attester primary(TpmDevice device, TpmHandle hierarchy, KeyTemplate template) {
    CreatePrimary.Request request =
        new CreatePrimary.Request(
            hierarchy,
            new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
            template.with(TpmaObject.RESTRICTED).build(),
            Bytes.EMPTY,
            PcrSelections.NONE);
    // Starts the TPM if nobody has yet.
    device.random(1).close();
    TpmClient client = device.client();
    return new Attester(client, client.execute(request, NO_PASSWORD));
  }

  TpmHandle handle() {
    return handle;
  }

  TpmtPublic area() {
    return area;
  }

  AttestationKey key() {
    return AttestationKey.of(area);
  }

  Quote quote(Bytes nonce, TpmlPcrSelection selection) {
    io.github.tpm4j.tss.commands.attestation.Quote.Response made =
        client.execute(
            new io.github.tpm4j.tss.commands.attestation.Quote.Request(
                handle, nonce, TpmtSigScheme.NULL, selection),
            NO_PASSWORD);
    return Quote.of(made.quoted(), made.signature());
  }

  @Override
  public void close() {
    client.execute(new FlushContext.Request(handle));
  }
}
