package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section PERSISTENT_DATA.
 *
 * @param pcrPolicy of the group of PCR that take one
 * @param pcrAllocation from the next TPM Reset on
 * @param physicalPresence the commands that need it
 * @param audit what is audited
 * @param seedLevels by which way each hierarchy's seed finds RSA primes: 0 before libtpms 0.8
 */
record PersistentData(
    boolean isClearDisabled,
    HierarchyData hierarchies,
    long totalResetCount,
    int resetCount,
    AuthPolicy pcrPolicy,
    Map<TpmAlg, Integer> pcrAllocation,
    Set<TpmCc> physicalPresence,
    DictionaryAttackData dictionaryAttack,
    OrderlyState orderlyState,
    Audit audit,
    int algorithmSet,
    Map<TpmHandle, Integer> seedLevels) {
  private static final int MAX_PCR_GROUPS = 8;
  private static final int WITH_ACTIVE_ALLOCATION = 3;
  private static final int WITH_SEED_LEVELS = 4;

  /** Command audit. */
  record Audit(Set<TpmCc> commands, TpmAlg hash, long counter) {}

  static PersistentData read(BlobReader in) {
    int version = in.section(Section.PERSISTENT_DATA);
    boolean isClearDisabled = in.flag();
    HierarchyData hierarchies = HierarchyData.read(in);
    long totalResetCount = in.u64();
    int resetCount = in.u32();
    AuthPolicy pcrPolicy = in.block().map(PersistentData::pcrPolicy).orElse(AuthPolicy.NONE);
    Map<TpmAlg, Integer> pcrAllocation = PcrAllocationData.read(in);
    Set<TpmCc> physicalPresence = CommandBits.commands(in.sized(), version);
    DictionaryAttackData dictionaryAttack = DictionaryAttackData.read(in);
    OrderlyState orderlyState = new OrderlyState(in.u16());
    Audit audit = new Audit(CommandBits.commands(in.sized(), version), in.algorithm(), in.u64());
    int algorithmSet = in.u32();
    in.skip(2 * Integer.BYTES); // firmwareV1 and V2, which are this program's own
    in.skip(in.u8()); // timeEpoch, which is new at each start
    return new PersistentData(
        isClearDisabled,
        hierarchies,
        totalResetCount,
        resetCount,
        pcrPolicy,
        pcrAllocation,
        physicalPresence,
        dictionaryAttack,
        orderlyState,
        audit,
        algorithmSet,
        seedLevels(in, version));
  }

  private static AuthPolicy pcrPolicy(BlobReader in) {
    int version = in.section(Section.PCR_POLICY);
    int groups = in.u16();
    in.require(groups <= MAX_PCR_GROUPS);
    AuthPolicy policy = AuthPolicy.NONE;
    for (int i = 0; i < groups; i++) {
      AuthPolicy one = HierarchyData.policy(in, in.algorithm());
      policy = i == 0 ? one : policy;
    }
    in.tail(version);
    return policy;
  }

  private static Map<TpmHandle, Integer> seedLevels(BlobReader in, int version) {
    Map<TpmHandle, Integer> levels = new HashMap<>();
    HierarchyData.SEED_ORDER.forEach(hierarchy -> levels.put(hierarchy, 0));
    if (version >= 2) {
      Optional<BlobReader> later = in.block();
      if (version >= WITH_ACTIVE_ALLOCATION && later.isPresent()) {
        PcrAllocationData.read(later.get());
        later
            .flatMap(BlobReader::block)
            .filter(block -> version >= WITH_SEED_LEVELS)
            .ifPresent(
                block ->
                    HierarchyData.SEED_ORDER.forEach(
                        hierarchy -> levels.put(hierarchy, block.u8())));
      }
    }
    return levels;
  }
}
