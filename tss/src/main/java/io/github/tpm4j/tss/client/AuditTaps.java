package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.session.Authorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The audits that a client's commands are part of. Used by the thread that holds the lock. */
final class AuditTaps {
  private final List<AuditTap> taps = new ArrayList<>();
  private boolean nested;

  void add(AuditTap tap) {
    taps.add(tap);
  }

  void remove(AuditTap tap) {
    taps.remove(tap);
  }

  /** The audits that a command is part of. */
  List<AuditTap> of(CommandSpec<?, ?> spec) {
    // Within another command an audit session's nonces are in use.
    return taps.isEmpty()
        ? List.of()
        : taps.stream()
            .filter(tap -> tap.takes(spec) && !(nested && tap.session() != null))
            .toList();
  }

  /** The authorisations of a command, and the audit sessions. */
  static List<Authorization> with(List<AuditTap> audits, Authorization... authorizations) {
    List<Authorization> all = new ArrayList<>(Arrays.asList(authorizations));
    audits.stream()
        .filter(tap -> tap.session() != null)
        .forEach(tap -> all.add(Authorization.session(tap.session()).with(TpmaSession.AUDIT)));
    return all;
  }

  /**
   * A command is sent, within which others may be.
   *
   * @return for {@link #sent}
   */
  boolean sending() {
    boolean outer = nested;
    nested = true;
    return outer;
  }

  /**
   * It was sent, or could not be.
   *
   * @param outer what {@link #sending} returned
   */
  void sent(boolean outer) {
    nested = outer;
  }

  static void log(List<AuditTap> audits, TpmRequest<?> request, Exchange<?> exchange) {
    audits.forEach(tap -> tap.log().accept(exchange.audited(request.spec().code(), tap.hash())));
  }
}
