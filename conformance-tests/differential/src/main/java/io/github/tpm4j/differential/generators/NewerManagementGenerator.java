package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
import io.github.tpm4j.tss.commands.attached.PolicyAcSendSelect;
import io.github.tpm4j.tss.commands.capability.SetCapability;
import io.github.tpm4j.tss.commands.countdown.ActSetTimeout;
import io.github.tpm4j.tss.commands.hierarchy.ReadOnlyControl;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyParameters;
import io.github.tpm4j.tss.commands.policy.PolicyTransportSpdm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Commands of 1.83 and 184 that use no key, countdown timers, and attached components. */
final class NewerManagementGenerator extends Generator {
  private static final int FIRST_LEGACY_INDEX = 0x01600000;
  private static final int FIRST_EXTERNAL_INDEX = 0x11600000;
  private static final int CAP_TPM_PROPERTIES = 6;
  private static final int PT_REVISION = 0x102;

  NewerManagementGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(3, this::defineSpace),
        new Action(3, this::policies),
        new Action(1, this::control),
        new Action(1, this::timer));
  }

  private void defineSpace() {
    int number = choice.below(4);
    TpmaNv attributes = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD | TpmaNv.NO_DA);
    TpmHandle external = TpmHandle.of(FIRST_EXTERNAL_INDEX + number);
    TpmHandle legacy = TpmHandle.of(FIRST_LEGACY_INDEX + number);
    boolean isExternal = choice.chance(50);
    TpmtNvPublic2 area =
        isExternal
            ? new TpmtNvPublic2(
                TpmHt.EXTERNAL_NV,
                new TpmsNvPublicExpAttr(
                    external, TpmAlg.SHA256, TpmaNvExp.of(attributes), Bytes.EMPTY, 32))
            : new TpmtNvPublic2(
                TpmHt.NV_INDEX,
                new TpmsNvPublic(legacy, TpmAlg.SHA256, attributes, Bytes.EMPTY, 32));
    Arg index = Arg.of(isExternal ? external : legacy);
    run(
        Command.of(NvDefineSpace2.SPEC)
            .by(provisioner())
            .with(Arg.sized(authValue().toByteArray()), Arg.sized(Arg.of(area))));
    run(Command.of(NvReadPublic2.SPEC).handle(index));
    if (choice.chance(60)) {
      run(Command.of(NvUndefineSpace.SPEC).by(provisioner()).handle(index));
    }
  }

  private void policies() {
    SessionModel session =
        new SessionGenerator(model).open(choice.of(TpmSe.TRIAL, TpmSe.POLICY), false);
    Arg handle = session.handle();
    switch (choice.below(4)) {
      case 0 -> capability(handle);
      case 2 ->
          run(
              Command.of(PolicyAcSendSelect.SPEC)
                  .handle(handle)
                  .with(Arg.sized(), Arg.sized(choice.octets(4)), Arg.sized(choice.octets(4)))
                  .with(yesNo()));
      case 1 ->
          run(
              Command.of(PolicyParameters.SPEC)
                  .handle(handle)
                  .with(Arg.sized(choice.octets(choice.of(session.digestBytes(), 20)))));
      default -> {
        byte[] name = choice.octets(34);
        name[0] = 0;
        name[1] = (byte) TpmAlg.SHA256.value();
        run(
            Command.of(PolicyTransportSpdm.SPEC)
                .handle(handle)
                .with(Arg.sized(choice.of(name, new byte[0])), Arg.sized(name)));
      }
    }
    run(Command.of(PolicyGetDigest.SPEC).handle(handle));
  }

  private void capability(Arg session) {
    boolean known = choice.chance(70);
    run(
        Command.of(PolicyCapability.SPEC)
            .handle(session)
            .with(Arg.sized(choice.octets(choice.of(1, 4))), Arg.u16(choice.of(0, 4)))
            .with(Arg.u16(choice.below(12)))
            .with(Arg.u32(known ? CAP_TPM_PROPERTIES : choice.below(14)))
            .with(Arg.u32(known ? PT_REVISION : choice.below(0x210))));
  }

  private void control() {
    if (choice.chance(50)) {
      Arg data = Arg.joined(Arg.u32(choice.of(0, 6, 0x80000000)), Arg.fixed(choice.octets(4)));
      run(Command.of(SetCapability.SPEC).by(owner()).with(Arg.sized(data)));
      return;
    }
    run(Command.of(ReadOnlyControl.SPEC).by(platform()).with(Arg.u8(1)));
    if (choice.chance(80)) {
      run(Command.of(ReadOnlyControl.SPEC).by(platform()).with(Arg.u8(0)));
    }
  }

  private void timer() {
    Entity timer = model.permanent(TpmHandle.ACT_0);
    run(Command.of(ActSetTimeout.SPEC).by(timer).with(Arg.u32(choice.of(0, 1, 100, -1))));
  }
}
