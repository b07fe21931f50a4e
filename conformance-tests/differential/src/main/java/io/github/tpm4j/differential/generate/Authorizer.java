package io.github.tpm4j.differential.generate;

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

  private final World world;

  Authorizer(World world) {
    this.world = world;
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
    if (sessionsAllowed && !command.isPlain() && area.size() < 3 && world.choice().chance(6)) {
      SessionModel session = unused(area);
      area.add(use(session, Secret.NO_ENTITY, Bytes.EMPTY, purpose(session, command.spec())));
    }
    return area;
  }

  private Authorization authorization(Entity entity, List<Authorization> area, Command command) {
    int way = command.isPlain() && !entity.policy().exists() ? 0 : world.choice().below(100);
    if (entity.policy().exists() && way < 60 || way >= 97) {
      return byPolicy(entity);
    }
    if (way < 70) {
      return Authorization.password(entity.authValue());
    }
    if (way < 94) {
      SessionModel session = unused(area);
      int attributes =
          world.choice().chance(25)
              ? purpose(session, command.spec())
              : TpmaSession.CONTINUE_SESSION;
      return use(session, session.secretFor(entity), entity.authValue(), attributes);
    }
    return Authorization.password(WRONG);
  }

  private Authorization byPolicy(Entity entity) {
    SessionModel session = new SessionMoves(world).open(TpmSe.POLICY, entity.policy().exists());
    entity.policy().commands().accept(session);
    return use(
        session,
        session.secretFor(entity),
        entity.authValue(),
        world.choice().chance(70) ? 0 : TpmaSession.CONTINUE_SESSION);
  }

  // An HMAC session can stand only once in a session area.
  private SessionModel unused(List<Authorization> area) {
    List<SessionModel> free =
        world.sessions.stream()
            .filter(SessionModel::isHmac)
            .filter(session -> area.stream().noneMatch(a -> a.opener() == session.opener()))
            .toList();
    return free.isEmpty() || world.choice().chance(10)
        ? new SessionMoves(world).open(TpmSe.HMAC, false)
        : world.choice().of(free);
  }

  private int purpose(SessionModel session, CommandSpec<?, ?> spec) {
    int attributes = world.choice().chance(90) ? TpmaSession.CONTINUE_SESSION : 0;
    // What is not possible is left to mutation; some of it slips in here.
    boolean any = world.choice().chance(5);
    if ((any || session.encrypts() && spec.isDecryptable()) && world.choice().chance(50)) {
      attributes |= TpmaSession.DECRYPT;
    }
    if ((any || session.encrypts() && spec.isEncryptable()) && world.choice().chance(50)) {
      attributes |= TpmaSession.ENCRYPT;
    }
    if (!session.isBound() && world.choice().chance(50)) {
      attributes |= TpmaSession.AUDIT;
      if (world.choice().chance(20)) {
        attributes |= world.choice().of(TpmaSession.AUDIT_RESET, TpmaSession.AUDIT_EXCLUSIVE);
      }
    }
    return attributes;
  }

  private Authorization use(SessionModel session, Secret secret, Bytes authValue, int attributes) {
    int nonceBytes =
        world.choice().chance(90)
            ? session.digestBytes()
            : world.choice().of(0, 15, 16, session.digestBytes() + 1);
    return new Authorization(
        session.opener(), secret, authValue, attributes, world.choice().bytes(nonceBytes), null);
  }

  /** Sessions that were not to continue are gone; policies start anew. */
  void used(List<Authorization> area) {
    for (Authorization authorization : area) {
      world.sessions.stream()
          .filter(session -> session.opener() == authorization.opener())
          .forEach(session -> session.changePolicySecret(Secret.SESSION_KEY));
      if (!authorization.has(TpmaSession.CONTINUE_SESSION)) {
        world.sessions.removeIf(session -> session.opener() == authorization.opener());
      }
    }
  }
}
