package io.github.tpm4j.engine.response;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.WireException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A command ends with a response code other than TPM_RC_SUCCESS. The code carries its handle,
 * parameter or session number where it has one: {@code TpmRc.VALUE.parameter(2)}.
 */
public final class TpmFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TpmRc code;

  public TpmFailure(TpmRc code) {
    // No stack trace and no text: a refused command is an everyday event, and must not be slow.
    super(null, null, false, false);
    this.code = code;
  }

  /** Throws a failure with {@code code} unless {@code condition} holds. */
  public static void require(boolean condition, TpmRc code) {
    if (!condition) {
      throw new TpmFailure(code);
    }
  }

  /**
   * Runs what is about one parameter: a failure of it without a number, or of reading octets, gets
   * this one.
   *
   * @param number of the parameter, from 1
   */
  public static <T> T inParameter(int number, Supplier<T> action) {
    return numbered(code -> code.parameter(number), action);
  }

  /** As {@link #inParameter(int, Supplier)}, for a check. */
  public static void inParameter(int number, Runnable check) {
    inParameter(
        number,
        () -> {
          check.run();
          return number;
        });
  }

  /**
   * Runs what is about one handle: a failure of it without a number gets this one.
   *
   * @param number of the handle, from 1
   */
  public static <T> T inHandle(int number, Supplier<T> action) {
    return numbered(code -> code.handle(number), action);
  }

  /** As {@link #inHandle(int, Supplier)}, for a check. */
  public static void inHandle(int number, Runnable check) {
    inHandle(
        number,
        () -> {
          check.run();
          return number;
        });
  }

  private static <T> T numbered(UnaryOperator<TpmRc> withNumber, Supplier<T> action) {
    try {
      return action.get();
    } catch (TpmFailure e) {
      throw new TpmFailure(withNumber.apply(e.code));
    } catch (WireException e) {
      throw new TpmFailure(withNumber.apply(TpmRc.of(e)));
    }
  }

  public TpmRc code() {
    return code;
  }

  @Override
  public String getMessage() {
    return code.toString();
  }
}
