package io.github.tpm4j.conformance.engine;

import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** One of two TPMs that hand each other objects and credentials. */
final class Side implements AutoCloseable {
  static final Authorization EMPTY = Authorization.password(SecretBytes.EMPTY);
  private static final TpmlPcrSelection NO_PCR = new TpmlPcrSelection(List.of());

  private final TpmClient client;

  Side(String tcti) throws Exception {
    client = new TpmClient(Transports.open(tcti));
  }

  TpmClient client() {
    return client;
  }

  CreatePrimary.Response primary(TpmtPublic template) {
    return client.execute(
        new CreatePrimary.Request(
            TpmHandle.OWNER, sensitive(SecretBytes.EMPTY), template, Bytes.EMPTY, NO_PCR),
        EMPTY);
  }

  Create.Response create(TpmHandle parent, SecretBytes data, TpmtPublic template) {
    return client.execute(
        new Create.Request(parent, sensitive(data), template, Bytes.EMPTY, NO_PCR), EMPTY);
  }

  Load.Response createLoaded(TpmHandle parent, SecretBytes data, TpmtPublic template) {
    Create.Response created = create(parent, data, template);
    return load(parent, created.outPrivate(), created.outPublic());
  }

  Load.Response load(TpmHandle parent, Bytes privateArea, TpmtPublic publicArea) {
    return client.execute(new Load.Request(parent, privateArea, publicArea), EMPTY);
  }

  /** Loads the public area of a key of the other side. */
  TpmHandle loadPublic(TpmtPublic publicArea) {
    return client
        .execute(new LoadExternal.Request(null, publicArea, TpmHandle.OWNER))
        .objectHandle();
  }

  private static TpmsSensitiveCreate sensitive(SecretBytes data) {
    return new TpmsSensitiveCreate(SecretBytes.EMPTY, data);
  }

  @Override
  public void close() {
    client.close();
  }
}
