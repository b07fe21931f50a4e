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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * NV_Write and NV_Read the more Indices there are: of all in turn, and of one of them, which shows
 * what is search and what is the processor's caches.
 */
final class NvGrowth {
  private static final int[] INDICES = {1, 10, 100, 1_000};
  private static final int FIRST_INDEX = 0x01500000;
  private static final int DATA_BYTES = 8;
  private static final int COMMANDS = 20_000;
  private static final TpmaNv ATTRIBUTES = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD);

  private final Tpm tpm = new Tpm(TpmConfiguration.inMemory());
  private final int used;

  private NvGrowth(int count, int used) {
    this.used = used;
    tpm.powerOn();
    run(new Startup.Request(TpmSu.CLEAR));
    for (int i = 0; i < count; i++) {
      define(TpmHandle.of(FIRST_INDEX + i));
    }
  }

  static void print(PrintStream out) throws Exception {
    print(out, "NV Indices used in turn", count -> count);
    print(out, "NV Indices, one of them used", count -> 1);
  }

  private static void print(PrintStream out, String amount, IntUnaryOperator used)
      throws Exception {
    GrowthTable table = new GrowthTable(out, amount, "a command (NV_Write, NV_Read)");
    SortedMap<Integer, GrowthTable.Work> works = new TreeMap<>();
    for (int count : INDICES) {
      works.put(count, new NvGrowth(count, used.applyAsInt(count))::microsACommand);
    }
    table.rowsInTurns(works);
    table.end();
  }

  private void define(TpmHandle index) {
    TpmsNvPublic area = new TpmsNvPublic(index, TpmAlg.SHA256, ATTRIBUTES, Bytes.EMPTY, DATA_BYTES);
    run(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
  }

  private double microsACommand() {
    Bytes data = Bytes.of(new byte[DATA_BYTES]);
    long begin = System.nanoTime();
    for (int i = 0; i < COMMANDS / 2; i++) {
      TpmHandle index = TpmHandle.of(FIRST_INDEX + i % used);
      run(new NvWrite.Request(TpmHandle.OWNER, index, data, 0));
      run(new NvRead.Request(TpmHandle.OWNER, index, DATA_BYTES, 0));
    }
    return (System.nanoTime() - begin) / 1e3 / COMMANDS;
  }

  private void run(TpmRequest<?> request) {
    CommandOctets.check(request, tpm.execute(CommandOctets.marshal(request), 0));
  }
}
