package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.tss.attributes.TpmaSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sessions of one command, and which of them audits, decrypts and encrypts.
 *
 * @param end where the parameters begin
 */
record SessionArea(List<SessionUse> uses, int end) implements AutoCloseable {

  /** The session that audits; null if there is none. */
  SessionUse audit() {
    return first(TpmaSession.AUDIT);
  }

  /** The session that the first parameter of the command is encrypted with; null if it is not. */
  SessionUse decrypt() {
    return first(TpmaSession.DECRYPT);
  }

  /** The session that the first parameter of the response is encrypted with; null if it is not. */
  SessionUse encrypt() {
    return first(TpmaSession.ENCRYPT);
  }

  private SessionUse first(int attribute) {
    for (SessionUse use : uses) {
      if (use.has(attribute)) {
        return use;
      }
    }
    return null;
  }

  /** The same, with each use replaced. */
  SessionArea map(UnaryOperator<SessionUse> change) {
    if (uses.isEmpty()) {
      return this;
    }
    List<SessionUse> changed = new ArrayList<>(uses.size());
    for (SessionUse use : uses) {
      changed.add(change.apply(use));
    }
    return new SessionArea(changed, end);
  }

  /** Wipes what may be secret. */
  @Override
  public void close() {
    uses.forEach(use -> use.hmac().close());
  }
}
