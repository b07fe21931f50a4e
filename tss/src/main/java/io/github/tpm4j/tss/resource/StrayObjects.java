package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmLockoutException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlHandle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Objects that the TPM loaded for this program, but whose handles were lost because the response
 * was damaged. Their slots are freed when no other is to be had; only what this program has tried
 * to load in vain can be such an object.
 */
final class StrayObjects {
  /** As many as a TPM has slots, and more. */
  private static final int MAX_SUSPECTS = 64;

  /** As many as a TPM will answer. */
  private static final int ALL = 0xFFFF;

  private final TpmClient client;
  private final Set<TpmtPublic> suspects = new HashSet<>();

  StrayObjects(TpmClient client) {
    this.client = client;
  }

  /**
   * Runs a command that loads an object.
   *
   * @param expected the public area of the object
   */
  <T> T watch(TpmtPublic expected, Supplier<T> load) {
    try {
      return load.get();
    } catch (TpmResourceException
        | TpmForeignKeyException
        | TpmAuthorizationException
        | TpmLockoutException e) {
      throw e;
    } catch (TpmException e) {
      // Even an error code is suspect: the TPM does not authenticate it.
      suspect(expected);
      throw e;
    }
  }

  /** Tells that an object may be loaded under a handle that is not known. */
  void suspect(TpmtPublic area) {
    if (suspects.size() < MAX_SUSPECTS) {
      suspects.add(area);
    }
  }

  /** Frees the slots of stray objects; false if there is none. */
  boolean flush() {
    boolean found = false;
    if (!suspects.isEmpty()) {
      for (TpmHandle handle : transientHandles()) {
        found |= !client.names().contains(handle) && flushIfStray(handle);
      }
    }
    return found;
  }

  private List<TpmHandle> transientHandles() {
    int first = TpmHt.TRANSIENT.value() << 24;
    GetCapability.Response response =
        client.execute(new GetCapability.Request(TpmCap.HANDLES, first, ALL));
    return response.capabilityData().data() instanceof TpmlHandle list ? list.handle() : List.of();
  }

  private boolean flushIfStray(TpmHandle handle) {
    try {
      TpmtPublic area = client.execute(new ReadPublic.Request(handle)).outPublic();
      if (!suspects.contains(area)) {
        return false;
      }
      client.execute(new FlushContext.Request(handle));
      suspects.remove(area);
      return true;
    } catch (TpmResponseException e) {
      // Not an object with a public area, or gone meanwhile.
      return false;
    }
  }
}
