package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.HashSet;
import java.util.Set;

/**
 * A TPMI type of handles: the ranges and the permanent handles that may stand in a place. A TPM
 * answers TPM_RC_VALUE to any other; a client reads every handle.
 */
public final class HandleRule implements Reader<TpmHandle> {
  private final Set<HandleRange> ranges;
  private final Set<TpmHandle> handles;
  private final TpmHandle nullHandle;
  private final HandleRule orNull;

  /** The revision from which the null handle may no longer stand here; null if it never may. */
  private final Revision nullEnds;

  private HandleRule(
      Set<HandleRange> ranges, Set<TpmHandle> handles, TpmHandle nullHandle, Revision nullEnds) {
    this.ranges = ranges;
    this.handles = handles;
    this.nullHandle = nullHandle;
    this.nullEnds = nullEnds;
    this.orNull =
        handles.contains(nullHandle)
            ? this
            : new HandleRule(ranges, with(nullHandle, handles), nullHandle, null);
  }

  private static Set<TpmHandle> with(TpmHandle handle, Set<TpmHandle> handles) {
    Set<TpmHandle> more = new HashSet<>(handles);
    more.add(handle);
    return Set.copyOf(more);
  }

  static HandleRule of(Set<HandleRange> ranges, TpmHandle... handles) {
    return new HandleRule(ranges, Set.of(handles), TpmHandle.NULL, null);
  }

  /** This rule with {@code handle} in the place of TPM_RH_NULL as what {@link #orNull} adds. */
  HandleRule withNull(TpmHandle handle) {
    return new HandleRule(ranges, handles, handle, null);
  }

  /**
   * {@return the "+" of the specification: this rule, and TPM_RH_NULL (for a session, TPM_RS_PW)
   * too}
   */
  public HandleRule orNull() {
    return orNull;
  }

  /**
   * {@return the "+" of the specification as it stood before {@code revision}, which took it away}
   *
   * @param revision the first one without the "+"
   */
  public HandleRule orNullBefore(Revision revision) {
    return new HandleRule(ranges, handles, nullHandle, revision);
  }

  @Override
  public TpmHandle read(TpmReader in) {
    TpmHandle handle = TpmHandle.read(in);
    in.check(allows(handle, in.limits()), TpmRc.VALUE);
    return handle;
  }

  /**
   * {@return whether a handle may stand there}
   *
   * @param handle any
   * @param limits the revision, and what differs by TPM
   */
  public boolean allows(TpmHandle handle, Limits limits) {
    if (handles.contains(handle) || handle.equals(nullHandle) && allowsNull(limits.revision())) {
      return true;
    }
    for (HandleRange range : ranges) {
      if (range.contains(handle, limits)) {
        return true;
      }
    }
    return false;
  }

  private boolean allowsNull(Revision revision) {
    return nullEnds != null && !revision.isAtLeast(nullEnds);
  }
}
