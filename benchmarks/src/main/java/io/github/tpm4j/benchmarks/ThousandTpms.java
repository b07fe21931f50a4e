package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.tpm.CommandOctets;
import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bundled TPMs in one JVM, each in memory and in use: with a storage key loaded, a session open,
 * and an NV Index of a kilobyte written.
 */
public final class ThousandTpms {
  static final int COUNT = 1_000;
  private static final TpmHandle INDEX = TpmHandle.of(0x01500000);
  private static final int INDEX_BYTES = 1_024;

  private final Profile profile;
  private final List<Tpm> tpms = new ArrayList<>(COUNT);

  public ThousandTpms() {
    this(Profile.pcClient());
  }

  private ThousandTpms(Profile profile) {
    this.profile = profile;
  }

  /** What one of them takes of the heap, in bytes. */
  public long bytesEach() {
    // What the first one takes besides is the library's, such as tables of curves.
    tpms.add(usedTpm());
    long before = usedHeapBytes();
    while (tpms.size() <= COUNT) {
      tpms.add(usedTpm());
    }
    return (usedHeapBytes() - before) / COUNT;
  }

  /** How many there are. */
  int size() {
    return tpms.size() - 1;
  }

  private Tpm usedTpm() {
    Tpm tpm = new Tpm(TpmConfiguration.inMemory().withProfile(profile));
    tpm.powerOn();
    run(tpm, new Startup.Request(TpmSu.CLEAR));
    run(
        tpm,
        new CreatePrimary.Request(
            TpmHandle.OWNER,
            new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
            StorageTemplates.ECC_P256,
            Bytes.EMPTY,
            new TpmlPcrSelection(List.of())));
    run(
        tpm,
        new StartAuthSession.Request(
            TpmHandle.NULL,
            TpmHandle.NULL,
            Bytes.of(new byte[16]),
            Bytes.EMPTY,
            TpmSe.HMAC,
            TpmtSymDef.NULL,
            TpmAlg.SHA256));
    writeIndex(tpm);
    return tpm;
  }

  private static void writeIndex(Tpm tpm) {
    TpmaNv attributes = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD);
    TpmsNvPublic area =
        new TpmsNvPublic(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, INDEX_BYTES);
    run(tpm, new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
    Bytes data = Bytes.of(new byte[INDEX_BYTES]);
    run(tpm, new NvWrite.Request(TpmHandle.OWNER, INDEX, data, 0));
  }

  private static void run(Tpm tpm, TpmRequest<?> request) {
    CommandOctets.check(request, tpm.execute(CommandOctets.marshal(request), 0));
  }

  private static long usedHeapBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Prints what a TPM takes that follows the newest revision, and one of 1.59. */
  static void print(PrintStream out) {
    out.printf(
        Locale.ROOT, "| heap for each of %d TPMs in use, in one JVM | KB |%n|---|---:|%n", COUNT);
    print(out, "revision 185", Profile.pcClient());
    print(out, "revision 1.59", Profile.builder().revision(Revision.V159).build());
    out.println();
  }

  private static void print(PrintStream out, String name, Profile profile) {
    out.printf(Locale.ROOT, "| %s | %.1f |%n", name, new ThousandTpms(profile).bytesEach() / 1e3);
  }
}
