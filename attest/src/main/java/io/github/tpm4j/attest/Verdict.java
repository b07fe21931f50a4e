package io.github.tpm4j.attest;

import java.util.List;
import java.util.function.Function;

/**
 * What a verifier has come to. Immutable.
 *
 * <pre>{@code
 * Verdict<VerifiedQuote> verdict = verifier.verify(quote, values);
 * if (verdict instanceof Verdict.Accepted<VerifiedQuote> accepted) {
 *   use(accepted.value());
 * } else {
 *   log(verdict.refusals());
 * }
 * }</pre>
 *
 * @param <T> what is known once the evidence is accepted
 */
public sealed interface Verdict<T> permits Verdict.Accepted, Verdict.Refused {

  /**
   * All that was asked for holds.
   *
   * @param value made of nothing but what was verified
   */
  record Accepted<T>(T value) implements Verdict<T> {
    @Override
    public List<Refusal> refusals() {
      return List.of();
    }

    @Override
    public T orThrow() {
      return value;
    }
  }

  /**
   * Something does not hold; nothing of the evidence is to be believed.
   *
   * @param refusals at least one; all that could be found, up to 100, the most telling first
   */
  record Refused<T>(List<Refusal> refusals) implements Verdict<T> {

    /**
     * @param refusals at least one; all that could be found, up to 100, the most telling first
     * @throws IllegalArgumentException if there is no refusal
     */
    public Refused {
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal without a reason");
      }
      refusals = List.copyOf(refusals);
    }

    @Override
    public T orThrow() throws RefusedException {
      throw new RefusedException(refusals);
    }
  }

  /** A step of verification that ends at the first refusal. */
  @FunctionalInterface
  interface Step<T> {
    /**
     * Runs.
     *
     * @return what is then known
     * @throws RefusedException if the evidence is refused
     */
    T run() throws RefusedException;
  }

  /**
   * The verdict that a step comes to.
   *
   * @param <T> what the step gives
   * @param step which is run once, in this thread
   * @return accepted with what it returns, or refused for what it throws
   */
  static <T> Verdict<T> of(Step<T> step) {
    try {
      return new Accepted<>(step.run());
    } catch (RefusedException e) {
      return new Refused<>(e.refusals());
    }
  }

  /**
   * Why the evidence is refused; empty if it is accepted.
   *
   * @return at least one refusal of evidence that is refused, none of accepted
   */
  List<Refusal> refusals();

  /**
   * What was verified, for programs that treat a refusal as an exception.
   *
   * @return the value
   * @throws RefusedException if the evidence is refused
   */
  T orThrow() throws RefusedException;

  /** {@return whether all that was asked for holds} */
  default boolean isAccepted() {
    return this instanceof Accepted;
  }

  /**
   * The same verdict about something else.
   *
   * @param <U> what is then known
   * @param change makes the other of the value, if there is one
   * @return accepted with the other value, or refused as this one
   */
  default <U> Verdict<U> map(Function<? super T, ? extends U> change) {
    return of(() -> change.apply(orThrow()));
  }
}
