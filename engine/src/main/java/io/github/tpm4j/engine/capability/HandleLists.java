package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** TPM_CAP_HANDLES: the handles of one type that are in use (Part 3, 30.2). */
final class HandleLists {
  /** The part of a handle that tells it from others of its type. */
  static final int NUMBER_MASK = 0x00FFFFFF;

  /** TPM_HT_LOADED_SESSION: that of HMAC sessions. */
  private static final TpmHt LOADED_SESSION = TpmHt.HMAC_SESSION;

  /** TPM_HT_SAVED_SESSION: that of policy sessions. */
  private static final TpmHt SAVED_SESSION = TpmHt.POLICY_SESSION;

  private static final List<TpmHandle> PERMANENT =
      List.of(
          TpmHandle.OWNER,
          TpmHandle.NULL,
          TpmHandle.RS_PW,
          TpmHandle.LOCKOUT,
          TpmHandle.ENDORSEMENT,
          TpmHandle.PLATFORM,
          TpmHandle.PLATFORM_NV);

  /** Since revision 1.83; of those that are limited to an SVN, the one of SVN 0 stands for all. */
  private static final List<TpmHandle> LIMITED =
      List.of(
          TpmHandle.FW_OWNER,
          TpmHandle.FW_ENDORSEMENT,
          TpmHandle.FW_PLATFORM,
          TpmHandle.FW_NULL,
          TpmHandle.SVN_OWNER_BASE,
          TpmHandle.SVN_ENDORSEMENT_BASE,
          TpmHandle.SVN_PLATFORM_BASE,
          TpmHandle.SVN_NULL_BASE);

  private HandleLists() {}

  /** The handles of the type that {@code property} has; of sessions the loaded or the saved. */
  static List<TpmHandle> of(TpmState tpm, int property) {
    TpmHandle first = TpmHandle.of(property);
    if (first.is(TpmHt.PCR)) {
      return IntStream.range(0, tpm.pcrs().count()).mapToObj(TpmHandle::ofPcr).toList();
    } else if (isKindOfNvIndex(first, tpm)) {
      return tpm.nv().all().stream()
          .map(NvIndex::handle)
          .filter(it -> it.is(first.type()))
          .toList();
    } else if (first.is(LOADED_SESSION)) {
      return tpm.sessions().loadedHandles();
    } else if (first.is(SAVED_SESSION)) {
      return tpm.sessions().savedHandles();
    } else if (first.is(TpmHt.PERMANENT)) {
      return permanent(tpm);
    } else if (first.is(TpmHt.TRANSIENT)) {
      return tpm.objects().transientHandles();
    } else if (first.is(TpmHt.PERSISTENT)) {
      return tpm.objects().persistent().handles();
    }
    throw new TpmFailure(TpmRc.HANDLE);
  }

  private static List<TpmHandle> permanent(TpmState tpm) {
    List<TpmHandle> all = new ArrayList<>(PERMANENT);
    all.addAll(tpm.timers().handles());
    if (tpm.profile().isAtLeast(Revision.V183)) {
      all.addAll(LIMITED);
    }
    return all;
  }

  private static boolean isKindOfNvIndex(TpmHandle handle, TpmState tpm) {
    return handle.is(TpmHt.NV_INDEX)
        || handle.isNvIndex() && tpm.profile().isAtLeast(Revision.V183);
  }
}
