package io.github.tpm4j.tpm12.transportsession;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where the parameters of a wrapped command or response stand (DATAw; Part 3, 24.2): after header
 * and handles, before the authorisations. Those alone are encrypted, and digested.
 *
 * @param from where they begin
 * @param end where they end
 */
public record WrappedParameters(int from, int end) {
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int AUTH_SIZE_BYTES = 45;
  private static final int RESPONSE_AUTH_SIZE_BYTES = 41;
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int TAG_RSP_COMMAND = 0x00C4;
  private static final int MOST_SESSIONS = 2;

  /** Of these nothing is encrypted, and nothing but the ordinal digested. */
  private static final Set<TpmOrd> STARTING_SESSIONS = EnumSet.of(TpmOrd.OIAP, TpmOrd.OSAP);

  /**
   * {@return where those of a command stand}
   *
   * @param spec of its ordinal
   * @param command the whole of it
   * @throws WireException if it is too short
   */
  public static WrappedParameters ofCommand(CommandSpec<?, ?> spec, byte[] command) {
    int handles = spec.handles() * Integer.BYTES;
    return of(spec, command, TAG_RQU_COMMAND, handles, AUTH_SIZE_BYTES);
  }

  /**
   * {@return where those of a response stand; an error has none}
   *
   * @param spec of the command's ordinal
   * @param response the whole of it
   * @throws WireException if it is too short
   */
  public static WrappedParameters ofResponse(CommandSpec<?, ?> spec, byte[] response) {
    int handle = spec.hasResponseHandle() && code(response) == 0 ? Integer.BYTES : 0;
    return of(spec, response, TAG_RSP_COMMAND, handle, RESPONSE_AUTH_SIZE_BYTES);
  }

  private static WrappedParameters of(
      CommandSpec<?, ?> spec, byte[] whole, int firstTag, int handleBytes, int authBytes) {
    TpmReader header = header(whole);
    int sessions = header.u16() - firstTag;
    boolean isTag = sessions >= 0 && sessions <= MOST_SESSIONS;
    int from = HEADER_SIZE_BYTES + handleBytes;
    int end = whole.length - (isTag ? sessions * authBytes : 0);
    if (!isTag || header.u32() != whole.length || end < from) {
      throw new WireException("what is wrapped is no whole command or response");
    }
    return STARTING_SESSIONS.contains(spec.ordinal())
        ? new WrappedParameters(from, from)
        : new WrappedParameters(from, end);
  }

  private static TpmReader header(byte[] whole) {
    if (whole.length < HEADER_SIZE_BYTES) {
      throw new WireException("what is wrapped is shorter than a header");
    }
    return new TpmReader(whole, 0, HEADER_SIZE_BYTES);
  }

  /**
   * {@return the ordinal of a command, or the code of a response}
   *
   * @param whole all of it
   * @throws WireException if it is shorter than a header
   */
  public static int code(byte[] whole) {
    TpmReader header = header(whole);
    header.u16();
    header.u32();
    return header.u32();
  }

  /**
   * {@return the same command or response with its parameters encrypted, or decrypted; the caller
   * wipes it}
   *
   * @param whole which is left as it is
   * @param cipher gives as many bytes as it gets
   */
  public byte[] replaced(byte[] whole, UnaryOperator<byte[]> cipher) {
    byte[] result = whole.clone();
    byte[] data = Arrays.copyOfRange(whole, from, end);
    byte[] other = cipher.apply(data);
    System.arraycopy(other, 0, result, from, other.length);
    Arrays.fill(data, (byte) 0);
    Arrays.fill(other, (byte) 0);
    return result;
  }

  /**
   * {@return SHA-1 of numbers and the parameters}
   *
   * @param plain the whole command or response, decrypted
   * @param numbers the ordinal; of a response its code before that
   */
  public Bytes digest(byte[] plain, int... numbers) {
    TpmWriter before = new TpmWriter();
    for (int number : numbers) {
      before.u32(number);
    }
    MessageDigest sha1 = Sha1.create();
    sha1.update(before.toByteArray());
    sha1.update(plain, from, end - from);
    return Bytes.of(sha1.digest());
  }
}
