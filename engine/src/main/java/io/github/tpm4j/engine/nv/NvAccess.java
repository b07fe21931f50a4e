package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/** Whether an Index may be read or written with the authorisation given (Part 1, 37.2.5). */
public final class NvAccess {

  private NvAccess() {}

  /**
   * Checks a write.
   *
   * @throws TpmFailure TPM_RC_NV_LOCKED or TPM_RC_NV_AUTHORIZATION
   */
  public static void checkWrite(TpmHandle authHandle, NvIndex index) {
    TpmFailure.require(!index.has(TpmaNv.WRITELOCKED), TpmRc.NV_LOCKED);
    checkWriteAuthorization(authHandle, index);
  }

  /**
   * Checks a read.
   *
   * @throws TpmFailure TPM_RC_NV_LOCKED, TPM_RC_NV_AUTHORIZATION or TPM_RC_NV_UNINITIALIZED
   */
  public static void checkRead(TpmHandle authHandle, NvIndex index) {
    TpmFailure.require(!index.has(TpmaNv.READLOCKED), TpmRc.NV_LOCKED);
    checkReadAuthorization(authHandle, index);
    TpmFailure.require(index.isWritten(), TpmRc.NV_UNINITIALIZED);
  }

  /** As {@link #checkRead}, but the Index may be locked or unwritten. */
  public static void checkReadAuthorization(TpmHandle authHandle, NvIndex index) {
    checkAuthorization(authHandle, index, TpmaNv.OWNERREAD, TpmaNv.PPREAD);
  }

  /** As {@link #checkWrite}, but the Index may be locked. */
  public static void checkWriteAuthorization(TpmHandle authHandle, NvIndex index) {
    checkAuthorization(authHandle, index, TpmaNv.OWNERWRITE, TpmaNv.PPWRITE);
  }

  private static void checkAuthorization(
      TpmHandle authHandle, NvIndex index, int ownerAttribute, int platformAttribute) {
    boolean allowed;
    if (authHandle.equals(TpmHandle.OWNER)) {
      allowed = index.has(ownerAttribute);
    } else if (authHandle.equals(TpmHandle.PLATFORM)) {
      allowed = index.has(platformAttribute);
    } else {
      allowed = authHandle.equals(index.handle());
    }
    TpmFailure.require(allowed, TpmRc.NV_AUTHORIZATION);
  }

  /**
   * Checks a part of the data of an Index.
   *
   * @throws TpmFailure {@code offsetCode} or TPM_RC_NV_RANGE
   */
  public static void checkRange(NvIndex index, int offset, int size, TpmRc offsetCode) {
    TpmFailure.require(offset <= index.dataSize(), offsetCode);
    TpmFailure.require(size <= index.dataSize() - offset, TpmRc.NV_RANGE);
  }
}
