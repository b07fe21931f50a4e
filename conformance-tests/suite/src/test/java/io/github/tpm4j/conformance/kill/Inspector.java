package io.github.tpm4j.conformance.kill;

import static io.github.tpm4j.conformance.kill.TpmUnderTest.ownerAuth;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Finds out what a TPM has. */
final class Inspector {
  /** maxTries as TPM2_Clear leaves it. */
  private static final long FEW_TRIES = 3;

  private final TpmUnderTest tpm;

  Inspector(TpmUnderTest tpm) {
    this.tpm = tpm;
  }

  /**
   * What there is now.
   *
   * @param ownerAuths the numbers of what ownerAuth may be
   */
  Ledger look(long... ownerAuths) throws TransportException {
    long auth = ownerAuthAmong(ownerAuths);
    return new Ledger(
        number(read(Entities.ORDINARY, Entities.ORDINARY_BYTES)),
        ByteBuffer.wrap(read(Entities.COUNTER, Long.BYTES)).getLong(),
        ByteBuffer.wrap(read(Entities.ORDERLY_COUNTER, Long.BYTES)).getLong(),
        ByteBuffer.wrap(read(Entities.BITS, Long.BYTES)).getLong(),
        HexFormat.of().formatHex(read(Entities.EXTENDED, 32)),
        tpm.code(new ReadPublic.Request(Entities.PERSISTENT)).equals(TpmRc.SUCCESS),
        auth,
        scratch(ownerAuth(auth)),
        property(TpmPt.MAX_AUTH_FAIL) == FEW_TRIES,
        property(TpmPt.LOCKOUT_COUNTER),
        tpm.run(new ReadClock.Request()).currentTime().clockInfo().resetCount());
  }

  private long ownerAuthAmong(long... numbers) throws TransportException {
    for (long number : numbers) {
      NvRead.Request request = new NvRead.Request(TpmHandle.OWNER, Entities.COUNTER, 8, 0);
      if (tpm.code(request, ownerAuth(number)).equals(TpmRc.SUCCESS)) {
        return number;
      }
    }
    throw new AssertionError("ownerAuth is none of " + Arrays.toString(numbers));
  }

  private byte[] read(TpmHandle index, int sizeBytes) throws TransportException {
    NvRead.Request request = new NvRead.Request(TpmHandle.PLATFORM, index, sizeBytes, 0);
    return tpm.run(request).data().toByteArray();
  }

  private long scratch(SecretBytes auth) throws TransportException {
    NvReadPublic2.Request area = new NvReadPublic2.Request(Entities.SCRATCH);
    if (!tpm.code(area).equals(TpmRc.SUCCESS)) {
      return Ledger.NONE;
    }
    NvRead.Request read =
        new NvRead.Request(TpmHandle.OWNER, Entities.SCRATCH, Entities.SCRATCH_BYTES, 0);
    return tpm.code(read, auth).equals(TpmRc.NV_UNINITIALIZED)
        ? 0
        : number(tpm.run(read, auth).data().toByteArray());
  }

  /** The number that a pattern tells, all of it. */
  private static long number(byte[] pattern) {
    long number = ByteBuffer.wrap(pattern).getLong();
    if (!Arrays.equals(Change.pattern(number, pattern.length), pattern)) {
      throw new AssertionError("half a write: " + HexFormat.of().formatHex(pattern));
    }
    return number;
  }

  private long property(TpmPt property) throws TransportException {
    GetCapability.Request request =
        new GetCapability.Request(TpmCap.TPM_PROPERTIES, property.value(), 1);
    TpmlTaggedTpmProperty found = (TpmlTaggedTpmProperty) tpm.run(request).capabilityData().data();
    return Integer.toUnsignedLong(found.tpmProperty().get(0).value());
  }
}
