package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;

/** A public key that is in the TPM for one command. */
record ExternalKey(TpmClient client, TpmHandle handle) implements AutoCloseable {

  static ExternalKey load(PolicyRun run, TpmtPublic area) {
    // The owner hierarchy, so that tickets about this key are valid ones (Part 3, 20.1).
    LoadExternal.Request request = new LoadExternal.Request(null, area, TpmHandle.OWNER);
    TpmHandle handle = run.withRoom(() -> run.execute(request).objectHandle());
    return new ExternalKey(run.client(), handle);
  }

  @Override
  public void close() {
    client.execute(new FlushContext.Request(handle));
  }
}
