package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Form;
import io.github.tpm4j.differential.step.SessionSecrets;
import io.github.tpm4j.tss.commands.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** A command that is being put together. */
final class Command {
  private final CommandSpec<?, ?> spec;
  private final List<Arg> handles = new ArrayList<>();
  private final List<Entity> authorized = new ArrayList<>();
  private final List<Arg> parameters = new ArrayList<>();
  private SessionSecrets opens;
  private int locality;
  private boolean plain;
  private SessionModel auditor;

  private Command(CommandSpec<?, ?> spec) {
    this.spec = spec;
  }

  static Command of(CommandSpec<?, ?> spec) {
    return new Command(spec);
  }

  /** A handle that has to be authorised. */
  Command by(Entity entity) {
    authorized.add(entity);
    handles.add(entity.handle());
    return this;
  }

  /** A handle that has to be authorised, by the authorisation of another entity. */
  Command by(Arg handle, Entity authorizer) {
    authorized.add(authorizer);
    handles.add(handle);
    return this;
  }

  Command handle(Arg handle) {
    handles.add(handle);
    return this;
  }

  Command handle(Entity entity) {
    return handle(entity.handle());
  }

  Command with(Arg... more) {
    parameters.addAll(List.of(more));
    return this;
  }

  Command opens(SessionSecrets secrets) {
    opens = secrets;
    return this;
  }

  Command locality(int value) {
    locality = value;
    return this;
  }

  /** With this session for an audit, where there is no other. */
  Command auditedBy(SessionModel session) {
    auditor = session;
    return this;
  }

  /** The session for an audit; null if there need not be one. */
  SessionModel auditor() {
    return auditor;
  }

  /** Without mutations and sessions that it does not need: others depend on it. */
  Command plain() {
    plain = true;
    return this;
  }

  boolean isPlain() {
    return plain;
  }

  CommandSpec<?, ?> spec() {
    return spec;
  }

  List<Entity> authorized() {
    return authorized;
  }

  CommandStep step(int number, List<Authorization> authorizations) {
    return new CommandStep(
        number,
        spec,
        locality,
        List.copyOf(handles),
        authorizations,
        List.copyOf(parameters),
        Form.RIGHT,
        opens);
  }
}
