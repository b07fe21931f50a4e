package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization.Secret;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.policy.PolicyAuthValue;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.commands.policy.PolicyDuplicationSelect;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyLocality;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.commands.policy.PolicyNvWritten;
import io.github.tpm4j.tss.commands.policy.PolicyOr;
import io.github.tpm4j.tss.commands.policy.PolicyPassword;
import io.github.tpm4j.tss.commands.policy.PolicyPcr;
import io.github.tpm4j.tss.commands.policy.PolicyPhysicalPresence;
import io.github.tpm4j.tss.commands.policy.PolicyTemplate;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import java.util.List;
import java.util.function.Consumer;

/** Policy commands without other entities' authorisation (Part 3, 23). */
final class PolicyGenerator extends Generator {
  private final SessionGenerator sessions;

  PolicyGenerator(SequenceModel model) {
    super(model);
    sessions = new SessionGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(8, () -> onAny(anyCommand())),
        new Action(2, () -> onAny(this::getDigest)),
        new Action(3, this::givePolicy));
  }

  private void onAny(Consumer<SessionModel> command) {
    SessionModel session = sessions.policySession();
    command.accept(session);
    if (choice.chance(60)) {
      getDigest(session);
    }
  }

  private Consumer<SessionModel> anyCommand() {
    return choice.of(
        List.<Consumer<SessionModel>>of(
            this::authValue,
            this::password,
            this::commandCode,
            this::locality,
            this::pcr,
            this::or,
            this::nv,
            this::counterTimer,
            this::physicalPresence,
            this::cpHash,
            this::nameHash,
            this::template,
            this::nvWritten,
            this::duplicationSelect,
            this::authorizeNv));
  }

  private Outcome inSession(SessionModel session, CommandSpec<?, ?> spec, Arg... parameters) {
    return run(Command.of(spec).handle(session.handle()).with(parameters));
  }

  private void getDigest(SessionModel session) {
    inSession(session, PolicyGetDigest.SPEC);
  }

  private void authValue(SessionModel session) {
    if (inSession(session, PolicyAuthValue.SPEC).succeeded()) {
      session.changePolicySecret(Secret.AUTH_VALUE);
    }
  }

  private void password(SessionModel session) {
    if (inSession(session, PolicyPassword.SPEC).succeeded()) {
      session.changePolicySecret(Secret.PLAIN);
    }
  }

  private void commandCode(SessionModel session) {
    TpmCc known = choice.of(TpmCc.UNSEAL, TpmCc.DUPLICATE, TpmCc.NV_CHANGE_AUTH);
    TpmCc code =
        model.has(known) && choice.chance(70)
            ? known
            : choice.of(TpmCc.NV_READ, TpmCc.of(0), TpmCc.of(0x19F));
    inSession(session, PolicyCommandCode.SPEC, Arg.of(code));
  }

  private void locality(SessionModel session) {
    int locality = choice.of(0, 1, 2, 0x1F, 3, 0x20, 0x21, 0xFF);
    inSession(session, PolicyLocality.SPEC, Arg.of(TpmaLocality.of(locality)));
  }

  private void pcr(SessionModel session) {
    byte[] digest = choice.chance(70) ? new byte[0] : choice.octets(choice.of(20, 32));
    inSession(session, PolicyPcr.SPEC, Arg.sized(digest), Arg.of(pcrSelection()));
  }

  private void or(SessionModel session) {
    Outcome own = inSession(session, PolicyGetDigest.SPEC);
    int count = choice.of(0, 1, 2, 2, 2, 3, 8, 9);
    Arg[] list = new Arg[count + 1];
    list[0] = Arg.u32(count);
    for (int i = 1; i <= count; i++) {
      list[i] =
          i == 1 && choice.chance(80)
              ? Arg.sized(own.product("policyDigest"))
              : Arg.sized(choice.octets(choice.of(32, 32, 20, 0)));
    }
    inSession(session, PolicyOr.SPEC, Arg.joined(list));
  }

  private Arg operand() {
    return Arg.sized(choice.octets(choice.of(0, 1, 2, 4, 8, 9, 64, 65)));
  }

  private Arg offset() {
    return Arg.u16(choice.of(0, 0, 0, 1, 7, 8, 24, 25, 0xFFFF));
  }

  private Arg operation() {
    return Arg.u16(choice.below(14));
  }

  private void nv(SessionModel session) {
    if (!model.indices.isEmpty()) {
      NvModel index = choice.of(model.indices);
      Entity by = choice.chance(70) ? index : provisioner();
      run(
          Command.of(PolicyNv.SPEC)
              .by(by)
              .handle(index)
              .handle(session.handle())
              .with(operand(), offset(), operation()));
    }
  }

  private void authorizeNv(SessionModel session) {
    if (!model.indices.isEmpty()) {
      NvModel index = choice.of(model.indices);
      Entity by = choice.chance(70) ? index : provisioner();
      run(Command.of(PolicyAuthorizeNv.SPEC).by(by).handle(index).handle(session.handle()));
    }
  }

  // Only operations whose result does not depend on the time: equal and unequal to all of it.
  private void counterTimer(SessionModel session) {
    inSession(
        session,
        PolicyCounterTimer.SPEC,
        Arg.sized(choice.octets(choice.of(0, 8, 16, 24, 25))),
        Arg.u16(choice.of(0, 1, 24, 25, 26)),
        Arg.u16(choice.of(0, 1, 12)));
  }

  private void physicalPresence(SessionModel session) {
    inSession(session, PolicyPhysicalPresence.SPEC);
  }

  private Arg digest(SessionModel session) {
    int size = choice.chance(80) ? session.digestBytes() : choice.of(0, 1, 20, 65);
    return Arg.sized(choice.octets(size));
  }

  private void cpHash(SessionModel session) {
    inSession(session, PolicyCpHash.SPEC, digest(session));
  }

  private void nameHash(SessionModel session) {
    inSession(session, PolicyNameHash.SPEC, digest(session));
  }

  private void template(SessionModel session) {
    inSession(session, PolicyTemplate.SPEC, digest(session));
  }

  private void nvWritten(SessionModel session) {
    inSession(session, PolicyNvWritten.SPEC, Arg.u8(choice.of(0, 1, 1, 2)));
  }

  private void duplicationSelect(SessionModel session) {
    inSession(
        session,
        PolicyDuplicationSelect.SPEC,
        Arg.sized(choice.octets(choice.of(0, 22, 34))),
        Arg.sized(choice.octets(choice.of(0, 22, 34))),
        yesNo());
  }

  /** A policy that the generator can satisfy; its digest comes from a trial session. */
  Policy satisfiable(TpmCc use) {
    List<Consumer<SessionModel>> parts =
        choice.chance(50)
            ? List.of(code(use))
            : List.of(code(use), choice.of(List.of(this::authValue, this::password)));
    SessionModel trial = sessions.open(TpmSe.TRIAL, true);
    parts.forEach(part -> part.accept(trial));
    Outcome digest = run(Command.of(PolicyGetDigest.SPEC).handle(trial.handle()).plain());
    return new Policy(
        digest.product("policyDigest"), session -> parts.forEach(part -> part.accept(session)));
  }

  private Consumer<SessionModel> code(TpmCc use) {
    return session ->
        run(Command.of(PolicyCommandCode.SPEC).handle(session.handle()).with(Arg.of(use)).plain());
  }

  // An object under a policy, and its use.
  private void givePolicy() {
    KeyChainGenerator keys = new KeyChainGenerator(model);
    Policy policy = satisfiable(TpmCc.UNSEAL);
    ObjectModel data = keys.sealedUnder(policy);
    data.changePolicy(policy);
    run(Command.of(Unseal.SPEC).by(data));
    if (choice.chance(30)) {
      run(Command.of(Unseal.SPEC).by(data));
    }
  }
}
