package io.github.tpm4j.engine.commands.nv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class NvIncrementCommandTest {
  private static final TpmaNv COUNTER =
      TpmaNv.of(TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE | TpmNt.COUNTER.value() << 4);

  private final TestTpm tpm = TestTpm.started();

  /** Defines a counter and increments it so often; its value then. */
  private long count(int index, int times) {
    TpmHandle handle = TpmHandle.of(0x01000000 + index);
    TpmsNvPublic area = new TpmsNvPublic(handle, TpmAlg.SHA256, COUNTER, Bytes.EMPTY, 8);
    tpm.run(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
    for (int i = 0; i < times; i++) {
      tpm.run(new NvIncrement.Request(TpmHandle.OWNER, handle));
    }
    Bytes value = tpm.run(new NvRead.Request(TpmHandle.OWNER, handle, 8, 0)).data();
    return ByteBuffer.wrap(value.borrow()).getLong();
  }

  private void undefine(int index) {
    tpm.run(new NvUndefineSpace.Request(TpmHandle.OWNER, TpmHandle.of(0x01000000 + index)));
  }

  @Test
  void aNewCounterGoesOnFromTheGreatestThatIsDeleted() {
    assertEquals(4, count(1, 4));
    assertEquals(1, count(2, 1));
    undefine(2);
    assertEquals(2, count(3, 1));
    undefine(1);
    assertEquals(5, count(1, 1));
    undefine(3);
    assertEquals(5, count(3, 1));
  }
}
