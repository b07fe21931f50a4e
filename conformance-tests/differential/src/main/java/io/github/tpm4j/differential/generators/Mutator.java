package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.Change;
import io.github.tpm4j.differential.step.Change.Kind;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Puts one fault into a command. */
final class Mutator {
  private static final int[] NUMBERS_16 = {
    0, 1, 2, 0x03, 0x05, 0x06, 0x08, 0x0A, 0x10, 0x14, 0x16, 0x17, 0x18, 0x20, 0x23, 0x25, 0x40,
    0x41, 0x42, 0x43, 0x44, 0x80, 0x100, 0x7FFF, 0x8000, 0x8001, 0x8002, 0x8014, 0x8021, 0x8022,
    0x8023, 0x8024, 0x8025, 0xFFFF
  };
  private static final TpmAlg[] HASHES = {
    TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.SHA512, TpmAlg.SM3_256, TpmAlg.SHA3_256
  };
  private static final int[] NUMBERS_32 = {
    0, 1, 2, 8, 0x10, 0x40, 0x100, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x40000001, 0x40000007
  };

  private final SequenceModel model;

  Mutator(SequenceModel model) {
    this.model = model;
  }

  private Choice choice() {
    return model.choice();
  }

  /** The command with one fault. */
  CommandStep mutate(CommandStep step) {
    int place = choice().below(100);
    if (place < 45 && !step.parameters().isEmpty() && !setsTime(step)) {
      return parameter(step);
    }
    if (place < 65 && !step.handles().isEmpty()) {
      return step.withHandle(choice().below(step.handles().size()), model.anyHandle());
    }
    if (place < 85 && !step.authorizations().isEmpty()) {
      return sessions(step);
    }
    return frame(step);
  }

  /** Any eight octets are a time; a small one has passed at one TPM and not yet at the other. */
  private static boolean setsTime(CommandStep step) {
    return step.spec().code().equals(TpmCc.CLOCK_SET);
  }

  private CommandStep parameter(CommandStep step) {
    int index = choice().below(step.parameters().size());
    return step.withParameter(index, change().apply(step.parameters().get(index)));
  }

  private Change change() {
    int place = choice().chance(50) ? 0 : choice().below(24);
    return switch (choice().below(8)) {
      case 0, 1 -> new Change(Kind.PUT_16, place, NUMBERS_16[choice().below(NUMBERS_16.length)]);
      case 2 -> new Change(Kind.PUT_16, place, choice().of(HASHES).value());
      case 3 -> new Change(Kind.PUT_32, place, NUMBERS_32[choice().below(NUMBERS_32.length)]);
      case 4 -> new Change(Kind.CUT, 0, choice().of(1, 1, 2, 4, 8, 1 << 12));
      case 5 -> new Change(Kind.EXTEND, 0, choice().of(1, 2, 4, 64));
      default ->
          new Change(
              choice().of(Kind.FLIP, Kind.FLIP_LAST), choice().below(64), 1 << choice().below(8));
    };
  }

  private CommandStep sessions(CommandStep step) {
    List<Authorization> area = new ArrayList<>(step.authorizations());
    int index = choice().below(area.size());
    Authorization session = area.get(index);
    switch (choice().below(8)) {
      case 0 -> area.remove(index);
      case 1 -> area.add(index, Authorization.password(Bytes.EMPTY));
      case 2 -> area.set(index, session.withFault(change()));
      case 3 -> area.set(index, session.withAttributes(choice().below(256)));
      case 4 ->
          area.set(index, session.withAttributes(session.attributes() ^ 1 << choice().below(8)));
      case 5 -> area.set(index, session.withNonceCaller(choice().bytes(choice().of(0, 1, 16, 65))));
      case 6 -> area.addAll(List.of(session, session, session));
      default ->
          area.set(index, Authorization.password(choice().bytes(choice().of(1, 20, 64, 65))));
    }
    return step.withAuthorizations(area);
  }

  private CommandStep frame(CommandStep step) {
    return switch (choice().below(9)) {
      case 0 -> step.withForm(step.form().withTag(otherTag(step)));
      case 1 -> step.withForm(step.form().withTag(choice().of(0, 0xC1, 0x8000, 0x8003, 0xFFFF)));
      case 2 -> step.withForm(step.form().withCut(choice().of(1, 2, 4, 16)));
      case 3 -> step.withForm(step.form().withTrailing(choice().bytes(choice().of(1, 2, 4))));
      case 4 ->
          step.withForm(step.form().withAuthorizationSizeDelta(choice().of(-9, -1, 1, 9, 99)));
      case 5 ->
          step.withForm(step.form().withCode(choice().of(0, 0x11E, 0x15A, 0x19F, 0x20000000)));
      case 6 -> step.withLocality(choice().between(1, 4));
      case 7 -> step.withAuthorizations(extended(step));
      default -> step.withAuthorizations(List.of());
    };
  }

  private static int otherTag(CommandStep step) {
    return step.authorizations().isEmpty() ? TpmSt.SESSIONS.value() : TpmSt.NO_SESSIONS.value();
  }

  private static List<Authorization> extended(CommandStep step) {
    List<Authorization> area = new ArrayList<>(step.authorizations());
    area.add(Authorization.password(Bytes.EMPTY));
    return area;
  }
}
