package io.github.tpm4j.differential.executor;

import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Symbols;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One TPM in a sequence, and what the symbols stand for there. */
public final class Executor implements Symbols {
  private final Implementation implementation;
  private final Map<Integer, Map<String, Object>> products = new HashMap<>();
  private final Map<Integer, Session> sessions = new HashMap<>();
  private final Map<Integer, byte[]> objectNames = new HashMap<>();
  private final Map<Integer, Integer> openers = new HashMap<>();

  public Executor(Implementation implementation) {
    this.implementation = implementation;
  }

  public Implementation implementation() {
    return implementation;
  }

  /** A new sequence begins, on a TPM fresh from manufacture. */
  public void begin() throws IOException {
    implementation.manufacture();
    products.clear();
    sessions.clear();
    objectNames.clear();
    openers.clear();
  }

  /** _TPM_Init. */
  public void powerCycle() throws IOException {
    implementation.powerCycle();
    objectNames.clear();
  }

  /** Runs one command and remembers what it produced. */
  public Answer execute(CommandStep step) throws IOException {
    CommandAssembler assembler = new CommandAssembler(step, this, sessions);
    byte[] command = assembler.command();
    ResponseReader reader =
        new ResponseReader(step, assembler.firstHandle(), assembler.plainParameters(), sessions);
    Answer answer = reader.read(command, implementation.execute(command, step.locality()));
    if (answer.code().equals(TpmRc.RETRY)) {
      // Nothing was done yet (Part 2, 6.6.3); a TPM may say so whenever it likes.
      answer = reader.read(command, implementation.execute(command, step.locality()));
    }
    if (answer.succeeded()) {
      keep(step, answer);
    }
    return answer;
  }

  private void keep(CommandStep step, Answer answer) {
    Map<String, Object> items = new HashMap<>(ResponseItems.of(answer.response()));
    TpmHandle handle = answer.response().handle();
    if (handle != null) {
      items.put("handle", handle);
      openers.put(handle.value(), step.number());
      objectNames.remove(handle.value());
      if (items.containsKey("name")) {
        objectNames.put(handle.value(), ResponseItems.octets(items.get("name")));
      }
    }
    products.put(step.number(), items);
    if (step.opens() != null) {
      byte[] nonceTpm = ResponseItems.octets(items.get("nonceTpm"));
      sessions.put(step.number(), new Session(handle.value(), nonceTpm, step.opens(), this));
    }
  }

  /** The step that brought this transient handle; the handle itself for any other. */
  public int entity(int handle) {
    return openers.getOrDefault(handle, handle);
  }

  @Override
  public byte[] product(int step, String item) {
    Map<String, Object> items = products.get(step);
    Object product = items == null ? null : items.get(item);
    // The only numbers that later commands take are the 16-bit counters of ephemeral keys.
    return product instanceof Integer number
        ? new TpmWriter().u16(number & 0xFFFF).toByteArray()
        : ResponseItems.octets(product);
  }

  @Override
  public byte[] nonceTpm(int step) {
    Session session = sessions.get(step);
    return session == null ? new byte[0] : session.nonceTpm();
  }

  @Override
  public byte[] name(int handle) {
    TpmHandle entity = TpmHandle.of(handle);
    if (entity.is(TpmHt.NV_INDEX)) {
      return asked(NvReadPublic.SPEC, handle, "nvName");
    }
    if (!entity.isObject()) {
      return entity.marshal();
    }
    byte[] known = objectNames.get(handle);
    return known != null ? known : asked(ReadPublic.SPEC, handle, "name");
  }

  // Sequence objects, and entities that are not there, have no Name that could be read.
  private byte[] asked(CommandSpec<?, ?> spec, int handle, String item) {
    TpmWriter command = new TpmWriter().u16(TpmSt.NO_SESSIONS.value()).u32(14);
    command.u32(spec.code().value()).u32(handle);
    try {
      byte[] octets = implementation.execute(command.toByteArray(), 0);
      CommandStep step = step(spec);
      Answer answer =
          new ResponseReader(step, handle, new byte[0], Map.of())
              .read(command.toByteArray(), octets);
      return answer.succeeded()
          ? ResponseItems.octets(ResponseItems.of(answer.response()).get(item))
          : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandStep step(CommandSpec<?, ?> spec) {
    return new CommandStep(0, spec, 0, List.of(), List.of(), List.of(), null, null);
  }
}
