package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** Part 3, 13: duplication commands. */
final class DuplicationRows {
  private static final Policy POLICY = Policy.commandCode(TpmCc.DUPLICATE);

  private DuplicationRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(TpmCc.DUPLICATE, "ECC P-256 to an ECC parent", DuplicationRows::duplicate),
        new Row(TpmCc.REWRAP, "from and to an ECC parent", DuplicationRows::rewrap),
        new Row(TpmCc.IMPORT, "ECC P-256 of an ECC parent", DuplicationRows::importDuplicate));
  }

  private static TpmHandle key(Bench tpm, TpmHandle parent) throws Exception {
    return tpm.key(parent, Templates.duplicableKey(POLICY.digest(HashAlg.SHA256)));
  }

  private static Timed<Duplicate.Response> duplication(Bench tpm, TpmHandle key, TpmHandle parent)
      throws Exception {
    TpmHandle session = tpm.session(TpmSe.POLICY);
    Timed.Source<Duplicate.Response> source =
        () -> {
          // Each use of a policy session begins its policy anew.
          tpm.execute(new PolicyCommandCode.Request(session, TpmCc.DUPLICATE));
          return new Duplicate.Request(key, parent, SecretBytes.EMPTY, TpmtSymDefObject.NULL);
        };
    return tpm.timeEach(source).authorizedBy(session);
  }

  private static Timed<?> duplicate(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    return duplication(tpm, key(tpm, parent), parent);
  }

  private static Timed<?> rewrap(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    TpmHandle key = key(tpm, parent);
    Duplicate.Response made = duplication(tpm, key, parent).once();
    Bytes name = tpm.execute(new ReadPublic.Request(key)).name();
    return tpm.time(new Rewrap.Request(parent, parent, made.duplicate(), name, made.outSymSeed()));
  }

  private static Timed<?> importDuplicate(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    TpmHandle key = key(tpm, parent);
    Duplicate.Response made = duplication(tpm, key, parent).once();
    TpmtPublic area = tpm.execute(new ReadPublic.Request(key)).outPublic();
    return tpm.time(
        new Import.Request(
            parent,
            SecretBytes.EMPTY,
            area,
            made.duplicate(),
            made.outSymSeed(),
            TpmtSymDefObject.NULL));
  }
}
