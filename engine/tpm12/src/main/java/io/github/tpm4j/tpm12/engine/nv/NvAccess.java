package io.github.tpm4j.tpm12.engine.nv;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.flags.StClearFlags;
import io.github.tpm4j.tpm12.engine.pcr.PcrBinding;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.wire.Bytes;

/** Who may read and write an Index (Part 3, 20.2 to 20.5). */
public final class NvAccess {
  private NvAccess() {}

  /** Checks that an Index may be read; the session was checked before. */
  public static void requireReadable(NvIndex index, Invocation call) {
    PcrBinding.of(index.publicArea().pcrInfoRead()).require(call.tpm().pcrs(), call.locality());
    boolean needsPresence = index.has(NvConstants.PER_PPREAD);
    if (needsPresence) {
      call.tpm().presence().require();
    }
    boolean isLocked = index.has(NvConstants.PER_READ_STCLEAR) && index.isReadLocked();
    TpmFailure.require(!isLocked, TpmResult.DISABLED_CMD);
  }

  /** Checks that an Index may be written; the session was checked before. */
  public static void requireWritable(NvIndex index, Invocation call) {
    requireUnlocked(index, call.tpm().stClear());
    PcrBinding.of(index.publicArea().pcrInfoWrite()).require(call.tpm().pcrs(), call.locality());
    if (index.has(NvConstants.PER_PPWRITE)) {
      call.tpm().presence().require();
    }
  }

  private static void requireUnlocked(NvIndex index, StClearFlags flags) {
    boolean isDefined = index.has(NvConstants.PER_WRITEDEFINE) && index.isDefineLocked();
    TpmFailure.require(!isDefined, TpmResult.AREA_LOCKED);
    requireNotLockedUntilStart(index, flags);
  }

  /** As the commands that delete or write. */
  public static void requireNotLockedUntilStart(NvIndex index, StClearFlags flags) {
    boolean isGlobal = index.has(NvConstants.PER_GLOBALLOCK) && flags.is(StClearFlag.GLOBAL_LOCK);
    boolean isLocked = index.has(NvConstants.PER_WRITE_STCLEAR) && index.isWriteLocked();
    TpmFailure.require(!isGlobal && !isLocked, TpmResult.AREA_LOCKED);
  }

  /** {@return some bytes; none of them locks an Index for reading that was made so} */
  public static Bytes read(NvIndex index, int offset, int size) {
    if (size == 0) {
      if (index.has(NvConstants.PER_READ_STCLEAR)) {
        index.lockRead();
      }
      return Bytes.EMPTY;
    }
    return index.read(offset, size);
  }

  /** Writes bytes; none of them locks an Index that was made so. */
  public static void write(NvIndices indices, NvIndex index, int offset, Bytes data) {
    if (data.size() == 0) {
      lock(indices, index);
      return;
    }
    boolean isPart = data.size() != index.sizeBytes();
    long end = Integer.toUnsignedLong(offset) + data.size();
    TpmFailure.require(end <= index.sizeBytes(), TpmResult.NOSPACE);
    TpmFailure.require(!isPart || !index.has(NvConstants.PER_WRITEALL), TpmResult.NOT_FULLWRITE);
    indices.write(index, offset, data.toArray());
  }

  private static void lock(NvIndices indices, NvIndex index) {
    if (index.has(NvConstants.PER_WRITE_STCLEAR)) {
      index.lockWrite();
    }
    if (index.has(NvConstants.PER_WRITEDEFINE)) {
      indices.lockForGood(index);
    }
  }
}
