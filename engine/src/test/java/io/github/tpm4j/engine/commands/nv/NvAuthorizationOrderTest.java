package io.github.tpm4j.engine.commands.nv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPinCounterParameters;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

/** Which check of an NV Index comes first, and whose authValue counts (as libtpms has it). */
class NvAuthorizationOrderTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x01400000);

  private final TestTpm tpm = TestTpm.started();

  private static TpmRequest<?> define(TpmNt type, int attributes, int dataSize) {
    TpmaNv all = TpmaNv.of(attributes | type.value() << 4);
    return new NvDefineSpace.Request(
        TpmHandle.OWNER,
        SecretBytes.EMPTY,
        new TpmsNvPublic(INDEX, TpmAlg.SHA256, all, Bytes.EMPTY, dataSize));
  }

  @Test
  void rejectsSizeOfPinBeforeItsAttributes_parameter2() {
    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(define(TpmNt.PIN_PASS, TpmaNv.AUTHREAD, 7)));
    assertEquals(
        TpmRc.ATTRIBUTES.parameter(2), tpm.code(define(TpmNt.PIN_PASS, TpmaNv.AUTHREAD, 8)));
  }

  @Test
  void readsPinByItsAuthValueWithoutAuthread() {
    int attributes = TpmaNv.NO_DA | TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD;
    tpm.run((NvDefineSpace.Request) define(TpmNt.PIN_FAIL, attributes, 8));
    assertEquals(
        TpmRc.AUTH_UNAVAILABLE, tpm.code(new NvRead.Request(INDEX, INDEX, 8, 0)), "not written");
    Bytes pin = Bytes.adopt(new TpmsNvPinCounterParameters(0, 5).marshal());
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, pin, 0));

    assertEquals(pin, tpm.run(new NvRead.Request(INDEX, INDEX, 8, 0)).data());
  }

  @Test
  void looksAtTheLockBeforeTheRightToWrite() {
    int attributes = TpmaNv.OWNERWRITE | TpmaNv.WRITEDEFINE | TpmaNv.OWNERREAD;
    tpm.run((NvDefineSpace.Request) define(TpmNt.ORDINARY, attributes, 8));
    NvWrite.Request byPlatform =
        new NvWrite.Request(TpmHandle.PLATFORM, INDEX, Bytes.of(new byte[8]), 0);
    assertEquals(TpmRc.NV_AUTHORIZATION, tpm.code(byPlatform));
    tpm.run(new NvWriteLock.Request(TpmHandle.OWNER, INDEX));

    assertEquals(TpmRc.NV_LOCKED, tpm.code(byPlatform));
  }

  @Test
  void aLockThatIsThereNeedsNoRightToLock() {
    int attributes =
        TpmaNv.OWNERWRITE | TpmaNv.WRITEDEFINE | TpmaNv.OWNERREAD | TpmaNv.READ_STCLEAR;
    tpm.run((NvDefineSpace.Request) define(TpmNt.ORDINARY, attributes, 8));
    NvWriteLock.Request writeLock = new NvWriteLock.Request(TpmHandle.PLATFORM, INDEX);
    NvReadLock.Request readLock = new NvReadLock.Request(TpmHandle.PLATFORM, INDEX);
    assertEquals(TpmRc.NV_AUTHORIZATION, tpm.code(writeLock));
    assertEquals(TpmRc.NV_AUTHORIZATION, tpm.code(readLock));
    tpm.run(new NvWriteLock.Request(TpmHandle.OWNER, INDEX));
    tpm.run(new NvReadLock.Request(TpmHandle.OWNER, INDEX));

    assertEquals(TpmRc.SUCCESS, tpm.code(writeLock));
    assertEquals(TpmRc.SUCCESS, tpm.code(readLock));
  }
}
