package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What stands in a TPM, seen past whoever else uses it. */
final class TpmMemory {
  private static final int PERSISTENT = 0x81000000;
  private static final int LOADED_SESSIONS = 0x02000000;
  private static final int TRANSIENT = 0x80000000;
  private static final int FIRST_OF_KEY_STORES = 0x01A4A000;
  private static final int LAST_OF_KEY_STORES = 0x01A4AFFF;
  private static final int FIRST_INDEX = 0x01100000;
  private static final int FIRST_KEY = 0x81010000;
  private static final int ATTRIBUTES = TpmaNv.AUTHREAD | TpmaNv.AUTHWRITE | TpmaNv.NO_DA;
  private static final Authorization OWNER = Authorization.password(SecretBytes.EMPTY);

  private final TpmClient client;
  private final List<TpmHandle> indices = new ArrayList<>();
  private final List<TpmHandle> keys = new ArrayList<>();

  TpmMemory(Transport transport) {
    client = new TpmClient(new Borrowed(transport));
  }

  /** The handles of persistent objects, without those of {@link #fill}. */
  List<TpmHandle> persistent() {
    return handles(PERSISTENT).stream().filter(handle -> !keys.contains(handle)).toList();
  }

  /** The NV Indices of KeyStores. */
  List<TpmHandle> indices() {
    return handles(FIRST_OF_KEY_STORES).stream()
        .filter(handle -> handle.value() <= LAST_OF_KEY_STORES)
        .toList();
  }

  private List<TpmHandle> handles(int first) {
    GetCapability.Request request = new GetCapability.Request(TpmCap.HANDLES, first, 200);
    return ((TpmlHandle) client.execute(request).capabilityData().data()).handle();
  }

  void evict(TpmHandle handle) {
    client.execute(new EvictControl.Request(TpmHandle.OWNER, handle, handle), OWNER);
  }

  /** Ends what a connection that broke has left behind. */
  void flush() {
    for (int range : new int[] {LOADED_SESSIONS, TRANSIENT}) {
      handles(range).forEach(handle -> client.execute(new FlushContext.Request(handle)));
    }
  }

  /** Defines NV Indices and makes keys persistent until there is room for none. */
  void fill() {
    for (int size : new int[] {1024, 64, 1}) {
      takeAll(indices, FIRST_INDEX, handle -> define(handle, size));
    }
    TpmHandle key = primary();
    takeAll(
        keys,
        FIRST_KEY,
        handle -> client.execute(new EvictControl.Request(TpmHandle.OWNER, key, handle), OWNER));
    client.execute(new FlushContext.Request(key));
  }

  private static void takeAll(List<TpmHandle> taken, int first, Consumer<TpmHandle> step) {
    try {
      while (true) {
        TpmHandle next = TpmHandle.of(first + taken.size());
        step.accept(next);
        taken.add(next);
      }
    } catch (TpmResponseException full) {
      // There is room for no more of these.
    }
  }

  private void define(TpmHandle index, int size) {
    TpmsNvPublic area =
        new TpmsNvPublic(index, TpmAlg.SHA256, TpmaNv.of(ATTRIBUTES), Bytes.EMPTY, size);
    client.execute(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area), OWNER);
  }

  private TpmHandle primary() {
    return client
        .execute(
            new CreatePrimary.Request(
                TpmHandle.OWNER,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(),
                Bytes.EMPTY,
                new TpmlPcrSelection(List.of())),
            OWNER)
        .objectHandle();
  }

  /** Undoes {@link #fill}. */
  void empty() {
    for (TpmHandle index : indices) {
      client.execute(new NvUndefineSpace.Request(TpmHandle.OWNER, index), OWNER);
    }
    keys.forEach(this::evict);
    indices.clear();
    keys.clear();
  }
}
