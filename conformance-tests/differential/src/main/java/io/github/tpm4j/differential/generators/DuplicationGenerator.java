package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.List;

/** Duplication (Part 3, 13). */
final class DuplicationGenerator extends Generator {
  private final KeyChainGenerator keys;

  DuplicationGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(new Action(6, this::duplicate));
  }

  private void duplicate() {
    if (!model.has(TpmCc.DUPLICATE)) {
      return;
    }
    Policy policy = new PolicyGenerator(model).satisfiable(TpmCc.DUPLICATE);
    ObjectModel parent = keys.storageParent();
    int encrypted = choice.chance(20) ? TpmaObject.ENCRYPTED_DUPLICATION : 0;
    ObjectModel object = keys.underPolicy(templates.any(encrypted), policy, parent);
    object.changePolicy(policy);
    boolean outer = choice.chance(70);
    boolean inner = choice.chance(40);
    Arg symmetric = Arg.of(inner ? Templates.AES_CFB : TpmtSymDefObject.NULL);
    int keyBytes = choice.chance(95) == inner ? choice.of(0, 16, 16) : choice.of(0, 16, 15);
    byte[] key = choice.octets(keyBytes);
    Outcome outcome =
        run(
            Command.of(Duplicate.SPEC)
                .by(object)
                .handle(outer ? parent.handle() : Arg.of(TpmHandle.NULL))
                .with(Arg.sized(key), symmetric));
    if (outcome.succeeded()) {
      Arg innerKey = key.length == 0 ? outcome.product("encryptionKeyOut") : Arg.fixed(key);
      if (outer && choice.chance(60)) {
        rewrap(object, parent, outcome);
      }
      importAgain(object, parent, outcome, inner ? innerKey : Arg.NOTHING, symmetric);
    }
  }

  private void importAgain(
      ObjectModel object, ObjectModel parent, Outcome duplicate, Arg innerKey, Arg symmetric) {
    Outcome imported =
        run(
            Command.of(Import.SPEC)
                .by(parent)
                .with(Arg.sized(innerKey), Arg.sized(object.publicArea()))
                .with(Arg.sized(duplicate.product("duplicate")))
                .with(Arg.sized(duplicate.product("outSymSeed")), symmetric));
    if (imported.succeeded()) {
      keys.flush(object);
      keys.load(
          parent,
          object.template(),
          object.publicArea(),
          imported.product("outPrivate"),
          object.authValue());
    }
  }

  private void rewrap(ObjectModel object, ObjectModel parent, Outcome duplicate) {
    run(
        Command.of(Rewrap.SPEC)
            .by(choice.chance(90) ? parent : model.permanent(TpmHandle.NULL))
            .handle(choice.chance(70) ? parent.handle() : Arg.of(TpmHandle.NULL))
            .with(Arg.sized(duplicate.product("duplicate")))
            .with(Arg.sized(Arg.nameOf(object.handle())))
            .with(Arg.sized(duplicate.product("outSymSeed"))));
  }
}
