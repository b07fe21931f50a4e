package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmuNvPublic2;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The NV Indices of a TPM (Part 1, 37.2), by handle. */
public final class NvIndices {
  /** TPM_PT_ORDERLY_COUNT: how far an orderly counter may run ahead of its stored value. */
  public static final int MAX_ORDERLY_COUNT = 0xFF;

  private final StateKeeper keeper;
  private final Hierarchies hierarchies;
  private final NvOrderlyRam orderlyRam;
  private final NvCounterMaximum counterMaximum;
  private final Map<Integer, NvIndex> indices = new HashMap<>();

  public NvIndices(StateKeeper keeper, Hierarchies hierarchies) {
    this.keeper = keeper;
    this.hierarchies = hierarchies;
    orderlyRam = new NvOrderlyRam(keeper, () -> matching(NvIndex::isOrderly));
    keeper.add(orderlyRam);
    counterMaximum = new NvCounterMaximum(keeper);
  }

  /** _TPM_Init: the Indices are as the store has them. */
  public void powerOn() {
    indices.clear();
    keeper.forEachLoaded(
        NvIndex.PREFIX,
        (name, in) -> {
          NvIndex index = NvIndex.load(keeper, orderlyRam, name, in);
          indices.put(index.handle().value(), index);
        });
    orderlyRam.restoreInto(matching(NvIndex::isOrderly));
  }

  /** A suspended TPM goes on: orderly Indices have the content that it had in memory. */
  public void resume() {
    orderlyRam.restoreInto(matching(NvIndex::isOrderly));
  }

  /**
   * TPM2_Startup but for TPM Resume: locks that last until then are gone, and so is data that does.
   *
   * @param reset whether it is a TPM Reset
   * @param wasOrderly whether TPM2_Shutdown was the last command; else orderly counters skip what
   *     they may have counted meanwhile
   */
  public void start(boolean reset, boolean wasOrderly) {
    for (NvIndex index : indices.values()) {
      index.setAttributes(attributesAfterStartup(index.attributes(), reset));
      if (!wasOrderly && index.isOrderly() && NvCounter.isCounter(index) && index.isWritten()) {
        NvCounter.set(index, NvCounter.get(index) | MAX_ORDERLY_COUNT);
        index.saveContent();
      }
    }
  }

  private static TpmaNv attributesAfterStartup(TpmaNv attributes, boolean reset) {
    TpmaNv after = attributes.without(TpmaNv.READLOCKED);
    boolean loses = after.has(TpmaNv.CLEAR_STCLEAR) || reset && after.has(TpmaNv.ORDERLY);
    if (loses && !after.type().equals(TpmNt.COUNTER)) {
      after = after.without(TpmaNv.WRITTEN);
    }
    return after.has(TpmaNv.WRITTEN | TpmaNv.WRITEDEFINE)
        ? after
        : after.without(TpmaNv.WRITELOCKED);
  }

  /** The Index with this handle, if its hierarchy is enabled; it may not exist otherwise. */
  public Optional<NvIndex> findAccessible(TpmHandle handle) {
    return find(handle)
        .filter(
            index ->
                hierarchies.isEnabled(
                    index.has(TpmaNv.PLATFORMCREATE) ? TpmHandle.PLATFORM_NV : TpmHandle.OWNER));
  }

  public Optional<NvIndex> find(TpmHandle handle) {
    return Optional.ofNullable(indices.get(handle.value()));
  }

  /**
   * The Index with this handle.
   *
   * @throws IllegalStateException if there is none: handles of a command are checked before it runs
   */
  public NvIndex get(TpmHandle handle) {
    return find(handle).orElseThrow(() -> new IllegalStateException("No NV Index " + handle));
  }

  /** All, by rising handle. */
  public List<NvIndex> all() {
    return indices.values().stream()
        .sorted(Comparator.comparingInt(index -> index.handle().value()))
        .toList();
  }

  private List<NvIndex> matching(Predicate<NvIndex> condition) {
    return all().stream().filter(condition).toList();
  }

  /** How many Indices are counters: TPM_PT_NV_COUNTERS. */
  public int counters() {
    return matching(NvCounter::isCounter).size();
  }

  /** How many octets of NV the Indices take, their administration included. */
  public int usedBytes() {
    return indices.values().stream().mapToInt(index -> NvSpace.bytesOf(index.publicArea())).sum();
  }

  /** How many octets of memory the orderly Indices take, their administration included. */
  int usedOrderlyBytes() {
    return indices.values().stream()
        .mapToInt(index -> NvSpace.orderlyBytesOf(index.publicArea()))
        .sum();
  }

  /** TPM2_NV_DefineSpace, after its checks. */
  public NvIndex define(TpmuNvPublic2 publicArea, SecretBytes authValue) {
    NvIndex index = NvIndex.define(keeper, orderlyRam, publicArea, authValue);
    indices.put(index.handle().value(), index);
    return index;
  }

  /**
   * Takes over an Index of another TPM.
   *
   * @param publicArea with the attributes as they are now
   * @param data empty if it is not written
   */
  public void adopt(TpmuNvPublic2 publicArea, SecretBytes authValue, byte[] data) {
    define(publicArea, authValue).content().setData(data);
  }

  /** Takes over the greatest value of a counter that another TPM deleted. */
  public void adoptCounterMaximum(long value) {
    counterMaximum.raise(value);
  }

  /** Deletes an Index and its data. */
  public void undefine(NvIndex index) {
    if (NvCounter.isCounter(index) && index.isWritten()) {
      counterMaximum.raise(NvCounter.get(index));
    }
    indices.remove(index.handle().value());
    keeper.remove(index);
    if (index.isOrderly()) {
      orderlyRam.save();
    }
  }

  /** TPM2_Clear: the Indices that the owner defined are gone. */
  public void clear() {
    matching(index -> !index.has(TpmaNv.PLATFORMCREATE)).forEach(this::undefine);
  }

  /** TPM2_NV_GlobalWriteLock. */
  public void lockGlobally() {
    for (NvIndex index : matching(index -> index.has(TpmaNv.GLOBALLOCK))) {
      index.setAttributes(index.attributes().with(TpmaNv.WRITELOCKED));
    }
  }

  /** TPM2_NV_WriteLock. */
  public void lockWriting(NvIndex index) {
    index.setAttributes(index.attributes().with(TpmaNv.WRITELOCKED));
  }

  /** TPM2_NV_ReadLock. */
  public void lockReading(NvIndex index) {
    index.setAttributes(index.attributes().with(TpmaNv.READLOCKED));
  }

  /**
   * What a new counter goes on from: the greatest value that a deleted one had, as libtpms has it
   * (Part 1, 37.2.3).
   */
  public long counterMaximum() {
    return counterMaximum.get();
  }
}
