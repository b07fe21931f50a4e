package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization.Secret;
import io.github.tpm4j.differential.step.SessionSecrets;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Sessions (Part 3, 11). */
final class SessionGenerator extends Generator {
  private static final int LOADED_SESSIONS = 3;
  private static final Arg NULL_HANDLE = Arg.of(TpmHandle.NULL);

  SessionGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(4, () -> open(choice.of(TpmSe.HMAC, TpmSe.POLICY, TpmSe.TRIAL), false)),
        new Action(1, this::restart),
        new Action(1, this::flush));
  }

  /**
   * Opens a session.
   *
   * @param plain without binding and salt, which policies do not need
   */
  SessionModel open(TpmSe type, boolean plain) {
    if (model.sessions.size() >= LOADED_SESSIONS && !choice.chance(5)) {
      flush(model.sessions.get(0));
    }
    TpmAlg hash = plain ? TpmAlg.SHA256 : templates.hash();
    TpmtSymDef symmetric = plain ? TpmtSymDef.NULL : symmetric(hash);
    ObjectModel saltKey = plain || choice.chance(80) ? null : saltKey();
    Entity bind = plain || choice.chance(80) ? null : bindEntity();
    Salt salt = saltKey == null ? Salt.NONE : Salt.to(saltKey);
    Bytes nonce = choice.bytes(choice.of(16, 16, 20, 32));
    Command command =
        Command.of(StartAuthSession.SPEC)
            .handle(saltKey == null ? NULL_HANDLE : saltKey.handle())
            .handle(bind == null ? NULL_HANDLE : bind.handle())
            .with(Arg.sized(nonce.toByteArray()), Arg.sized(salt.encrypted()))
            .with(Arg.of(type), Arg.of(symmetric), Arg.of(hash))
            .opens(
                new SessionSecrets(
                    hash,
                    symmetric,
                    bind == null ? Bytes.EMPTY : bind.authValue(),
                    salt.plain(),
                    saltKey != null || bind != null,
                    nonce));
    Outcome outcome = run(plain ? command.plain() : command);
    SessionModel session =
        new SessionModel(outcome.number(), type, hash, !symmetric.isNull(), bind);
    if (outcome.succeeded()) {
      model.sessions.add(session);
    }
    return session;
  }

  private TpmtSymDef symmetric(TpmAlg hash) {
    return choice.of(
        TpmtSymDef.NULL,
        TpmtSymDef.aesCfb(128),
        TpmtSymDef.aesCfb(256),
        TpmtSymDef.xor(choice.chance(90) ? hash : TpmAlg.SHA1));
  }

  private ObjectModel saltKey() {
    List<ObjectModel> keys =
        model.objects.stream()
            .filter(key -> key.is(TpmAlg.ECC) && key.isStorageParent())
            .filter(key -> key.curve().equals(TpmEccCurve.NIST_P256))
            .toList();
    return keys.isEmpty() ? null : choice.of(keys);
  }

  private Entity bindEntity() {
    if (!model.objects.isEmpty() && choice.chance(50)) {
      return choice.of(model.objects);
    }
    if (!model.indices.isEmpty() && choice.chance(50)) {
      return choice.of(model.indices);
    }
    return choice.of(owner(), endorsement(), platform(), lockout(), pcr(choice.below(24)));
  }

  /** A policy session, not always a new one. */
  SessionModel policySession() {
    List<SessionModel> open = model.sessions.stream().filter(s -> !s.isHmac()).toList();
    return open.isEmpty() || choice.chance(15)
        ? open(choice.of(TpmSe.POLICY, TpmSe.POLICY, TpmSe.TRIAL), choice.chance(60))
        : choice.of(open);
  }

  private void restart() {
    SessionModel session = policySession();
    if (run(Command.of(PolicyRestart.SPEC).handle(session.handle())).succeeded()) {
      session.changePolicySecret(Secret.SESSION_KEY);
    }
  }

  private void flush() {
    if (!model.sessions.isEmpty()) {
      flush(choice.of(model.sessions));
    }
  }

  private void flush(SessionModel session) {
    model.sessions.remove(session);
    run(Command.of(FlushContext.SPEC).with(session.handle()).plain());
  }
}
