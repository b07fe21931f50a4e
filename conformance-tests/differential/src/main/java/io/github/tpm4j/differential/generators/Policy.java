package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import java.util.function.Consumer;

/**
 * An authorisation policy that the generator knows how to satisfy.
 *
 * @param digest the authPolicy; no octets for none
 * @param commands runs the policy's commands in a session
 */
record Policy(Arg digest, Consumer<SessionModel> commands) {
  static final Policy NONE = new Policy(Arg.NOTHING, session -> {});

  boolean exists() {
    return this != NONE;
  }
}
