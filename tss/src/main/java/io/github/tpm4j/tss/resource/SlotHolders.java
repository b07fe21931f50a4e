package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** What is in the slots of a TPM now, of whichever program. */
public final class SlotHolders {
  /** As many as a TPM will answer. */
  private static final int ALL = 0xFFFF;

  private final TpmClient client;
  private final List<TpmHandle> objects;
  private final List<TpmHandle> sessions;

  /** Asks for all handles. */
  public SlotHolders(TpmClient client) {
    this.client = client;
    this.objects = handles(TpmHt.TRANSIENT);
    // Asked for this type, a TPM lists what is loaded of both (Part 3, 30.2).
    this.sessions = handles(TpmHt.HMAC_SESSION);
  }

  private List<TpmHandle> handles(TpmHt type) {
    GetCapability.Response response =
        client.execute(new GetCapability.Request(TpmCap.HANDLES, type.value() << 24, ALL));
    return response.capabilityData().data() instanceof TpmlHandle list ? list.handle() : List.of();
  }

  /** {@return the handles of loaded objects} */
  public List<TpmHandle> objects() {
    return objects;
  }

  /** {@return the handles of loaded sessions} */
  public List<TpmHandle> sessions() {
    return sessions;
  }

  /** {@return what an object is, in a few words} */
  public String describe(TpmHandle object) {
    try {
      ReadPublic.Response response = client.execute(new ReadPublic.Request(object));
      return response.outPublic().type() + " key " + EntityNames.of(response.outPublic());
    } catch (TpmResponseException e) {
      return e.rc().base().equals(TpmRc.SEQUENCE) ? "a sequence" : "not readable";
    }
  }

  boolean has(SlotEntry entry) {
    return SlotLedger.isSession(entry.handle())
        ? sessions.contains(entry.handle())
        : objects.contains(entry.handle())
            && entry.name().map(name -> isNamed(entry.handle(), name)).orElse(false);
  }

  private boolean isNamed(TpmHandle handle, Bytes name) {
    try {
      return EntityNames.of(client.execute(new ReadPublic.Request(handle)).outPublic())
          .equals(name);
    } catch (TpmResponseException e) {
      return name.isEmpty() && e.rc().base().equals(TpmRc.SEQUENCE);
    }
  }
}
