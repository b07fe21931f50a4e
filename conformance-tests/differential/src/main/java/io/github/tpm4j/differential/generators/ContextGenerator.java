package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import java.util.List;

/** Context management (Part 3, 28). */
final class ContextGenerator extends Generator {
  private static final int OWNER_PERSISTENT = 0x81000000;
  private static final int PLATFORM_PERSISTENT = 0x81800000;

  private final KeyChainGenerator keys;

  ContextGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(3, this::object),
        new Action(2, this::sequence),
        new Action(3, this::session),
        new Action(1, this::flushAnything),
        new Action(3, this::persist),
        new Action(2, this::evict));
  }

  private Outcome save(Arg handle) {
    return run(Command.of(ContextSave.SPEC).handle(handle));
  }

  private Outcome load(Outcome saved) {
    return run(Command.of(ContextLoad.SPEC).with(saved.product("context")));
  }

  private void object() {
    ObjectModel object = keys.any();
    Outcome saved = save(object.handle());
    if (choice.chance(60) && model.objects.contains(object)) {
      keys.flush(object);
    }
    keys.makeRoom();
    if (saved.succeeded() || choice.chance(10)) {
      keys.loaded(
          load(saved),
          object.authValue(),
          object.template(),
          object.publicArea(),
          object.privateArea(),
          object.parent(),
          object.hasSensitive());
    }
  }

  private void sequence() {
    if (!model.sequences.isEmpty()) {
      Entity sequence = choice.of(model.sequences);
      Outcome saved = save(sequence.handle());
      keys.makeRoom();
      Outcome loaded = load(saved);
      if (loaded.succeeded()) {
        model.sequences.add(new Entity(loaded.handle(), sequence.authValue()));
      }
    }
  }

  private void session() {
    if (!model.sessions.isEmpty()) {
      SessionModel session = choice.of(model.sessions);
      Outcome saved = save(session.handle());
      if (saved.succeeded()) {
        model.sessions.remove(session);
      }
      if (choice.chance(20)) {
        new SessionGenerator(model).policySession();
      }
      if (load(saved).succeeded() && !model.sessions.contains(session)) {
        model.sessions.add(session);
      }
      if (choice.chance(20)) {
        load(saved);
      }
    }
  }

  private void flushAnything() {
    run(Command.of(FlushContext.SPEC).with(model.anyHandle()));
  }

  private void persist() {
    ObjectModel object = choice.chance(80) ? keys.storageParent() : keys.any();
    boolean byPlatform = choice.chance(25);
    int handle =
        (byPlatform != choice.chance(5) ? PLATFORM_PERSISTENT : OWNER_PERSISTENT)
            + choice.of(0, 1, 2, 0x7FFFFF);
    Outcome outcome =
        run(
            Command.of(EvictControl.SPEC)
                .by(byPlatform ? platform() : owner())
                .handle(object)
                .with(Arg.handle(handle)));
    if (outcome.succeeded()) {
      model.persistent.add(
          new ObjectModel(
              Arg.handle(handle),
              object.authValue(),
              object.template(),
              object.publicArea(),
              object.privateArea(),
              object.parent(),
              object.hasSensitive()));
    }
  }

  private void evict() {
    if (!model.persistent.isEmpty()) {
      ObjectModel object = choice.of(model.persistent);
      Arg handle = choice.chance(90) ? object.handle() : Arg.handle(OWNER_PERSISTENT + 7);
      Outcome outcome =
          run(Command.of(EvictControl.SPEC).by(provisioner()).handle(object).with(handle));
      if (outcome.succeeded()) {
        model.persistent.remove(object);
      }
    }
  }
}
