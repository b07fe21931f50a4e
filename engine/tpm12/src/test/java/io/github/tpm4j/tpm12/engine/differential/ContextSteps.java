package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.context.LoadContext;
import io.github.tpm4j.tpm12.commands.context.LoadKeyContext;
import io.github.tpm4j.tpm12.commands.context.SaveContext;
import io.github.tpm4j.tpm12.commands.context.SaveKeyContext;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.List;
import java.util.function.IntFunction;

/** Sessions, saved and loaded. */
final class ContextSteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(ContextSteps::session, ContextSteps::key, ContextSteps::keyContext);

  private ContextSteps() {}

  private static final Bytes LABEL = Bytes.of(new byte[TpmContextBlob.LABEL_SIZE_BYTES]);

  /** A session goes out, and comes back once. */
  private static Side.Step session(int a) {
    return side -> {
      int handle = side.client.execute(new Oiap.Request()).authHandle();
      SaveContext.Request save = new SaveContext.Request(handle, EntityConstants.RT_AUTH, LABEL);
      TpmContextBlob blob = side.client.execute(save).contextBlob();
      if (a % 3 == 0) {
        FlushSpecific.Request drop =
            new FlushSpecific.Request(blob.contextCount(), EntityConstants.RT_CONTEXT);
        side.client.execute(drop);
      }
      Side.Outcome first =
          side.run(it -> it.terminated(new LoadContext.Request(handle, a % 2 == 0, blob)));
      Side.Outcome again =
          side.run(it -> it.terminated(new LoadContext.Request(handle, a % 2 == 0, blob)));
      return Side.Outcome.of(first, again);
    };
  }

  /** A key goes out, and comes back, beside itself or not. */
  private static Side.Step key(int a) {
    return side -> {
      if (side.keys.isEmpty() || side.keys.size() > 15) {
        return Side.Outcome.of();
      }
      int which = a % side.keys.size();
      int handle = side.keys.get(which);
      SaveContext.Request save = new SaveContext.Request(handle, EntityConstants.RT_KEY, LABEL);
      TpmContextBlob blob = side.client.execute(save).contextBlob();
      boolean wasFlushed = a % 3 == 0;
      if (wasFlushed) {
        side.client.flushKey(handle);
      }
      // To refuse a key whose handle is in use, swtpm drops the one that has it; ours does not.
      boolean keepHandle = wasFlushed && a % 2 == 0;
      LoadContext.Request load = new LoadContext.Request(handle, keepHandle, blob);
      Side.Outcome first = side.run(it -> loaded(it, load, handle));
      if (keepHandle) {
        return first;
      }
      Side.Outcome again = side.run(it -> loaded(it, load, handle));
      return Side.Outcome.of(first, again);
    };
  }

  private static Side.Outcome loaded(Side side, LoadContext.Request load, int handle) {
    int given = side.client.execute(load).handle();
    Object free = free(side);
    if (given != handle) {
      side.client.flushKey(given);
    }
    return Side.Outcome.of(given == handle, free);
  }

  private static Object free(Side side) {
    Bytes keys = Bytes.of(new byte[] {0, 0, 1, 4});
    return side.client
        .execute(new GetCapability.Request(CapabilityConstants.CAP_PROPERTY, keys))
        .resp();
  }

  /** The same by the older commands. */
  private static Side.Step keyContext(int a) {
    return side -> {
      if (side.keys.isEmpty() || side.keys.size() > 15) {
        return Side.Outcome.of();
      }
      int which = a % side.keys.size();
      int handle = side.keys.get(which);
      Bytes blob = side.client.execute(new SaveKeyContext.Request(handle)).keyContextBlob();
      if (a % 3 == 0) {
        side.client.flushKey(handle);
      }
      int given = side.client.execute(new LoadKeyContext.Request(blob)).keyHandle();
      Object free = free(side);
      if (given != handle) {
        side.client.flushKey(given);
      }
      if (a % 3 == 0) {
        side.keys.remove(which);
        side.loaded.remove(which);
        side.client.flushKey(handle);
      }
      return Side.Outcome.of(given == handle, free);
    };
  }
}
