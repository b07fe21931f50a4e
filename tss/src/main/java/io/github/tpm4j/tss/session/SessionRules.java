package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.commands.CommandSpec;
import java.util.List;

/** Which session areas a command can have (Part 1, 18.5, 18.6). */
final class SessionRules {
  /** The most sessions that a command can have. */
  private static final int MAX_SESSIONS = 3;

  private SessionRules() {}

  static void check(CommandSpec<?, ?> spec, List<Authorization> authorizations) {
    int count = authorizations.size();
    require(count >= spec.authorizedHandles(), spec, "needs more authorisations");
    require(count <= MAX_SESSIONS, spec, "can have three sessions at most");
    require(
        count == 0 || spec.sessions() != CommandSpec.Sessions.NONE, spec, "can have no session");
    for (int i = 0; i < count; i++) {
      if (authorizations.get(i) instanceof SessionAuthorization use) {
        checkUse(spec, use);
      } else {
        require(i < spec.authorizedHandles(), spec, "has no handle for the last password");
      }
    }
    require(count(authorizations, true) <= 1, spec, "can have one decrypt session");
    require(count(authorizations, false) <= 1, spec, "can have one encrypt session");
  }

  private static void checkUse(CommandSpec<?, ?> spec, SessionAuthorization use) {
    require(!use.session().isLost(), spec, "was given a session that has ended");
    require(!use.encryptsCommand() || spec.isDecryptable(), spec, "has nothing to encrypt");
    require(!use.encryptsResponse() || spec.isEncryptable(), spec, "answers nothing encrypted");
    require(
        !(use.encryptsCommand() || use.encryptsResponse()) || use.session().canEncrypt(),
        spec,
        "was given a session without a cipher to encrypt with");
  }

  private static long count(List<Authorization> authorizations, boolean command) {
    return authorizations.stream()
        .filter(SessionAuthorization.class::isInstance)
        .map(SessionAuthorization.class::cast)
        .filter(use -> command ? use.encryptsCommand() : use.encryptsResponse())
        .count();
  }

  private static void require(boolean condition, CommandSpec<?, ?> spec, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(spec + " " + problem);
    }
  }
}
