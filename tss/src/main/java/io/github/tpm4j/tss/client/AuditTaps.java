package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.session.Authorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

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

  /** Sends what other commands may be sent within. */
  <T> T exchanging(Supplier<T> send) {
    boolean outer = nested;
    nested = true;
    try {
      return send.get();
    } finally {
      nested = outer;
    }
  }

  static void log(List<AuditTap> audits, TpmRequest<?> request, Exchange<?> exchange) {
    audits.forEach(tap -> tap.log().accept(exchange.audited(request.spec().code(), tap.hash())));
  }
}
