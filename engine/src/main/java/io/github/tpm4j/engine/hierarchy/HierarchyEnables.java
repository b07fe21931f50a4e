package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** shEnable, ehEnable and phEnableNV, and how the platform is authorised (Part 1, 13.2). */
final class HierarchyEnables extends StateRecord {
  private static final List<TpmHandle> SWITCHES =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM_NV);

  private final Map<TpmHandle, Boolean> enabled = new HashMap<>();
  private HierarchyAuth platform = HierarchyAuth.EMPTY;

  HierarchyEnables(StateKeeper keeper) {
    super(keeper, Lifetime.CLEAR, "hierarchy.enables");
  }

  boolean isEnabled(TpmHandle hierarchy) {
    return enabled.get(hierarchy);
  }

  void setEnabled(TpmHandle hierarchy, boolean value) {
    if (!Boolean.valueOf(value).equals(enabled.put(hierarchy, value))) {
      changed();
    }
  }

  HierarchyAuth platform() {
    return platform;
  }

  void setPlatform(HierarchyAuth auth) {
    platform = auth;
    changed();
  }

  @Override
  protected void initialize() {
    SWITCHES.forEach(hierarchy -> enabled.put(hierarchy, true));
    platform = HierarchyAuth.EMPTY;
  }

  @Override
  protected void write(TpmWriter out) {
    SWITCHES.forEach(hierarchy -> out.u8(isEnabled(hierarchy) ? 1 : 0));
    platform.write(out);
  }

  @Override
  protected void read(TpmReader in) {
    SWITCHES.forEach(hierarchy -> enabled.put(hierarchy, in.u8() != 0));
    platform = HierarchyAuth.read(in);
  }
}
