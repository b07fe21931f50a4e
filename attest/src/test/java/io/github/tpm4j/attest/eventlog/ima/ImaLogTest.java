package io.github.tpm4j.attest.eventlog.ima;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.ImaLogWriter.FILE_DIGEST;
import static io.github.tpm4j.attest.testing.ImaLogWriter.data;
import static io.github.tpm4j.attest.testing.ImaLogWriter.digestField;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.attest.testing.ImaLogWriter;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The templates of IMA, and what is extended for them. */
class ImaLogTest {
  private static final Set<HashAlg> BANKS = EnumSet.of(HashAlg.SHA1, HashAlg.SHA256);
  private static final Pcr SHA256_10 = new Pcr(TpmAlg.SHA256, 10);

  private static ImaLog read(ImaLogWriter writer) {
    return read(writer, HashAlg.SHA1);
  }

  private static ImaLog read(ImaLogWriter writer, HashAlg hash) {
    return accepted(tryRead(writer.toByteArray(), hash));
  }

  private static Verdict<ImaLog> tryRead(byte[] log, HashAlg hash) {
    try {
      return ImaLog.read(new ByteArrayInputStream(log), LogLimits.DEFAULT, hash);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Replay replay(ImaLog log, ImaExtension extension) {
    return Replay.from(InitialPcrs.PLAIN).then(log.events(extension, BANKS));
  }

  @Test
  void readsTheFirstTemplate() {
    Bytes digest = Digests.of(HashAlg.SHA1, ascii("a file"));
    ImaLog log = read(new ImaLogWriter(HashAlg.SHA1).ima(digest, "/init").ng("/bin/sh"));
    ImaRecord record = log.records().get(0);
    assertEquals("/init", record.name());
    assertEquals(Optional.of(new ImaDigest("ima", "sha1", digest)), record.fileDigest());
    assertEquals(record.templateDigest(), record.digest(HashAlg.SHA1));
    assertEquals("/bin/sh", log.records().get(1).name());
  }

  @Test
  void readsDigestsOfBothForms() {
    ImaLog log =
        read(
            new ImaLogWriter(HashAlg.SHA1)
                .ng("/bin/sh")
                .record("ima-ngv2", digestField("verity:sha256:", FILE_DIGEST), ascii("/a\0"))
                .record(
                    "ima-sigv2",
                    digestField("ima:sha256:", FILE_DIGEST),
                    ascii("/b\0"),
                    Bytes.EMPTY));
    assertEquals(
        List.of(
            new ImaDigest("ima", "sha256", FILE_DIGEST),
            new ImaDigest("verity", "sha256", FILE_DIGEST),
            new ImaDigest("ima", "sha256", FILE_DIGEST)),
        log.records().stream().map(record -> record.fileDigest().orElseThrow()).toList());
    assertEquals("/bin/sh sha256:" + FILE_DIGEST, log.records().get(0).description());
  }

  @Test
  void readsSignatures_whoseSizeIsBigEndian() {
    Bytes signature = Bytes.ofHex("030204" + "aabbccdd" + "0003" + "010203");
    ImaLog log =
        read(
            new ImaLogWriter(HashAlg.SHA1)
                .record("ima-sig", digestField("sha256:", FILE_DIGEST), ascii("/a\0"), signature)
                .record(
                    "ima-sig", digestField("sha256:", FILE_DIGEST), ascii("/b\0"), Bytes.EMPTY));
    assertEquals(
        Optional.of(new ImaSignature(3, 2, 4, Bytes.ofHex("aabbccdd"), Bytes.ofHex("010203"))),
        log.records().get(0).signature());
    assertEquals(Optional.empty(), log.records().get(1).signature());
    assertEquals(Optional.empty(), ImaSignature.read(Bytes.ofHex("030204aabbccdd0300010203")));
  }

  @Test
  void readsBuffersAndAppendedSignaturesAndEvm() {
    Bytes digest = digestField("sha256:", FILE_DIGEST);
    Bytes none = Bytes.EMPTY;
    ImaLog log =
        read(
            new ImaLogWriter(HashAlg.SHA1)
                .record("ima-buf", digest, ascii("kexec-cmdline\0"), ascii("root=/dev/vda"))
                .record("ima-modsig", digest, ascii("/a.ko\0"), none, digest, ascii("PKCS7"))
                .record("ima-modsig", digest, ascii("/b.ko\0"), none, none, none)
                .record(
                    "evm-sig", digest, ascii("/c\0"), none, none, none, none, none, none, none));
    assertEquals("kexec-cmdline", log.records().get(0).name());
    assertEquals(ascii("root=/dev/vda"), log.records().get(0).fields().get("buf"));
    assertEquals(ascii("PKCS7"), log.records().get(1).fields().get("modsig"));
    assertEquals(9, log.records().get(3).fields().size());
  }

  @Test
  void readsFormatStrings_andKeepsWhatNobodyKnows() {
    ImaLog log =
        read(
            new ImaLogWriter(HashAlg.SHA1)
                .record("d-ng|n-ng", digestField("sha256:", FILE_DIGEST), ascii("/a\0"))
                .raw("mine", Digests.of(HashAlg.SHA1, ascii("??")), ascii("??")));
    assertEquals("/a", log.records().get(0).name());
    assertEquals(Map.of(), log.records().get(1).fields());
    assertFalse(
        log.events(ImaExtension.HASHED_FOR_EACH_BANK, BANKS)
            .get(1)
            .contradictsItsDigest(TpmAlg.SHA1));
  }

  @Test
  void readsLogsOfOtherHashes() {
    ImaLog log = read(new ImaLogWriter(HashAlg.SHA384).ng("/bin/sh"), HashAlg.SHA384);
    assertEquals(48, log.records().get(0).templateDigest().size());
    assertEquals("/bin/sh", log.records().get(0).name());
  }

  @Test
  void kernelsDifferInWhatTheyExtendIntoOtherBanks() {
    ImaLog log = read(new ImaLogWriter(HashAlg.SHA1).ng("/bin/sh").ng("/bin/ls"));
    Bytes data = log.records().get(0).templateData();
    ImaEvent hashed = log.events(ImaExtension.HASHED_FOR_EACH_BANK, BANKS).get(0);
    assertEquals(Digests.of(HashAlg.SHA256, data), hashed.digests().get(TpmAlg.SHA256));
    ImaEvent padded = log.events(ImaExtension.SHA1_WITH_ZEROS, BANKS).get(0);
    byte[] sha1 = Digests.of(HashAlg.SHA1, data).toByteArray();
    assertEquals(Bytes.adopt(Arrays.copyOf(sha1, 32)), padded.digests().get(TpmAlg.SHA256));

    Map<Pcr, Bytes> old = replay(log, ImaExtension.SHA1_WITH_ZEROS).values(HashAlg.SHA256);
    accepted(replay(log, ImaExtension.SHA1_WITH_ZEROS).against(old));
    assertRefused(
        replay(log, ImaExtension.HASHED_FOR_EACH_BANK).against(old), Reason.REPLAY_DIFFERS);
  }

  @Test
  void violationsExtendOnes() {
    ImaLog log = read(new ImaLogWriter(HashAlg.SHA1).violation("/tmp/x"));
    assertTrue(log.records().get(0).isViolation());
    for (ImaExtension extension : ImaExtension.values()) {
      ImaEvent event = log.events(extension, BANKS).get(0);
      assertEquals(Bytes.ofHex("ff".repeat(20)), event.digests().get(TpmAlg.SHA1));
      assertEquals(Bytes.ofHex("ff".repeat(32)), event.digests().get(TpmAlg.SHA256));
      assertEquals(Optional.empty(), event.measuredData(TpmAlg.SHA256));
      assertTrue(event.description().endsWith("VIOLATION"));
    }
  }

  @Test
  void aLogThatIsLongerThanTheQuoteIsUsedAsFarAsItWasQuoted() {
    ImaLogWriter writer = new ImaLogWriter(HashAlg.SHA1).ng("/bin/sh").ng("/bin/ls");
    Map<Pcr, Bytes> quoted =
        replay(read(writer), ImaExtension.HASHED_FOR_EACH_BANK).values(HashAlg.SHA256);
    ImaLog longer = read(writer.ng("/bin/later"));
    ReplayedLog replayed =
        accepted(
            replay(longer, ImaExtension.HASHED_FOR_EACH_BANK)
                .allowingLaterEvents()
                .against(quoted));
    assertEquals(2, replayed.events(10).size());
  }

  @Test
  void namesTheRecordThatWasChanged() {
    ImaLog log = read(new ImaLogWriter(HashAlg.SHA1).ng("/bin/sh").ng("/bin/ls"));
    Map<Pcr, Bytes> quoted = replay(log, ImaExtension.HASHED_FOR_EACH_BANK).values(HashAlg.SHA1);
    Bytes digest = log.records().get(1).templateDigest();
    ImaLog changed =
        read(
            new ImaLogWriter(HashAlg.SHA1)
                .ng("/bin/sh")
                .raw(
                    "ima-ng",
                    digest,
                    data(digestField("sha256:", FILE_DIGEST), ascii("/bin/evil\0"))));
    Verdict<ReplayedLog> verdict =
        replay(changed, ImaExtension.HASHED_FOR_EACH_BANK).against(quoted);
    assertRefused(verdict, Reason.REPLAY_DIFFERS);
    assertTrue(
        verdict.refusals().get(0).detail().contains("is event 1 (offset "),
        verdict.refusals()::toString);
  }

  @Test
  void bootAggregateIsOfTenPcr_orOfEight() {
    Map<Pcr, Bytes> values = new HashMap<>();
    FirmwareLogWriter eight = FirmwareLogWriter.parts();
    FirmwareLogWriter ten = FirmwareLogWriter.parts();
    for (int i = 0; i < 10; i++) {
      Bytes value = Digests.of(HashAlg.SHA256, new byte[] {(byte) i});
      values.put(new Pcr(TpmAlg.SHA256, i), value);
      ten.bytes(value);
      if (i < 8) {
        eight.bytes(value);
      }
    }
    assertEquals(Optional.of(9), aggregate(ten.toBytes()).bootAggregatePcrs(values));
    assertEquals(Optional.of(7), aggregate(eight.toBytes()).bootAggregatePcrs(values));
    assertEquals(Optional.empty(), aggregate(ascii("x")).bootAggregatePcrs(values));
    values.put(new Pcr(TpmAlg.SHA256, 3), Bytes.adopt(new byte[32]));
    assertEquals(Optional.empty(), aggregate(ten.toBytes()).bootAggregatePcrs(values));
  }

  private static ImaLog aggregate(Bytes values) {
    return read(
        new ImaLogWriter(HashAlg.SHA1)
            .record(
                "ima-ng",
                digestField("sha256:", Digests.of(HashAlg.SHA256, values)),
                ascii("boot_aggregate\0")));
  }

  @Test
  void refusesWhatIsNoLog() {
    byte[] log = new ImaLogWriter(HashAlg.SHA1).ng("/bin/sh").toByteArray();
    for (int length = 1; length < log.length; length++) {
      assertRefused(tryRead(Arrays.copyOf(log, length), HashAlg.SHA1), Reason.TRUNCATED);
    }
    byte[] otherPcr = log.clone();
    otherPcr[1] = 1;
    assertRefused(tryRead(otherPcr, HashAlg.SHA1), Reason.MALFORMED);
    byte[] hugeName = log.clone();
    hugeName[25] = 1;
    assertRefused(tryRead(hugeName, HashAlg.SHA1), Reason.OVERSIZED);
    assertNotEquals(List.of(), tryRead(log, HashAlg.SHA256).refusals());
    ImaLogWriter lying = new ImaLogWriter(HashAlg.SHA1);
    lying.raw("ima-ng", FILE_DIGEST.slice(0, 20), Bytes.ofHex("ffffffff"));
    assertRefused(tryRead(lying.toByteArray(), HashAlg.SHA1), Reason.TRUNCATED);
    ImaLogWriter surplus = new ImaLogWriter(HashAlg.SHA1);
    surplus.record("ima-ng", Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
    assertRefused(tryRead(surplus.toByteArray(), HashAlg.SHA1), Reason.MALFORMED);
  }

  @Property(tries = 3000)
  void anyBytesEndInAVerdict(@ForAll long seed) {
    byte[] log =
        Mutations.of(
            new ImaLogWriter(HashAlg.SHA1)
                .ima(Bytes.adopt(new byte[20]), "/init")
                .ng("/bin/sh")
                .record(
                    "ima-sig",
                    digestField("sha256:", FILE_DIGEST),
                    ascii("/a\0"),
                    Bytes.ofHex("030204aabbccdd0003010203"))
                .toByteArray(),
            new Random(seed));
    if (tryRead(log, HashAlg.SHA1) instanceof Verdict.Accepted<ImaLog> accepted) {
      replay(accepted.value(), ImaExtension.HASHED_FOR_EACH_BANK)
          .against(Map.of(SHA256_10, Bytes.adopt(new byte[32])));
      accepted
          .value()
          .records()
          .forEach(
              record -> {
                record.description();
                record.fileDigest();
                record.signature();
              });
    }
  }
}
