package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmDamagedResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Frees the slot of an object that was loaded although the response was damaged, so that it cannot
 * be used. The response's handle is believed only if what it stands for is the expected object.
 */
final class DamagedLoad {

  private DamagedLoad() {}

  /** Runs a command that loads an object. */
  static <T> T guard(TpmClient client, Predicate<TpmtPublic> expected, Supplier<T> load) {
    try {
      return load.get();
    } catch (TpmDamagedResponseException e) {
      e.handle()
          .filter(handle -> handle.is(TpmHt.TRANSIENT) && !client.names().contains(handle))
          .ifPresent(handle -> flush(client, handle, expected, e));
      throw e;
    }
  }

  private static void flush(
      TpmClient client, TpmHandle handle, Predicate<TpmtPublic> expected, TpmException why) {
    try {
      if (expected.test(client.execute(new ReadPublic.Request(handle)).outPublic())) {
        client.execute(new FlushContext.Request(handle));
      }
    } catch (TpmException notThere) {
      why.addSuppressed(notThere);
    }
  }
}
