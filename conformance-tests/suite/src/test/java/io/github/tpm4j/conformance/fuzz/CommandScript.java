package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Octets as a sequence of commands whose frames are right, so that a fuzzer gets past them. For
 * each command: its number u8, session u8 (odd: the HMAC session, else passwords), a handle's
 * number u8 for each, length of the parameters u16, parameters.
 */
final class CommandScript {
  private static final int MAX_COMMANDS = 8;
  private static final int PASSWORD = TpmHandle.RS_PW.value();
  private static final List<CommandSpec<?, ?>> COMMANDS =
      Commands.all().stream().filter(spec -> PreparedTpm.PROFILE.implemented(spec.code())).toList();

  private CommandScript() {}

  /** The commands; as many as there are octets for. */
  static List<byte[]> commands(byte[] script) {
    ByteBuffer in = ByteBuffer.wrap(script);
    List<byte[]> commands = new ArrayList<>();
    while (in.hasRemaining() && commands.size() < MAX_COMMANDS) {
      commands.add(command(in));
    }
    return commands;
  }

  private static byte[] command(ByteBuffer in) {
    CommandSpec<?, ?> spec = COMMANDS.get(u8(in) % COMMANDS.size());
    int session = (u8(in) & 1) == 0 ? PASSWORD : PreparedTpm.HMAC_SESSION.value();
    boolean authorized = spec.authorizedHandles() > 0;
    TpmWriter out = new TpmWriter();
    (authorized ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS).write(out);
    out.u32(0);
    spec.code().write(out);
    for (int i = 0; i < spec.handles().size(); i++) {
      PreparedTpm.HANDLES.get(u8(in) % PreparedTpm.HANDLES.size()).write(out);
    }
    if (authorized) {
      writeSessions(spec, session, out);
    }
    byte[] parameters = new byte[Math.min(u8(in) << Byte.SIZE | u8(in), in.remaining())];
    in.get(parameters);
    out.array(parameters);
    out.putInt(2, out.size());
    return out.toByteArray();
  }

  /** A session may authorise only one handle. */
  private static void writeSessions(CommandSpec<?, ?> spec, int first, TpmWriter out) {
    out.u32(9 * spec.authorizedHandles());
    for (int i = 0; i < spec.authorizedHandles(); i++) {
      out.u32(i == 0 ? first : PASSWORD).u16(0).u8(1).u16(0);
    }
  }

  private static int u8(ByteBuffer in) {
    return in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : 0;
  }

  /** The script of one command; empty if its parameters are too long. */
  static Optional<byte[]> of(byte[] command) {
    int code = Octets.code(command);
    for (int number = 0; number < COMMANDS.size(); number++) {
      if (COMMANDS.get(number).code().value() == code) {
        return of(command, number);
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> of(byte[] command, int number) {
    int handles = COMMANDS.get(number).handles().size();
    ByteBuffer in = ByteBuffer.wrap(command).position(Octets.HEADER_BYTES);
    if (in.remaining() < handles * Integer.BYTES) {
      return Optional.empty();
    }
    TpmWriter out = new TpmWriter().u8(number).u8(0);
    for (int i = 0; i < handles; i++) {
      out.u8(Math.max(0, PreparedTpm.HANDLES.indexOf(TpmHandle.of(in.getInt()))));
    }
    if (command[1] == (byte) TpmSt.SESSIONS.value()) {
      int sessions = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (sessions < 0 || sessions > in.remaining()) {
        return Optional.empty();
      }
      in.position(in.position() + sessions);
    }
    if (in.remaining() > 0xFFFF) {
      return Optional.empty();
    }
    return Optional.of(
        out.u16(in.remaining()).array(command, in.position(), in.remaining()).toByteArray());
  }
}
