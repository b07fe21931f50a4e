package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.error.TpmFamilyException;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.error.TpmMalformedResponseException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.Authorization;
import io.github.tpm4j.tpm12.session.WrappedCommand;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** One command and its response, as bytes (Part 1, 13.2; Part 3, 1). */
final class Exchange<R extends TpmResponse> {
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int TAG_RSP_COMMAND = 0x00C4;
  private static final int TAG_TPM_2_0 = 0x8001;
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int SIZE_OFFSET = 2;

  private final TpmRequest<R> request;
  private final CommandSpec<? extends TpmRequest<R>, R> spec;
  private final List<Authorization> authorizations;

  Exchange(TpmRequest<R> request, List<Authorization> authorizations) {
    this.request = request;
    this.spec = request.spec();
    this.authorizations = authorizations;
    if (!spec.allowsSessions(authorizations.size())) {
      throw new IllegalArgumentException(
          spec + " takes " + spec.sessions() + " sessions, not " + authorizations.size());
    }
  }

  /** The command; the caller wipes it. */
  byte[] command() {
    TpmWriter parameters = new TpmWriter();
    TpmWriter out = new TpmWriter();
    try {
      request.writeParameters(parameters);
      byte[] plain = parameters.toByteArray();
      out.u16(TAG_RQU_COMMAND + authorizations.size()).u32(0).u32(spec.ordinal().value());
      request.handles().forEach(out::u32);
      out.array(plain);
      Bytes digest = digest(List.of(spec.ordinal().value()), plain, 0, plain.length);
      authorizations.forEach(authorization -> authorization.write(out, digest));
      out.putU32(SIZE_OFFSET, out.size());
      Arrays.fill(plain, (byte) 0);
      return out.toByteArray();
    } finally {
      parameters.wipe();
      out.wipe();
    }
  }

  /**
   * Reads the response to a command that succeeded.
   *
   * @throws TpmMalformedResponseException if it is none
   * @throws TpmIntegrityException if the TPM has not authenticated it
   */
  R response(byte[] response) {
    int handleSize = spec.hasResponseHandle() ? Integer.BYTES : 0;
    int from = HEADER_SIZE_BYTES + handleSize;
    int end = response.length - authorizations.size() * Authorization.RESPONSE_SIZE_BYTES;
    if (end < from) {
      throw new TpmMalformedResponseException(
          "The response to " + spec + " has " + response.length + " bytes, which is too short");
    }
    verify(response, from, end);
    try {
      TpmReader in = new TpmReader(response, HEADER_SIZE_BYTES, end);
      int handle = spec.hasResponseHandle() ? in.u32() : 0;
      R result = spec.responseReader().read(handle, in);
      in.requireEnd();
      return result;
    } catch (WireException e) {
      throw new TpmMalformedResponseException("The response to " + spec + " is malformed", e);
    }
  }

  /**
   * {@return the response to a command that was wrapped in this one, TPM_ExecuteTransport; it may
   * be an error}
   *
   * @throws TpmResponseException if the transport session was refused
   * @throws TpmMalformedResponseException if it is none
   * @throws TpmIntegrityException if the TPM has not authenticated it
   */
  byte[] unwrapped(WrappedCommand wrapped, byte[] response) {
    int code = code(response);
    if (code != 0) {
      throw new TpmResponseException(spec.ordinal(), code);
    }
    try {
      return wrapped.response(response).orElseThrow(this::notAuthenticated);
    } catch (WireException e) {
      throw new TpmMalformedResponseException("The response to " + spec + " is malformed", e);
    }
  }

  private void verify(byte[] response, int from, int end) {
    if (authorizations.isEmpty()) {
      return;
    }
    Bytes digest = digest(List.of(0, spec.ordinal().value()), response, from, end);
    TpmReader in = new TpmReader(response, end, response.length);
    boolean genuine = true;
    for (Authorization authorization : authorizations) {
      // All are read, so that each session's nonces stand where the TPM's do.
      genuine &= authorization.verify(in, digest);
    }
    if (!genuine) {
      throw notAuthenticated();
    }
  }

  private TpmIntegrityException notAuthenticated() {
    return new TpmIntegrityException(
        "The response to "
            + spec
            + " is not authenticated by the secret: something between this program and the TPM"
            + " has altered it. Whether the TPM has executed the command is not known");
  }

  private static Bytes digest(List<Integer> numbers, byte[] parameters, int from, int end) {
    TpmWriter before = new TpmWriter();
    numbers.forEach(before::u32);
    MessageDigest sha1 = Sha1.create();
    sha1.update(before.toByteArray());
    sha1.update(parameters, from, end - from);
    return Bytes.of(sha1.digest());
  }

  /**
   * {@return the response code}
   *
   * @throws TpmFamilyException if it is a TPM 2.0's
   * @throws TpmMalformedResponseException if it is no response of a TPM 1.2 to this command
   */
  int code(byte[] response) {
    if (response.length < HEADER_SIZE_BYTES) {
      throw new TpmMalformedResponseException(
          "The response to " + spec + " has " + response.length + " bytes; each has at least 10");
    }
    TpmReader header = new TpmReader(response);
    int tag = header.u16();
    int size = header.u32();
    int code = header.u32();
    if (tag == TAG_TPM_2_0) {
      throw new TpmFamilyException(spec + " was answered by a TPM 2.0; it is of TPM 1.2");
    }
    int expectedTag = TAG_RSP_COMMAND + (code == 0 ? authorizations.size() : 0);
    boolean bare = code == 0 || response.length == HEADER_SIZE_BYTES;
    if (tag != expectedTag || size != response.length || !bare) {
      throw new TpmMalformedResponseException(
          "The response to " + spec + " is none: its header is wrong (tag " + hex(tag) + ")");
    }
    return code;
  }

  private static String hex(int number) {
    return "0x" + Integer.toHexString(number);
  }
}
