package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.stream.IntStream;

/** Platform configuration registers (Part 3, 22). */
final class PcrGenerator extends Generator {
  private static final int EVENT_BYTES = 1024;
  private static final int SELECT_BYTES = 3;

  PcrGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(4, this::extend),
        new Action(2, this::event),
        new Action(4, this::read),
        new Action(2, this::reset),
        new Action(1, this::allocate),
        new Action(1, this::authPolicy),
        new Action(1, this::authValueOfPcr));
  }

  private Entity anyPcr() {
    return choice.chance(5) ? model.permanent(TpmHandle.NULL) : pcr(choice.below(24));
  }

  private int locality() {
    return choice.chance(70) ? 0 : choice.between(1, 4);
  }

  private void extend() {
    TpmAlg[] banks =
        choice.of(
            new TpmAlg[] {TpmAlg.SHA256},
            new TpmAlg[] {TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.SHA512},
            new TpmAlg[] {TpmAlg.SHA1, TpmAlg.SHA1},
            new TpmAlg[0]);
    List<TpmtHa> digests =
        List.of(banks).stream()
            .map(bank -> new TpmtHa(bank, choice.bytes(HashAlg.of(bank).digestBytes())))
            .toList();
    run(
        Command.of(PcrExtend.SPEC)
            .by(anyPcr())
            .with(Arg.of(new TpmlDigestValues(digests)))
            .locality(locality()));
  }

  private void event() {
    run(
        Command.of(PcrEvent.SPEC)
            .by(anyPcr())
            .with(Arg.sized(choice.buffer(EVENT_BYTES)))
            .locality(locality()));
  }

  private void read() {
    TpmlPcrSelection selection = choice.chance(30) ? whole() : pcrSelection();
    run(Command.of(PcrRead.SPEC).with(Arg.of(selection)));
  }

  private TpmlPcrSelection whole() {
    int[] all = IntStream.range(choice.below(20), 24).toArray();
    return new TpmlPcrSelection(
        List.of(
            TpmsPcrSelection.of(TpmAlg.SHA256, all),
            TpmsPcrSelection.of(TpmAlg.SHA1, choice.below(24))));
  }

  private void reset() {
    run(Command.of(PcrReset.SPEC).by(anyPcr()).locality(locality()));
  }

  private void allocate() {
    byte[] bits = choice.of(new byte[SELECT_BYTES], new byte[] {-1, -1, -1}, new byte[] {0, 1, 0});
    TpmAlg bank = choice.of(TpmAlg.SHA1, TpmAlg.SHA512, TpmAlg.SHA384, TpmAlg.SHA3_256);
    TpmlPcrSelection allocation =
        new TpmlPcrSelection(
            choice.chance(10)
                ? List.of()
                : List.of(new TpmsPcrSelection(bank, new TpmsPcrSelect(Bytes.of(bits)))));
    run(Command.of(PcrAllocate.SPEC).by(platform()).with(Arg.of(allocation)));
  }

  private int anyGrouped() {
    return choice.chance(70) ? choice.between(20, 22) : choice.below(24);
  }

  private void authPolicy() {
    boolean none = choice.chance(40);
    int digestBytes = none == choice.chance(80) ? 0 : 32;
    run(
        Command.of(PcrSetAuthPolicy.SPEC)
            .by(platform())
            .with(Arg.sized(choice.octets(digestBytes)))
            .with(Arg.of(none ? TpmAlg.NULL : TpmAlg.SHA256))
            .with(Arg.of(TpmHandle.ofPcr(anyGrouped()))));
  }

  private void authValueOfPcr() {
    Bytes auth = choice.bytes(choice.of(0, 20));
    Entity pcr = pcr(anyGrouped());
    Outcome outcome =
        run(Command.of(PcrSetAuthValue.SPEC).by(pcr).with(Arg.sized(auth.toByteArray())));
    if (outcome.succeeded()) {
      // These three are one group (PC Client profile).
      List.of(pcr(20), pcr(21), pcr(22)).forEach(member -> member.changeAuthValue(auth));
    }
  }
}
