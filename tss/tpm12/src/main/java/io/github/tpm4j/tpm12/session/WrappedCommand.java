package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.transport.ExecuteTransport;
import io.github.tpm4j.tpm12.transportsession.KeyHandles;
import io.github.tpm4j.tpm12.transportsession.TransportCipher;
import io.github.tpm4j.tpm12.transportsession.WrappedParameters;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One command in a transport session, and its response (Part 3, 24.2). */
public final class WrappedCommand {
  private static final int TAG_RQU_AUTH1_COMMAND = 0x00C2;
  private static final int SIZE_OFFSET = 2;
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int ORDINAL = ExecuteTransport.SPEC.ordinal().value();

  private final TransportSession session;
  private final CommandSpec<?, ?> spec;
  private final Bytes encrypted;
  private final Bytes digest;
  private final List<Integer> keyHandles;
  private final Authorization authorization;
  private final Bytes nonceOdd;

  WrappedCommand(TransportSession session, CommandSpec<?, ?> spec, byte[] command) {
    this.session = session;
    this.spec = spec;
    nonceOdd = session.nonceOdd();
    authorization = session.authorization();
    WrappedParameters place = WrappedParameters.ofCommand(spec, command);
    digest = place.digest(command, spec.ordinal().value());
    keyHandles = KeyHandles.of(spec, command);
    Bytes nonceEven = session.nonceEven();
    encrypted =
        Bytes.of(
            place.replaced(
                command, data -> session.crypt(TransportCipher.IN, nonceEven, nonceOdd, data)));
  }

  /** {@return TPM_ExecuteTransport with the command, without its authorisation} */
  public ExecuteTransport.Request request() {
    return new ExecuteTransport.Request(encrypted);
  }

  /** {@return what authorises it} */
  public Authorization authorization() {
    return authorization;
  }

  /** {@return the whole TPM_ExecuteTransport, as it is sent} */
  public byte[] bytes() {
    TpmWriter digested = new TpmWriter().u32(ORDINAL).u32(encrypted.size()).digest(digest);
    TpmWriter out = new TpmWriter().u16(TAG_RQU_AUTH1_COMMAND).u32(0).u32(ORDINAL);
    out.sized(encrypted);
    authorization.write(out, Sha1.of(Bytes.of(digested.toByteArray())));
    out.putU32(SIZE_OFFSET, out.size());
    return out.toByteArray();
  }

  /**
   * Reads the response to a TPM_ExecuteTransport that succeeded.
   *
   * @param whole with a right header
   * @return the response to the command, which may be an error; empty if the TPM has not
   *     authenticated it
   * @throws io.github.tpm4j.tpm12.wire.WireException if it is none
   */
  public Optional<byte[]> response(byte[] whole) {
    int end = Math.max(HEADER_SIZE_BYTES, whole.length - Authorization.RESPONSE_SIZE_BYTES);
    TpmReader in = new TpmReader(whole, HEADER_SIZE_BYTES, end);
    ExecuteTransport.Response response = ExecuteTransport.SPEC.responseReader().read(0, in);
    in.requireEnd();
    Bytes nonceEven = new TpmReader(whole, end, whole.length).digest();
    byte[] wrapped = response.wrappedRsp().toArray();
    WrappedParameters place = WrappedParameters.ofResponse(spec, wrapped);
    byte[] plain =
        place.replaced(
            wrapped, data -> session.crypt(TransportCipher.OUT, nonceEven, nonceOdd, data));
    Bytes out = place.digest(plain, WrappedParameters.code(plain), spec.ordinal().value());
    TpmWriter digested = new TpmWriter().u32(0).u32(ORDINAL);
    response.with(out).writeDigested(digested);
    Bytes outParamDigest = Sha1.of(Bytes.of(digested.toByteArray()));
    if (!authorization.verify(new TpmReader(whole, end, whole.length), outParamDigest)) {
      Arrays.fill(plain, (byte) 0);
      return Optional.empty();
    }
    session.executed(digest, keyHandles, out, response.currentTicks(), response.locality());
    return Optional.of(plain);
  }
}
