package io.github.tpm4j.engine;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.WireException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Says which handle or parameter a failure is about, where only the command knows it. A code that
 * has a number, or can have none, stays as it is.
 */
public final class Blame {

  private Blame() {}

  /** Runs {@code action}, whose failures are about parameter {@code number}. */
  public static <T> T parameter(int number, Supplier<T> action) {
    return run(code -> code.parameter(number), action);
  }

  /** Runs {@code check}, whose failures are about parameter {@code number}. */
  public static void parameter(int number, Runnable check) {
    parameter(number, supplying(check));
  }

  /** Runs {@code action}, whose failures are about handle {@code number}. */
  public static <T> T handle(int number, Supplier<T> action) {
    return run(code -> code.handle(number), action);
  }

  private static Supplier<Void> supplying(Runnable check) {
    return () -> {
      check.run();
      return null;
    };
  }

  private static <T> T run(UnaryOperator<TpmRc> numbered, Supplier<T> action) {
    try {
      return action.get();
    } catch (TpmFailure e) {
      throw new TpmFailure(numbered.apply(e.code()));
    } catch (WireException e) {
      throw new TpmFailure(numbered.apply(e.code()));
    }
  }
}
