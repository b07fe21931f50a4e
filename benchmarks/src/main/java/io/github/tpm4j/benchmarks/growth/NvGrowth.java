package io.github.tpm4j.benchmarks.growth;

import io.github.tpm4j.benchmarks.tpm.CommandOctets;
import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.PrintStream;

/** NV_Write and NV_Read of Indices in turn, the more of them there are. */
final class NvGrowth {
  private static final int[] INDICES = {1, 10, 100, 1_000};
  private static final int FIRST_INDEX = 0x01500000;
  private static final int DATA_BYTES = 8;
  private static final int COMMANDS = 20_000;
  private static final TpmaNv ATTRIBUTES = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD);

  private final Tpm tpm = new Tpm(TpmConfiguration.inMemory());
  private int defined;

  void print(PrintStream out) throws Exception {
    tpm.powerOn();
    run(new Startup.Request(TpmSu.CLEAR));
    GrowthTable table =
        new GrowthTable(out, "NV Indices used in turn", "a command (NV_Write, NV_Read)");
    define(1);
    table.warmUp(() -> microsACommand(1));
    for (int count : INDICES) {
      define(count);
      table.row(count, () -> microsACommand(count));
    }
    table.end();
  }

  private void define(int count) {
    for (; defined < count; defined++) {
      TpmsNvPublic area =
          new TpmsNvPublic(
              TpmHandle.of(FIRST_INDEX + defined),
              TpmAlg.SHA256,
              ATTRIBUTES,
              Bytes.EMPTY,
              DATA_BYTES);
      run(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
    }
  }

  private double microsACommand(int count) {
    Bytes data = Bytes.of(new byte[DATA_BYTES]);
    long begin = System.nanoTime();
    for (int i = 0; i < COMMANDS / 2; i++) {
      TpmHandle index = TpmHandle.of(FIRST_INDEX + i % count);
      run(new NvWrite.Request(TpmHandle.OWNER, index, data, 0));
      run(new NvRead.Request(TpmHandle.OWNER, index, DATA_BYTES, 0));
    }
    return (System.nanoTime() - begin) / 1e3 / COMMANDS;
  }

  private void run(TpmRequest<?> request) {
    CommandOctets.check(request, tpm.execute(CommandOctets.marshal(request), 0));
  }
}
