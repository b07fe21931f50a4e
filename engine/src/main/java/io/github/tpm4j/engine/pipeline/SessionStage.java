package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.List;

/** Reads the session area and checks that its sessions fit together (Part 3, 5.5). */
final class SessionStage {
  private static final int MAX_SESSIONS = 3;

  /** Handle, two empty buffers and the attributes. */
  private static final int MIN_SESSION_BYTES = 9;

  private static final int AUDIT_BITS =
      TpmaSession.AUDIT | TpmaSession.AUDIT_EXCLUSIVE | TpmaSession.AUDIT_RESET;

  private final TpmState tpm;

  SessionStage(TpmState tpm) {
    this.tpm = tpm;
  }

  /**
   * @param command all its bytes
   * @param from where the handles end
   * @param entities of the handles; the first sessions authorise those that need it, in order
   */
  SessionArea read(byte[] command, int from, CommandHeader header, List<Entity> entities) {
    CommandEntry<?, ?> entry = header.entry();
    if (!header.hasSessionArea()) {
      TpmFailure.require(entry.authorizedHandles() == 0, TpmRc.AUTH_MISSING);
      return new SessionArea(List.of(), from);
    }
    TpmReader size = new TpmReader(command, from, command.length, tpm.profile());
    int end = endOfArea(size);
    TpmFailure.require(entry.takesSessions(), TpmRc.AUTH_CONTEXT);
    TpmReader area = new TpmReader(command, size.position(), end, tpm.profile());
    List<SessionUse> uses = readUses(area, entry, entities);
    TpmFailure.require(uses.size() >= entry.authorizedHandles(), TpmRc.AUTH_MISSING);
    return new SessionArea(uses, end);
  }

  private static int endOfArea(TpmReader in) {
    int size = in.u32();
    boolean fits = size >= MIN_SESSION_BYTES && size <= in.remaining();
    TpmFailure.require(fits, TpmRc.SIZE);
    return in.position() + size;
  }

  private List<SessionUse> readUses(TpmReader in, CommandEntry<?, ?> entry, List<Entity> entities) {
    List<SessionUse> uses = new ArrayList<>(MAX_SESSIONS);
    while (in.remaining() > 0) {
      int index = uses.size();
      TpmFailure.require(index < MAX_SESSIONS, TpmRc.SIZE.session(index + 1));
      Entity entity = index < entry.authorizedHandles() ? entities.get(index) : null;
      SessionUse use = readUse(in, index + 1, (Authorizable) entity);
      checkUse(entry, uses, use);
      uses.add(use);
    }
    return uses;
  }

  private SessionUse readUse(TpmReader in, int number, Authorizable entity) {
    TpmsAuthCommand auth;
    try {
      auth = TpmsAuthCommand.read(in);
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e).session(number));
    }
    if (auth.sessionHandle().equals(TpmHandle.RS_PW)) {
      return SessionUse.of(number, auth, null, entity);
    }
    Session session = tpm.sessions().find(auth.sessionHandle());
    TpmFailure.require(
        !tpm.sessions().isOfOtherKind(auth.sessionHandle()), TpmRc.HANDLE.session(number));
    if (session == null) {
      throw new TpmFailure(TpmRc.of(TpmRc.REFERENCE_S0.value() + number - 1));
    }
    return SessionUse.of(number, auth, session, entity);
  }

  private void checkUse(CommandEntry<?, ?> entry, List<SessionUse> before, SessionUse use) {
    if (use.isPassword()) {
      int special = TpmaSession.DECRYPT | TpmaSession.ENCRYPT | AUDIT_BITS;
      use.require((use.attributes().value() & special) == 0, TpmRc.ATTRIBUTES);
      use.require(use.nonceCaller().length == 0, TpmRc.NONCE);
      return;
    }
    before.forEach(other -> use.require(!other.handle().equals(use.handle()), TpmRc.HANDLE));
    if (use.has(TpmaSession.DECRYPT)) {
      checkCipher(entry.spec().isDecryptable(), before, use, TpmaSession.DECRYPT);
    }
    if (use.has(TpmaSession.ENCRYPT)) {
      checkCipher(entry.spec().isEncryptable(), before, use, TpmaSession.ENCRYPT);
    }
    if (use.has(TpmaSession.AUDIT)) {
      use.require(isFirst(before, TpmaSession.AUDIT), TpmRc.ATTRIBUTES);
      use.require(!use.session().isPolicy(), TpmRc.ATTRIBUTES);
      TpmFailure.require(!isExclusivityLost(use), TpmRc.EXCLUSIVE);
    }
  }

  /** A session that begins to audit with this command becomes exclusive by it. */
  private boolean isExclusivityLost(SessionUse use) {
    return use.has(TpmaSession.AUDIT_EXCLUSIVE)
        && use.session().isAudit()
        && !use.has(TpmaSession.AUDIT_RESET)
        && !tpm.exclusiveAudit().isExclusive(use.handle());
  }

  private static void checkCipher(
      boolean isPossible, List<SessionUse> before, SessionUse use, int attribute) {
    use.require(isPossible, TpmRc.ATTRIBUTES);
    use.require(isFirst(before, attribute), TpmRc.ATTRIBUTES);
    use.require(!use.session().symmetric().isNull(), TpmRc.SYMMETRIC);
  }

  private static boolean isFirst(List<SessionUse> before, int attribute) {
    return before.stream().noneMatch(use -> use.has(attribute));
  }
}
