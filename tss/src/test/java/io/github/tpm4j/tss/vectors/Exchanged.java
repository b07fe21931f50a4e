package io.github.tpm4j.tss.vectors;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.structures.TpmsAuthResponse;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded command and response, read field by field.
 *
 * @param authorizations of the command; empty without sessions
 * @param answers of the sessions to them
 */
public record Exchanged(
    TpmRequest<?> request,
    List<TpmsAuthCommand> authorizations,
    TpmResponse response,
    List<TpmsAuthResponse> answers) {
  private static final int HEADER_BYTES = 10;

  /** Reads a pair; nothing may be left over. */
  public static Exchanged read(Recording recording) {
    TpmReader in = new TpmReader(recording.request(), Limits.ANY);
    boolean sessions = TpmSt.read(in).equals(TpmSt.SESSIONS);
    requireAll(in.u32(), recording.request());
    CommandSpec<?, ?> spec = Commands.find(TpmCc.read(in)).orElseThrow();
    List<TpmHandle> handles = new ArrayList<>();
    spec.handles().forEach(handle -> handles.add(handle.rule().read(in)));
    List<TpmsAuthCommand> authorizations = new ArrayList<>();
    int authorizationEnd = sessions ? in.u32() + in.position() : in.position();
    while (in.position() < authorizationEnd) {
      authorizations.add(TpmsAuthCommand.read(in));
    }
    TpmRequest<?> request =
        (TpmRequest<?>) spec.requestReader().read(handles, new ParameterReader(in));
    requireEnd(in);
    TpmReader answer = new TpmReader(recording.response(), Limits.ANY);
    List<TpmsAuthResponse> answers = new ArrayList<>();
    TpmResponse response = readResponse(spec, answer, recording.response(), answers);
    return new Exchanged(request, authorizations, response, answers);
  }

  private static TpmResponse readResponse(
      CommandSpec<?, ?> spec, TpmReader in, byte[] octets, List<TpmsAuthResponse> answers) {
    boolean sessions = TpmSt.read(in).equals(TpmSt.SESSIONS);
    requireAll(in.u32(), octets);
    if (!TpmRc.read(in).equals(TpmRc.SUCCESS)) {
      throw new AssertionError("only successes were recorded");
    }
    TpmHandle handle = spec.hasResponseHandle() ? TpmHandle.read(in) : null;
    int parametersEnd = sessions ? in.u32() + in.position() : octets.length;
    TpmResponse response = spec.responseReader().read(handle, new ParameterReader(in));
    if (in.position() != parametersEnd) {
      throw new AssertionError("parameters end at " + in.position() + ", not " + parametersEnd);
    }
    while (in.remaining() > 0) {
      answers.add(TpmsAuthResponse.read(in));
    }
    return response;
  }

  /** The command as it is sent. */
  public byte[] writeRequest() {
    TpmWriter out = new TpmWriter();
    header(out, authorizations.isEmpty(), request.spec().code());
    request.handles().forEach(handle -> handle.write(out));
    if (!authorizations.isEmpty()) {
      TpmWriter area = new TpmWriter();
      authorizations.forEach(authorization -> authorization.write(area));
      out.u32(area.size()).array(area.toByteArray());
    }
    request.writeParameters(out);
    return finished(out);
  }

  /** The response as it came. */
  public byte[] writeResponse() {
    TpmWriter out = new TpmWriter();
    header(out, answers.isEmpty(), TpmRc.SUCCESS);
    if (response.handle() != null) {
      response.handle().write(out);
    }
    TpmWriter parameters = new TpmWriter();
    response.writeParameters(parameters);
    if (!answers.isEmpty()) {
      out.u32(parameters.size());
    }
    out.array(parameters.toByteArray());
    answers.forEach(answer -> answer.write(out));
    return finished(out);
  }

  private static void header(TpmWriter out, boolean noSessions, Marshallable code) {
    (noSessions ? TpmSt.NO_SESSIONS : TpmSt.SESSIONS).write(out);
    out.u32(0);
    code.write(out);
  }

  private static byte[] finished(TpmWriter out) {
    out.putInt(Short.BYTES, out.size());
    return out.toByteArray();
  }

  private static void requireAll(int size, byte[] octets) {
    if (size != octets.length || size < HEADER_BYTES) {
      throw new AssertionError("a size of " + size + ", but " + octets.length + " octets");
    }
  }

  private static void requireEnd(TpmReader in) {
    if (in.remaining() != 0) {
      throw new AssertionError(in.remaining() + " octets left over");
    }
  }
}
