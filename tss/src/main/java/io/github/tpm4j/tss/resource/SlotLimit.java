package io.github.tpm4j.tss.resource;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;

/** How many objects are kept loaded at most. */
final class SlotLimit {
  /** Linux gives each connection to /dev/tpmrm0 this many (drivers/char/tpm/tpm2-space.c). */
  private static final int RESOURCE_MANAGED = 3;

  /** To load a key its parent must be loaded too. */
  private static final int LEAST = 2;

  private SlotLimit() {}

  static int of(TpmClient client) {
    if (client.info().resourceManaged()) {
      return RESOURCE_MANAGED;
    }
    int free = TpmProperties.read(client, TpmPt.HR_TRANSIENT_AVAIL);
    boolean shared = client.info().kind() != TransportInfo.Kind.IN_PROCESS;
    // One slot is left to other programs, which cannot make this one give way.
    return Math.max(LEAST, shared ? free - 1 : free);
  }
}
