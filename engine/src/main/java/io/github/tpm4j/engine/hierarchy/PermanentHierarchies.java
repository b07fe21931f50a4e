package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What persists of the hierarchies: three seeds and proofs, and all auths but the platform's. */
final class PermanentHierarchies extends StateRecord {
  private static final List<TpmHandle> WITH_SEED =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM);
  private static final List<TpmHandle> WITH_AUTH =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.LOCKOUT);

  private final RandomSource random;
  private final int seedBytes;
  private final Map<TpmHandle, HierarchySecret> secrets = new HashMap<>();
  private final Map<TpmHandle, HierarchyAuth> auths = new HashMap<>();
  private boolean disableClear;

  PermanentHierarchies(StateKeeper keeper, RandomSource random, int seedBytes) {
    super(keeper, Lifetime.PERSISTENT, "hierarchies");
    this.random = random;
    this.seedBytes = seedBytes;
  }

  HierarchySecret secret(TpmHandle hierarchy) {
    return secrets.get(hierarchy);
  }

  /** A new seed and proof. */
  void renew(TpmHandle hierarchy) {
    setSecret(hierarchy, HierarchySecret.random(random, seedBytes));
    // Whoever reads the disk later must not find what the old ones protected.
    keeper().discardHistory();
  }

  /** A new proof for the same seed. */
  void renewProof(TpmHandle hierarchy) {
    HierarchySecret fresh = HierarchySecret.random(random, seedBytes);
    setSecret(hierarchy, secret(hierarchy).withProof(fresh.proof()));
  }

  private void setSecret(TpmHandle hierarchy, HierarchySecret secret) {
    secrets.put(hierarchy, secret);
    changed();
  }

  /** Secrets from elsewhere. */
  void adopt(TpmHandle hierarchy, HierarchySecret secret) {
    setSecret(hierarchy, secret);
  }

  HierarchyAuth auth(TpmHandle hierarchy) {
    return auths.get(hierarchy);
  }

  void setAuth(TpmHandle hierarchy, HierarchyAuth auth) {
    auths.put(hierarchy, auth);
    changed();
  }

  boolean isClearDisabled() {
    return disableClear;
  }

  void setClearDisabled(boolean value) {
    disableClear = value;
    changed();
  }

  @Override
  protected void initialize() {
    WITH_SEED.forEach(this::renew);
    WITH_AUTH.forEach(hierarchy -> setAuth(hierarchy, HierarchyAuth.EMPTY));
    setClearDisabled(false);
  }

  @Override
  protected void write(TpmWriter out) {
    WITH_SEED.forEach(hierarchy -> secrets.get(hierarchy).write(out));
    WITH_AUTH.forEach(hierarchy -> auths.get(hierarchy).write(out));
    out.u8(disableClear ? 1 : 0);
  }

  @Override
  protected void read(TpmReader in) {
    WITH_SEED.forEach(hierarchy -> secrets.put(hierarchy, HierarchySecret.read(in)));
    WITH_AUTH.forEach(hierarchy -> auths.put(hierarchy, HierarchyAuth.read(in)));
    disableClear = in.u8() != 0;
  }
}
