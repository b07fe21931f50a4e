package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.tss.attributes.TpmaSession;
import java.util.List;

/** The sessions of one command, and which of them audits, decrypts and encrypts. */
final class SessionArea {
  /** Of a command without a session area. */
  static final SessionArea NONE = new SessionArea(List.of());

  private final List<SessionUse> uses;

  SessionArea(List<SessionUse> uses) {
    this.uses = uses;
  }

  List<SessionUse> uses() {
    return uses;
  }

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

  /** An entity that the command has removed has no authValue any more. */
  void forgetRemoved(NvIndices nv) {
    for (SessionUse use : uses) {
      if (use.entity instanceof NvIndex index && nv.find(index.handle()).isEmpty()) {
        use.entity = null;
      }
    }
  }

  void wipe() {
    uses.forEach(use -> use.hmac.close());
  }
}
