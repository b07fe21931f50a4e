package io.github.tpm4j.tpm12.engine.pipeline;

import io.github.tpm4j.engine.crypto.rsa.InconsistentKeyException;
import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.capability.Capabilities;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.CommandEntry;
import io.github.tpm4j.tpm12.engine.dispatch.CommandTable;
import io.github.tpm4j.tpm12.engine.dispatch.Needs;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** From the bytes of a command to those of its response (Part 3, 1; Part 1, 13.2). */
public final class CommandPipeline {
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int TAG_RSP_COMMAND = 0x00C4;
  private static final int MOST_SESSIONS = 2;
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int SIZE_OFFSET = 2;

  private static final Set<TpmOrd> GOES_ON_WITH_HASH =
      EnumSet.of(TpmOrd.SHA1_UPDATE, TpmOrd.SHA1_COMPLETE, TpmOrd.SHA1_COMPLETE_EXTEND);

  /** These say which session they are of, and leave that one. */
  private static final Set<TpmOrd> OF_TRANSPORT =
      EnumSet.of(TpmOrd.EXECUTE_TRANSPORT, TpmOrd.RELEASE_TRANSPORT_SIGNED);

  private static final int NO_SESSION = 0;

  private final TpmState tpm;
  private final CommandTable commands;

  public CommandPipeline(TpmState tpm, CommandTable commands) {
    this.tpm = tpm;
    this.commands = commands;
  }

  /** {@return the response; an error response for whatever is no command} */
  public byte[] process(byte[] command, int locality) {
    return process(command, locality, false);
  }

  private byte[] process(byte[] command, int locality, boolean isWrapped) {
    try {
      return processed(command, locality, isWrapped);
    } catch (TpmFailure e) {
      return error(e.code());
    } catch (WireException e) {
      return error(code(e));
    } catch (InconsistentKeyException e) {
      // Anybody can wrap such a key: it is refused, and no failure of the TPM.
      return error(TpmResult.FAIL);
    }
  }

  private static TpmResult code(WireException e) {
    return switch (e.problem()) {
      case SIZE -> TpmResult.BAD_PARAM_SIZE;
      case STRUCTURE -> TpmResult.INVALID_STRUCTURE;
      case VALUE -> TpmResult.BAD_PARAMETER;
    };
  }

  private byte[] processed(byte[] command, int locality, boolean isWrapped) {
    TpmFailure.require(command.length >= HEADER_SIZE_BYTES, TpmResult.BAD_PARAM_SIZE);
    TpmReader header = new TpmReader(command);
    int tag = header.u16();
    TpmFailure.require(header.u32() == command.length, TpmResult.BAD_PARAM_SIZE);
    CommandEntry<?, ?> entry =
        commands.find(header.u32()).orElseThrow(() -> new TpmFailure(TpmResult.BAD_ORDINAL));
    tpm.power().requireExpected(entry.needs(), entry.command().spec().ordinal());
    forgetThePast(entry.command().spec().ordinal());
    if (!isWrapped && !OF_TRANSPORT.contains(entry.command().spec().ordinal())) {
      tpm.transportSessions().endExclusiveBut(NO_SESSION);
    }
    return processed(entry, command, tag - TAG_RQU_COMMAND, locality);
  }

  private <Q extends TpmRequest<R>, R extends TpmResponse> byte[] processed(
      CommandEntry<Q, R> entry, byte[] command, int sessions, int locality) {
    CommandSpec<Q, R> spec = entry.command().spec();
    // Parameters, the TPM's state and the tag are looked at in this order.
    boolean isAllowedTag =
        sessions >= 0 && sessions <= MOST_SESSIONS && spec.allowsSessions(sessions);
    int from = HEADER_SIZE_BYTES + spec.handles() * Integer.BYTES;
    int end = command.length - (isAllowedTag ? sessions * AuthBlock.SIZE_BYTES : 0);
    TpmFailure.require(end >= from, TpmResult.BAD_PARAM_SIZE);
    TpmReader in = new TpmReader(command, HEADER_SIZE_BYTES, end);
    Q request = request(spec, in);
    if (entry.needs() != Needs.POWER) {
      entry.needs().check(tpm, sessions);
    }
    TpmFailure.require(isAllowedTag, TpmResult.BADTAG);
    in.requireEnd();
    Bytes digest = digest(List.of(spec.ordinal().value()), command, from, end);
    List<AuthBlock> blocks = blocks(command, end, sessions);
    try {
      Invocation call =
          new Invocation(tpm, locality, digest, blocks, it -> process(it, locality, true));
      return response(spec, entry.command().execute(request, call), blocks);
    } catch (TpmFailure | WireException | InconsistentKeyException e) {
      blocks.forEach(AuthBlock::abandon);
      throw e;
    }
  }

  /** What a command ends by being another one than it was. */
  private void forgetThePast(TpmOrd ordinal) {
    if (!GOES_ON_WITH_HASH.contains(ordinal)) {
      tpm.sha1().end();
    }
    if (ordinal != TpmOrd.STARTUP) {
      tpm.savedState().forget();
    }
  }

  private static <Q extends TpmRequest<R>, R extends TpmResponse> Q request(
      CommandSpec<Q, R> spec, TpmReader in) {
    List<Integer> handles = new ArrayList<>();
    for (int i = 0; i < spec.handles(); i++) {
      handles.add(in.u32());
    }
    return spec.requestReader().read(handles, in);
  }

  private static List<AuthBlock> blocks(byte[] command, int from, int count) {
    TpmReader in = new TpmReader(command, from, command.length);
    List<AuthBlock> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(new AuthBlock(in));
    }
    return blocks;
  }

  private byte[] response(CommandSpec<?, ?> spec, TpmResponse response, List<AuthBlock> blocks) {
    TpmWriter out = new TpmWriter();
    out.u16(TAG_RSP_COMMAND + blocks.size()).u32(0).u32(TpmResult.SUCCESS.value());
    if (spec.hasResponseHandle()) {
      out.u32(response.handle());
    }
    response.writeParameters(out);
    requireFits(out, blocks.size());
    if (!blocks.isEmpty()) {
      Bytes digest = digest(spec, response);
      blocks.forEach(block -> block.answer(out, digest, tpm.sessions()));
    }
    out.putU32(SIZE_OFFSET, out.size());
    byte[] bytes = out.toByteArray();
    out.wipe();
    return bytes;
  }

  private static void requireFits(TpmWriter out, int sessions) {
    int wholeBytes = out.size() + sessions * AuthBlock.RESPONSE_SIZE_BYTES;
    if (wholeBytes > Capabilities.BUFFER_SIZE_BYTES) {
      out.wipe();
      throw new TpmFailure(TpmResult.SIZE);
    }
  }

  private static Bytes digest(CommandSpec<?, ?> spec, TpmResponse response) {
    TpmWriter digested = new TpmWriter();
    response.writeDigested(digested);
    byte[] parameters = digested.toByteArray();
    digested.wipe();
    try {
      List<Integer> numbers = List.of(TpmResult.SUCCESS.value(), spec.ordinal().value());
      return digest(numbers, parameters, 0, parameters.length);
    } finally {
      Arrays.fill(parameters, (byte) 0);
    }
  }

  private static Bytes digest(List<Integer> numbers, byte[] parameters, int from, int end) {
    TpmWriter before = new TpmWriter();
    numbers.forEach(before::u32);
    MessageDigest sha1 = Sha1.create();
    sha1.update(before.toByteArray());
    sha1.update(parameters, from, end - from);
    return Bytes.of(sha1.digest());
  }

  /** {@return a response without anything but a code} */
  public static byte[] error(TpmResult code) {
    return new TpmWriter()
        .u16(TAG_RSP_COMMAND)
        .u32(HEADER_SIZE_BYTES)
        .u32(code.value())
        .toByteArray();
  }
}
