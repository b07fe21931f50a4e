package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.CommandEntry;
import io.github.tpm4j.engine.entity.Authorizable;
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

  /**
   * @param in stands after the handles
   */
  void apply(CommandExecution execution, TpmReader in) {
    CommandEntry<?, ?> entry = execution.entry;
    if (execution.hasSessionArea()) {
      int end = endOfArea(in);
      TpmFailure.require(entry.takesSessions(), TpmRc.AUTH_CONTEXT);
      execution.sessions = read(execution, in.position(), end);
      execution.parametersFrom = end;
      assignEntities(execution);
    } else {
      TpmFailure.require(entry.authorizedHandles() == 0, TpmRc.AUTH_MISSING);
      execution.parametersFrom = in.position();
    }
  }

  private static int endOfArea(TpmReader in) {
    int size = in.u32();
    boolean fits = size >= MIN_SESSION_BYTES && size <= in.remaining();
    TpmFailure.require(fits, TpmRc.SIZE);
    return in.position() + size;
  }

  private static SessionArea read(CommandExecution execution, int from, int end) {
    TpmReader in = new TpmReader(execution.bytes, from, end, execution.tpm.profile());
    List<SessionUse> uses = new ArrayList<>(MAX_SESSIONS);
    while (in.remaining() > 0) {
      int number = uses.size() + 1;
      TpmFailure.require(uses.size() < MAX_SESSIONS, TpmRc.SIZE.session(number));
      SessionUse use = read(execution, in, number);
      checkUse(execution, uses, use);
      uses.add(use);
    }
    return new SessionArea(uses);
  }

  private static SessionUse read(CommandExecution execution, TpmReader in, int number) {
    TpmsAuthCommand auth;
    try {
      auth = TpmsAuthCommand.read(in);
    } catch (WireException e) {
      throw new TpmFailure(e.code().session(number));
    }
    if (auth.sessionHandle().equals(TpmHandle.RS_PW)) {
      return new SessionUse(number, auth, null);
    }
    Session session = execution.tpm.sessions().find(auth.sessionHandle());
    TpmFailure.require(
        !execution.tpm.sessions().isOfOtherKind(auth.sessionHandle()),
        TpmRc.HANDLE.session(number));
    if (session == null) {
      throw new TpmFailure(TpmRc.of(TpmRc.REFERENCE_S0.value() + number - 1));
    }
    return new SessionUse(number, auth, session);
  }

  private static void checkUse(
      CommandExecution execution, List<SessionUse> before, SessionUse use) {
    if (use.isPassword()) {
      int special = TpmaSession.DECRYPT | TpmaSession.ENCRYPT | AUDIT_BITS;
      use.require((use.attributes.value() & special) == 0, TpmRc.ATTRIBUTES);
      use.require(use.nonceCaller.length == 0, TpmRc.NONCE);
      return;
    }
    before.forEach(other -> use.require(!other.handle.equals(use.handle), TpmRc.HANDLE));
    if (use.has(TpmaSession.DECRYPT)) {
      checkCipher(execution.entry.spec().isDecryptable(), before, use, TpmaSession.DECRYPT);
    }
    if (use.has(TpmaSession.ENCRYPT)) {
      checkCipher(execution.entry.spec().isEncryptable(), before, use, TpmaSession.ENCRYPT);
    }
    if (use.has(TpmaSession.AUDIT)) {
      use.require(isFirst(before, TpmaSession.AUDIT), TpmRc.ATTRIBUTES);
      use.require(!use.session.isPolicy(), TpmRc.ATTRIBUTES);
      TpmFailure.require(!isExclusivityLost(execution, use), TpmRc.EXCLUSIVE);
    }
  }

  /** A session that begins to audit with this command becomes exclusive by it. */
  private static boolean isExclusivityLost(CommandExecution execution, SessionUse use) {
    return use.has(TpmaSession.AUDIT_EXCLUSIVE)
        && use.session.isAudit()
        && !use.has(TpmaSession.AUDIT_RESET)
        && !execution.tpm.exclusiveAudit().isExclusive(use.handle);
  }

  private static void checkCipher(
      boolean isPossible, List<SessionUse> before, SessionUse use, int attribute) {
    use.require(isPossible, TpmRc.ATTRIBUTES);
    use.require(isFirst(before, attribute), TpmRc.ATTRIBUTES);
    use.require(!use.session.symmetric().isNull(), TpmRc.SYMMETRIC);
  }

  private static boolean isFirst(List<SessionUse> before, int attribute) {
    return before.stream().noneMatch(use -> use.has(attribute));
  }

  /** The first sessions authorise the handles that need it, in order. */
  private static void assignEntities(CommandExecution execution) {
    List<SessionUse> uses = execution.sessions.uses();
    int authorized = execution.entry.authorizedHandles();
    TpmFailure.require(uses.size() >= authorized, TpmRc.AUTH_MISSING);
    for (int index = 0; index < authorized; index++) {
      uses.get(index).entity = (Authorizable) execution.entities.get(index);
    }
  }
}
