package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.attributes.TpmaPermanent;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entities of a TPM as it shows them now. */
public record TpmEntities(TpmClient client) implements EntitySource {
  @Override
  public boolean hasEmptyAuth(TpmHandle entity) {
    if (entity.equals(TpmHandle.OWNER)) {
      return !permanent().has(TpmaPermanent.OWNER_AUTH_SET);
    }
    return entity.equals(TpmHandle.ENDORSEMENT)
        && !permanent().has(TpmaPermanent.ENDORSEMENT_AUTH_SET);
  }

  private TpmaPermanent permanent() {
    return TpmaPermanent.of(TpmProperties.read(client, TpmPt.PERMANENT));
  }

  @Override
  public Optional<TpmHandle> named(Bytes name) {
    CapabilityLists lists = new CapabilityLists(client::execute);
    List<TpmHandle> all = new ArrayList<>(lists.handles(TpmHt.PERSISTENT));
    all.addAll(lists.handles(TpmHt.NV_INDEX));
    return all.stream().filter(handle -> name(handle).equals(name)).findFirst();
  }

  private Bytes name(TpmHandle handle) {
    return handle.is(TpmHt.NV_INDEX)
        ? client.execute(new NvReadPublic.Request(handle)).nvName()
        : client.execute(new ReadPublic.Request(handle)).name();
  }
}
