package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.names.CommandHashes;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.AuthsAfter;
import io.github.tpm4j.tss.session.SessionArea;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.List;

/** One command and its response, as bytes (Part 1, 18). */
final class Exchange<R extends TpmResponse> {
  private final TpmRequest<R> request;
  private final CommandSpec<? extends TpmRequest<R>, R> spec;
  private final List<Authorization> authorizations;
  private final SessionArea sessions;
  private final List<Bytes> names;
  private final boolean audited;
  private Bytes sent = Bytes.EMPTY;
  private Bytes received = Bytes.EMPTY;

  /**
   * @param names of the command's handles; not looked at if there is no authorisation and no audit
   * @param audited whether to keep what is sent and received, as a TPM that audits does
   */
  Exchange(
      TpmRequest<R> request,
      List<Bytes> names,
      List<Authorization> authorizations,
      boolean audited) {
    this.request = request;
    this.names = names;
    this.audited = audited;
    this.spec = request.spec();
    this.authorizations = authorizations;
    this.sessions = new SessionArea(spec, names, authorizations);
  }

  /** The command; the caller wipes it. */
  byte[] command() {
    byte[] parameters = parameters();
    sessions.encryptCommand(parameters);
    sent = audited ? Bytes.of(parameters) : Bytes.EMPTY;
    TpmWriter out = new TpmWriter(512);
    (hasSessions() ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS).write(out);
    int sizeOffset = out.size();
    out.u32(0);
    spec.code().write(out);
    for (TpmHandle handle : request.handles()) {
      handle.write(out);
    }
    if (hasSessions()) {
      sessions.write(out, parameters);
    }
    out.array(parameters);
    out.putInt(sizeOffset, out.size());
    byte[] command = out.toByteArray();
    out.wipe();
    Arrays.fill(parameters, (byte) 0);
    return command;
  }

  private byte[] parameters() {
    TpmWriter out = new TpmWriter();
    request.writeParameters(out);
    byte[] parameters = out.toByteArray();
    out.wipe();
    return parameters;
  }

  private boolean hasSessions() {
    return !authorizations.isEmpty();
  }

  /**
   * Reads a response that tells success.
   *
   * @throws io.github.tpm4j.tss.wire.WireException if it is malformed
   * @throws io.github.tpm4j.tss.error.TpmIntegrityException if the TPM did not authenticate it
   */
  R response(byte[] response) {
    ResponseParts parts = ResponseParts.of(response, spec, hasSessions());
    received = audited ? Bytes.of(parts.parameters()) : Bytes.EMPTY;
    sessions.readResponse(
        parts.sessions(), parts.parameters(), AuthsAfter.of(request, authorizations));
    ResponseParts.require(parts.sessions().remaining() == 0);
    sessions.decryptResponse(parts.parameters());
    TpmReader in = new TpmReader(parts.parameters(), Limits.ANY);
    R result = spec.responseReader().read(parts.handle(), new ParameterReader(in));
    ResponseParts.require(in.remaining() == 0);
    Arrays.fill(parts.parameters(), (byte) 0);
    return result;
  }

  /** The command as a TPM has audited it, once the response was read. */
  AuditedCommand audited(TpmCc command, HashAlg hash) {
    Bytes rpHash = Bytes.adopt(CommandHashes.rpHash(hash, command, received.toByteArray()));
    return new AuditedCommand(command, names, sent, rpHash);
  }

  /** Tells that the state of the sessions is not known any more. */
  void setOutcomeUnknown() {
    sessions.setOutcomeUnknown();
  }
}
