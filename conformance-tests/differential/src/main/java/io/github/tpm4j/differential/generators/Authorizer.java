package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.Authorization.Secret;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Chooses how the handles of a command are authorised, and adds sessions for other purposes. */
final class Authorizer {
  private static final Bytes WRONG = Bytes.ofHex("0bad0bad");

  private final SequenceModel model;

  Authorizer(SequenceModel model) {
    this.model = model;
  }

  /** The session area of a command; may run commands that open sessions. */
  List<Authorization> authorize(Command command) {
    List<Authorization> area = new ArrayList<>();
    for (Entity entity : command.authorized()) {
      area.add(authorization(entity, area, command));
    }
    if (command.auditor() != null) {
      int attributes = TpmaSession.AUDIT | TpmaSession.CONTINUE_SESSION;
      area.add(use(command.auditor(), Secret.NO_ENTITY, Bytes.EMPTY, attributes));
      return area;
    }
    boolean sessionsAllowed = command.spec().sessions() != CommandSpec.Sessions.NONE;
    if (sessionsAllowed && !command.isPlain() && area.size() < 3 && model.choice().chance(6)) {
      SessionModel session = unused(area);
      area.add(use(session, Secret.NO_ENTITY, Bytes.EMPTY, purpose(session, command.spec())));
    }
    return area;
  }

  private Authorization authorization(Entity entity, List<Authorization> area, Command command) {
    int way = command.isPlain() && !entity.policy().exists() ? 0 : model.choice().below(100);
    if (entity.policy().exists() && way < 60 || way >= 97) {
      return byPolicy(entity);
    }
    if (way < 70) {
      return Authorization.password(entity.authValue());
    }
    if (way < 94) {
      SessionModel session = unused(area);
      int attributes =
          model.choice().chance(25)
              ? purpose(session, command.spec())
              : TpmaSession.CONTINUE_SESSION;
      return use(session, session.secretFor(entity), entity.authValue(), attributes);
    }
    return Authorization.password(WRONG);
  }

  private Authorization byPolicy(Entity entity) {
    SessionModel session = new SessionGenerator(model).open(TpmSe.POLICY, entity.policy().exists());
    entity.policy().commands().accept(session);
    return use(
        session,
        session.secretFor(entity),
        entity.authValue(),
        model.choice().chance(70) ? 0 : TpmaSession.CONTINUE_SESSION);
  }

  // An HMAC session can stand only once in a session area.
  private SessionModel unused(List<Authorization> area) {
    List<SessionModel> free =
        model.sessions.stream()
            .filter(SessionModel::isHmac)
            .filter(session -> area.stream().noneMatch(a -> a.opener() == session.opener()))
            .toList();
    return free.isEmpty() || model.choice().chance(10)
        ? new SessionGenerator(model).open(TpmSe.HMAC, false)
        : model.choice().of(free);
  }

  private int purpose(SessionModel session, CommandSpec<?, ?> spec) {
    int attributes = model.choice().chance(90) ? TpmaSession.CONTINUE_SESSION : 0;
    // What is not possible is left to mutation; some of it slips in here.
    boolean any = model.choice().chance(5);
    if ((any || session.encrypts() && spec.isDecryptable()) && model.choice().chance(50)) {
      attributes |= TpmaSession.DECRYPT;
    }
    if ((any || session.encrypts() && spec.isEncryptable()) && model.choice().chance(50)) {
      attributes |= TpmaSession.ENCRYPT;
    }
    if (!session.isBound() && model.choice().chance(50)) {
      attributes |= TpmaSession.AUDIT;
      if (model.choice().chance(20)) {
        attributes |= model.choice().of(TpmaSession.AUDIT_RESET, TpmaSession.AUDIT_EXCLUSIVE);
      }
    }
    return attributes;
  }

  private Authorization use(SessionModel session, Secret secret, Bytes authValue, int attributes) {
    int nonceBytes =
        model.choice().chance(90)
            ? session.digestBytes()
            : model.choice().of(0, 15, 16, session.digestBytes() + 1);
    return new Authorization(
        session.opener(), secret, authValue, attributes, model.choice().bytes(nonceBytes), null);
  }

  /** Sessions that were not to continue are gone; policies start anew. */
  void used(List<Authorization> area) {
    for (Authorization authorization : area) {
      model.sessions.stream()
          .filter(session -> session.opener() == authorization.opener())
          .forEach(session -> session.changePolicySecret(Secret.SESSION_KEY));
      if (!authorization.has(TpmaSession.CONTINUE_SESSION)) {
        model.sessions.removeIf(session -> session.opener() == authorization.opener());
      }
    }
  }
}
