package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** The actions of one chapter of Part 3. */
abstract class Generator {
  final SequenceModel model;
  final Choice choice;
  final Templates templates;

  Generator(SequenceModel model) {
    this.model = model;
    choice = model.choice();
    templates = new Templates(choice);
  }

  abstract List<Action> actions();

  final Outcome run(Command command) {
    return model.run(command);
  }

  final Entity owner() {
    return model.permanent(TpmHandle.OWNER);
  }

  final Entity platform() {
    return model.permanent(TpmHandle.PLATFORM);
  }

  final Entity endorsement() {
    return model.permanent(TpmHandle.ENDORSEMENT);
  }

  final Entity lockout() {
    return model.permanent(TpmHandle.LOCKOUT);
  }

  final Entity pcr(int number) {
    return model.permanent(TpmHandle.ofPcr(number));
  }

  /** Owner or platform. */
  final Entity provisioner() {
    return choice.chance(75) ? owner() : platform();
  }

  final TpmHandle anyHierarchy() {
    return choice.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM, TpmHandle.NULL);
  }

  final Arg yesNo() {
    return Arg.u8(choice.below(2));
  }

  final Bytes authValue() {
    return choice.chance(50) ? Bytes.EMPTY : choice.bytes(choice.of(1, 8, 16, 20));
  }

  final TpmlPcrSelection pcrSelection() {
    return switch (choice.below(6)) {
      case 0 -> new TpmlPcrSelection(List.of());
      case 1 -> select(TpmAlg.SHA1, TpmAlg.SHA256);
      case 2 -> select(TpmAlg.SHA384);
      case 3 -> select(choice.of(TpmAlg.SHA512, TpmAlg.SM3_256, TpmAlg.SHA3_256));
      default -> select(TpmAlg.SHA256);
    };
  }

  private TpmlPcrSelection select(TpmAlg... hashes) {
    return new TpmlPcrSelection(
        List.of(hashes).stream()
            .map(hash -> TpmsPcrSelection.of(hash, choice.below(24), choice.below(24)))
            .toList());
  }

  /** A signature scheme; mostly none, so that the key's counts. */
  final Arg signatureScheme(ObjectModel key) {
    int way = choice.below(10);
    if (way < 5 || key == null) {
      return Arg.of(TpmtSigScheme.NULL);
    }
    TpmAlg scheme =
        way == 9
            ? choice.of(TpmAlg.RSASSA, TpmAlg.RSAPSS, TpmAlg.ECDSA, TpmAlg.ECSCHNORR, TpmAlg.HMAC)
            : fitting(key);
    return Arg.of(TpmtSigScheme.of(scheme, templates.hash()));
  }

  private TpmAlg fitting(ObjectModel key) {
    if (key.is(TpmAlg.RSA)) {
      return choice.of(TpmAlg.RSASSA, TpmAlg.RSAPSS);
    }
    if (key.is(TpmAlg.MLDSA) || key.is(TpmAlg.HASH_MLDSA)) {
      return key.template().type();
    }
    return key.is(TpmAlg.ECC)
        ? choice.of(TpmAlg.ECDSA, TpmAlg.ECDSA, TpmAlg.ECSCHNORR)
        : TpmAlg.HMAC;
  }
}
