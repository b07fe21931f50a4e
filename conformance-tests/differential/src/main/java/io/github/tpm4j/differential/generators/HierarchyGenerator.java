package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.management.PpCommands;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Hierarchies, dictionary attack and miscellaneous management (Part 3, 24 to 26). */
final class HierarchyGenerator extends Generator {

  HierarchyGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(2, this::control),
        new Action(2, this::primaryPolicy),
        new Action(1, this::changeSeed),
        new Action(1, this::clear),
        new Action(1, this::clearControl),
        new Action(3, this::changeAuth),
        new Action(1, this::lockReset),
        new Action(1, this::attackParameters),
        new Action(1, this::ppCommands),
        new Action(1, this::algorithmSet));
  }

  private Entity any() {
    return choice.of(owner(), endorsement(), platform(), lockout());
  }

  private void control() {
    Entity by = choice.of(owner(), endorsement(), platform(), platform());
    TpmHandle enable =
        choice.of(
            TpmHandle.OWNER,
            TpmHandle.ENDORSEMENT,
            TpmHandle.PLATFORM_NV,
            TpmHandle.PLATFORM_NV,
            choice.chance(20) ? TpmHandle.PLATFORM : TpmHandle.OWNER);
    run(Command.of(HierarchyControl.SPEC).by(by).with(Arg.of(enable), yesNo()));
    // The hierarchy comes back, or the rest of the sequence would find nothing enabled.
    if (choice.chance(60)) {
      run(Command.of(HierarchyControl.SPEC).by(platform()).with(Arg.of(enable), Arg.u8(1)));
    }
  }

  private void primaryPolicy() {
    TpmAlg hash = choice.of(TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.NULL);
    byte[] digest = choice.octets(choice.of(32, 32, 48, 0, 20));
    run(Command.of(SetPrimaryPolicy.SPEC).by(any()).with(Arg.sized(digest), Arg.of(hash)));
  }

  private void changeSeed() {
    Outcome outcome =
        run(Command.of(choice.chance(50) ? ChangeEps.SPEC : ChangePps.SPEC).by(platform()));
    if (outcome.succeeded()) {
      model.objects.clear();
    }
  }

  private void clear() {
    Outcome outcome = run(Command.of(Clear.SPEC).by(choice.chance(60) ? lockout() : platform()));
    if (outcome.succeeded()) {
      model.objects.clear();
      model.persistent.clear();
      model.indices.removeIf(index -> !index.isOfPlatform());
      List.of(owner(), endorsement(), lockout())
          .forEach(entity -> entity.changeAuthValue(Bytes.EMPTY));
    }
  }

  private void clearControl() {
    run(Command.of(ClearControl.SPEC).by(choice.chance(50) ? lockout() : platform()).with(yesNo()));
  }

  private void changeAuth() {
    Entity hierarchy = any();
    Bytes auth = choice.chance(40) ? Bytes.EMPTY : Bytes.adopt(choice.buffer(48));
    Outcome outcome =
        run(Command.of(HierarchyChangeAuth.SPEC).by(hierarchy).with(Arg.sized(auth.toByteArray())));
    if (outcome.succeeded()) {
      hierarchy.changeAuthValue(auth);
    }
  }

  private void lockReset() {
    run(Command.of(DictionaryAttackLockReset.SPEC).by(lockout()));
  }

  private void attackParameters() {
    run(
        Command.of(DictionaryAttackParameters.SPEC)
            .by(lockout())
            .with(Arg.u32(choice.of(0, 1, 2, 32, -1)))
            .with(Arg.u32(choice.of(0, 1000, 100000, -1)), Arg.u32(choice.of(0, 1000, 100000))));
  }

  private TpmlCc commands() {
    return switch (choice.below(4)) {
      case 0 -> new TpmlCc(List.of());
      case 1 -> new TpmlCc(List.of(TpmCc.CLEAR, TpmCc.PCR_ALLOCATE));
      case 2 -> new TpmlCc(List.of(TpmCc.GET_RANDOM));
      default -> new TpmlCc(List.of(TpmCc.HIERARCHY_CONTROL));
    };
  }

  private void ppCommands() {
    run(Command.of(PpCommands.SPEC).by(platform()).with(Arg.of(commands()), Arg.of(commands())));
  }

  private void algorithmSet() {
    run(Command.of(SetAlgorithmSet.SPEC).by(platform()).with(Arg.u32(choice.of(0, 1, -1))));
  }
}
