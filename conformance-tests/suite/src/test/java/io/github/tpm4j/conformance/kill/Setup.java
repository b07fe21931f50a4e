package io.github.tpm4j.conformance.kill;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Defines and writes the platform's Indices, those that are not there yet. */
final class Setup {
  private static final TpmHandle PLATFORM = TpmHandle.PLATFORM;
  private static final SecretBytes PASSWORD = SecretBytes.of(new byte[] {2});

  private final TpmUnderTest tpm;

  Setup(TpmUnderTest tpm) {
    this.tpm = tpm;
  }

  void run() throws TransportException {
    define(Entities.ordinary(), SecretBytes.EMPTY);
    define(Entities.counter(), SecretBytes.EMPTY);
    define(Entities.orderlyCounter(), SecretBytes.EMPTY);
    define(Entities.bits(), SecretBytes.EMPTY);
    define(Entities.extended(), SecretBytes.EMPTY);
    define(Entities.protectedIndex(), PASSWORD);
    Bytes zero = Bytes.of(new byte[Entities.ORDINARY_BYTES]);
    tpm.run(new NvWrite.Request(PLATFORM, Entities.ORDINARY, zero, 0));
    tpm.run(new NvIncrement.Request(PLATFORM, Entities.COUNTER));
    tpm.run(new NvIncrement.Request(PLATFORM, Entities.ORDERLY_COUNTER));
    tpm.run(new NvSetBits.Request(PLATFORM, Entities.BITS, 0));
    tpm.run(new NvExtend.Request(PLATFORM, Entities.EXTENDED, Bytes.EMPTY));
    Bytes eight = Bytes.of(new byte[Long.BYTES]);
    tpm.run(new NvWrite.Request(PLATFORM, Entities.PROTECTED, eight, 0));
  }

  private void define(TpmsNvPublic area, SecretBytes password) throws TransportException {
    TpmRc code = tpm.code(new NvDefineSpace.Request(PLATFORM, password, area));
    if (!code.equals(TpmRc.SUCCESS) && !code.equals(TpmRc.NV_DEFINED)) {
      throw new AssertionError("TPM2_NV_DefineSpace is answered " + code);
    }
  }
}
