package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which PCR exist in which bank from the next _TPM_Init on (Part 3, 22.5). */
final class PcrAllocation extends StateRecord {
  private final Profile profile;
  private Map<TpmAlg, Integer> bits = new LinkedHashMap<>();

  PcrAllocation(StateKeeper keeper, Profile profile) {
    super(keeper, Lifetime.PERSISTENT, "pcr.allocation");
    this.profile = profile;
  }

  /** One bit a PCR, for each hash that has a bank, in the order of the hashes' numbers. */
  Map<TpmAlg, Integer> bits() {
    return bits;
  }

  void set(Map<TpmAlg, Integer> allocation) {
    bits = new LinkedHashMap<>(allocation);
    changed();
  }

  @Override
  protected void initialize() {
    int all = (1 << profile.of(Limit.IMPLEMENTATION_PCR)) - 1;
    Map<TpmAlg, Integer> initial = new LinkedHashMap<>();
    for (TpmAlg hash : profile.hashes()) {
      initial.put(hash, profile.pcrBanks().contains(hash) ? all : 0);
    }
    set(initial);
  }

  @Override
  protected void write(TpmWriter out) {
    out.u16(bits.size());
    bits.forEach((hash, pcrs) -> out.u16(hash.value()).u32(pcrs));
  }

  @Override
  protected void read(TpmReader in) {
    bits = new LinkedHashMap<>();
    for (int count = in.u16(); count > 0; count--) {
      bits.put(TpmAlg.of(in.u16()), in.u32());
    }
  }
}
