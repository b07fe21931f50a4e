package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.session.Authorization;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import io.github.tpm4j.transport.TransportException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One command of TPM 1.2 on its way through tcsd, and what comes back as its response. */
final class TcsTranslation {
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int TAG_RSP_COMMAND = 0x00C4;
  private static final int MOST_SESSIONS = 2;
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int SIZE_OFFSET = 2;
  private static final int REQUEST_AUTH_SIZE_BYTES = 45;

  private final byte[] command;
  private final int sessions;
  private final int ordinal;

  private TcsTranslation(byte[] command) {
    TpmReader header = new TpmReader(command);
    this.command = command;
    this.sessions = header.u16() - TAG_RQU_COMMAND;
    header.u32();
    this.ordinal = header.u32();
  }

  /**
   * Begins the translation of a command.
   *
   * @throws IllegalArgumentException if it has no header
   */
  static TcsTranslation of(byte[] command) {
    if (command.length < HEADER_SIZE_BYTES) {
      throw new IllegalArgumentException("a command has a header of 10 bytes");
    }
    return new TcsTranslation(command);
  }

  /** Whether it is of another family. */
  boolean isAboutFamily() {
    return sessions < 0 || sessions > MOST_SESSIONS;
  }

  /** Whether it takes a slot. */
  boolean loadsKey() {
    return ordinal == TpmOrd.LOAD_KEY2.value();
  }

  /** Whether its first parameter is the SRK's handle, and it has sessions. */
  boolean isAuthorizedForSrk() {
    return sessions > 0
        && command.length >= HEADER_SIZE_BYTES + Integer.BYTES
        && ByteBuffer.wrap(command).getInt(HEADER_SIZE_BYTES) == EntityConstants.KH_SRK;
  }

  /** What a TPM 1.2 answers to a command of another family; tcsd serves no other TPM. */
  static byte[] familyAnswer() {
    return error(TpmResult.BAD_ORDINAL.value());
  }

  /** What a TPM answers that has no slot for a key. */
  static byte[] noSlot() {
    return error(TpmResult.NOSPACE.value());
  }

  private static byte[] error(int code) {
    return new TpmWriter().u16(TAG_RSP_COMMAND).u32(HEADER_SIZE_BYTES).u32(code).toByteArray();
  }

  private TcsCall call() throws TransportException {
    return TcsCalls.of(ordinal)
        .orElseThrow(() -> new RefusedByTcsdException("tcsd has no call for " + name()));
  }

  /**
   * The call; the caller closes it.
   *
   * @throws TransportException if tcsd has none for this command
   * @throws IllegalArgumentException if the command's parameters are not its own
   */
  TcsRequest request(TcsdContext context) throws TransportException {
    try {
      return request(context, call());
    } catch (WireException e) {
      throw new IllegalArgumentException("these are no parameters of " + name(), e);
    }
  }

  private TcsRequest request(TcsdContext context, TcsCall call) {
    int end = command.length - sessions * REQUEST_AUTH_SIZE_BYTES;
    TpmReader parameters = new TpmReader(command, HEADER_SIZE_BYTES, end);
    TcsRequest request = context.request(call.number());
    call.request().forEach(parameter -> parameter.toTcs(parameters, request));
    parameters.requireEnd();
    TpmReader authorizations = new TpmReader(command, end, command.length);
    for (int i = 0; i < sessions; i++) {
      request.add(TcsType.AUTH, authorizations.array(REQUEST_AUTH_SIZE_BYTES));
    }
    return request;
  }

  /**
   * The response; the caller's.
   *
   * @throws TransportException if tcsd, and no TPM, has refused the command
   * @throws WireException if the reply is none to this command
   */
  byte[] response(TcsReply reply) throws TransportException {
    if (reply.result() != 0) {
      return error(
          TcsResult.tpmCode(reply.result(), sessions > 0)
              .orElseThrow(() -> TcsResult.refused(name(), reply.result())));
    }
    TcsCall call = call();
    TpmWriter parameters = new TpmWriter();
    TpmWriter authorizations = new TpmWriter();
    TpmWriter out = new TpmWriter();
    try {
      if (!call.authorizationsLast()) {
        readAuthorizations(reply, authorizations);
      }
      call.response().forEach(parameter -> parameter.toTpm(reply, parameters));
      if (call.authorizationsLast()) {
        readAuthorizations(reply, authorizations);
      }
      reply.requireEnd();
      out.u16(TAG_RSP_COMMAND + sessions).u32(0).u32(0);
      append(out, parameters);
      append(out, authorizations);
      out.putU32(SIZE_OFFSET, out.size());
      return out.toByteArray();
    } finally {
      parameters.wipe();
      out.wipe();
    }
  }

  private void readAuthorizations(TcsReply reply, TpmWriter authorizations) {
    for (int i = 0; i < sessions; i++) {
      authorizations.array(reply.bytes(TcsType.AUTH, Authorization.RESPONSE_SIZE_BYTES));
    }
  }

  private static void append(TpmWriter out, TpmWriter part) {
    byte[] bytes = part.toByteArray();
    out.array(bytes);
    Arrays.fill(bytes, (byte) 0);
  }

  private String name() {
    return TpmOrd.of(ordinal).map(TpmOrd::toString).orElse("0x" + Integer.toHexString(ordinal));
  }
}
