package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** A primary object at a persistent handle, which is there for one test. */
final class PersistentObject implements AutoCloseable {
  private static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);

  private final TpmClient client;
  private final TpmHandle handle;

  /**
   * @param hierarchy has no password, nor has the owner
   * @param authValue of the object
   */
  PersistentObject(
      TpmClient client,
      int handle,
      TpmHandle hierarchy,
      TpmtPublic template,
      SecretBytes authValue) {
    this.client = client;
    this.handle = TpmHandle.of(handle);
    CreatePrimary.Request request =
        new CreatePrimary.Request(
            hierarchy,
            new TpmsSensitiveCreate(authValue, SecretBytes.EMPTY),
            template,
            Bytes.EMPTY,
            PcrSelections.NONE);
    TpmHandle made = client.execute(request, NO_PASSWORD).objectHandle();
    client.execute(new EvictControl.Request(TpmHandle.OWNER, made, this.handle), NO_PASSWORD);
    client.execute(new FlushContext.Request(made));
  }

  @Override
  public void close() {
    client.execute(new EvictControl.Request(TpmHandle.OWNER, handle, handle), NO_PASSWORD);
  }
}
