package io.github.tpm4j.engine.capability;

import static io.github.tpm4j.engine.capability.TpmProperties.property;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.RevisionFacts;
import io.github.tpm4j.engine.profile.TpmIdentity;
import io.github.tpm4j.engine.signing.Commits;
import io.github.tpm4j.tss.attributes.TpmaMemory;
import io.github.tpm4j.tss.attributes.TpmaModes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmPs;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Revision;
import java.util.ArrayList;
import java.util.List;

/** PT_FIXED: what only another version of the TPM would change (Part 2, 6.13). */
final class FixedProperties {
  /** "2.0" and an octet of zero. */
  private static final int FAMILY = 0x322E3000;

  /** The PC Client Platform TPM Profile, version 1.05, revision 14 of September 4, 2020. */
  private static final int PROFILE_VERSION = 0x105;

  private static final int PROFILE_DAY_OF_YEAR = 248;
  private static final int PROFILE_YEAR = 2020;

  /** Software; the numbers are a vendor's own. */
  private static final int VENDOR_TPM_TYPE = 1;

  /** The least number of persistent objects that the PC Client profile asks for. */
  private static final int HR_PERSISTENT_MIN = 7;

  /** Contexts of sessions are no longer than this, whatever hashes and bindings they have. */
  private static final int MAX_SESSION_CONTEXT_BYTES = 1024;

  private static final int CONTEXT_KEY_BITS = 256;

  /** How many TPM2_Commit may be open at a time. */
  private static final int SPLIT_MAX = Commits.WINDOW;

  /** MAX_CAP_BUFFER. */
  private static final int MAX_CAP_BUFFER_BYTES = 1024;

  private FixedProperties() {}

  static List<TpmsTaggedProperty> of(TpmState tpm) {
    List<TpmsTaggedProperty> all = new ArrayList<>();
    specification(all, tpm.profile().revision());
    identity(all, tpm.profile().identity());
    counts(all, tpm.profile());
    sizes(all, tpm.profile(), tpm.messageLimit().bytes());
    platform(all);
    commands(all, tpm);
    return all;
  }

  private static void specification(List<TpmsTaggedProperty> all, Revision revision) {
    RevisionFacts facts = RevisionFacts.of(revision);
    all.add(property(TpmPt.FAMILY_INDICATOR, FAMILY));
    all.add(property(TpmPt.LEVEL, 0));
    all.add(property(TpmPt.REVISION, revision.number()));
    all.add(property(TpmPt.DAY_OF_YEAR, facts.dayOfYear()));
    all.add(property(TpmPt.YEAR, facts.year()));
  }

  private static void identity(List<TpmsTaggedProperty> all, TpmIdentity identity) {
    all.add(property(TpmPt.MANUFACTURER, identity.manufacturerWord()));
    all.add(property(TpmPt.VENDOR_STRING_1, identity.vendorWord(1)));
    all.add(property(TpmPt.VENDOR_STRING_2, identity.vendorWord(2)));
    all.add(property(TpmPt.VENDOR_STRING_3, identity.vendorWord(3)));
    all.add(property(TpmPt.VENDOR_STRING_4, identity.vendorWord(4)));
    all.add(property(TpmPt.VENDOR_TPM_TYPE, VENDOR_TPM_TYPE));
    all.add(property(TpmPt.FIRMWARE_VERSION_1, (int) (identity.firmwareVersion() >>> 32)));
    all.add(property(TpmPt.FIRMWARE_VERSION_2, (int) identity.firmwareVersion()));
  }

  private static void counts(List<TpmsTaggedProperty> all, Profile profile) {
    all.add(property(TpmPt.INPUT_BUFFER, profile.of(Limit.MAX_DIGEST_BUFFER)));
    all.add(property(TpmPt.HR_TRANSIENT_MIN, profile.of(Limit.MAX_LOADED_OBJECTS)));
    all.add(property(TpmPt.HR_PERSISTENT_MIN, HR_PERSISTENT_MIN));
    all.add(property(TpmPt.HR_LOADED_MIN, profile.maxLoadedSessions()));
    all.add(property(TpmPt.ACTIVE_SESSIONS_MAX, profile.of(Limit.MAX_ACTIVE_SESSIONS)));
    all.add(property(TpmPt.PCR_COUNT, profile.of(Limit.IMPLEMENTATION_PCR)));
    all.add(property(TpmPt.PCR_SELECT_MIN, profile.of(Limit.PCR_SELECT_MIN)));
    all.add(property(TpmPt.CONTEXT_GAP_MAX, profile.contextGapMax()));
    all.add(property(TpmPt.NV_COUNTERS_MAX, 0));
    all.add(property(TpmPt.NV_INDEX_MAX, profile.of(Limit.MAX_NV_INDEX_SIZE)));
    all.add(property(TpmPt.MEMORY, TpmaMemory.SHARED_NV | TpmaMemory.OBJECT_COPIED_TO_RAM));
    all.add(property(TpmPt.CLOCK_UPDATE, (int) profile.clockUpdateMillis()));
  }

  private static void sizes(List<TpmsTaggedProperty> all, Profile profile, int messageBytes) {
    all.add(property(TpmPt.CONTEXT_HASH, profile.contextHash().value()));
    all.add(property(TpmPt.CONTEXT_SYM, TpmAlg.AES.value()));
    all.add(property(TpmPt.CONTEXT_SYM_SIZE, CONTEXT_KEY_BITS));
    all.add(property(TpmPt.ORDERLY_COUNT, NvIndices.MAX_ORDERLY_COUNT));
    all.add(property(TpmPt.MAX_COMMAND_SIZE, messageBytes));
    all.add(property(TpmPt.MAX_RESPONSE_SIZE, messageBytes));
    all.add(property(TpmPt.MAX_DIGEST, profile.of(Limit.MAX_DIGEST_SIZE)));
    all.add(property(TpmPt.MAX_OBJECT_CONTEXT, profile.of(Limit.MAX_CONTEXT_SIZE)));
    all.add(property(TpmPt.MAX_SESSION_CONTEXT, MAX_SESSION_CONTEXT_BYTES));
  }

  private static void platform(List<TpmsTaggedProperty> all) {
    all.add(property(TpmPt.PS_FAMILY_INDICATOR, TpmPs.PC.value()));
    all.add(property(TpmPt.PS_LEVEL, 0));
    all.add(property(TpmPt.PS_REVISION, PROFILE_VERSION));
    all.add(property(TpmPt.PS_DAY_OF_YEAR, PROFILE_DAY_OF_YEAR));
    all.add(property(TpmPt.PS_YEAR, PROFILE_YEAR));
  }

  private static void commands(List<TpmsTaggedProperty> all, TpmState tpm) {
    int count = tpm.commands().size();
    all.add(property(TpmPt.SPLIT_MAX, SPLIT_MAX));
    all.add(property(TpmPt.TOTAL_COMMANDS, count));
    all.add(property(TpmPt.LIBRARY_COMMANDS, count));
    all.add(property(TpmPt.VENDOR_COMMANDS, 0));
    all.add(property(TpmPt.NV_BUFFER_MAX, tpm.profile().of(Limit.MAX_NV_BUFFER_SIZE)));
    all.add(property(TpmPt.MODES, TpmaModes.of(0).value()));
    all.add(property(TpmPt.MAX_CAP_BUFFER, MAX_CAP_BUFFER_BYTES));
    if (tpm.profile().isAtLeast(Revision.V183)) {
      all.add(property(TpmPt.FIRMWARE_SVN, tpm.profile().identity().firmwareSvn()));
      all.add(property(TpmPt.FIRMWARE_MAX_SVN, tpm.profile().identity().firmwareSvn()));
    }
    if (tpm.profile().isAtLeast(Revision.V185)) {
      all.add(property(TpmPt.ML_PARAMETER_SETS, MlParameterSets.of(tpm.profile()).value()));
    }
  }
}
