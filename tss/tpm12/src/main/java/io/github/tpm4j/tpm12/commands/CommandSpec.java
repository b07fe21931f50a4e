package io.github.tpm4j.tpm12.commands;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.util.List;

/**
 * What Part 3 says of a command: its ordinal, how many handles and sessions it takes, and how it is
 * read. The client sends by it, and a TPM dispatches by it.
 *
 * @param <Q> the request
 * @param <R> the response
 */
public final class CommandSpec<Q extends TpmRequest<R>, R extends TpmResponse> {

  /**
   * Reads a request once its handles are known.
   *
   * @param <Q> the request
   */
  @FunctionalInterface
  public interface RequestReader<Q> {
    /**
     * Reads the parameters.
     *
     * @param handles as many as the command has
     * @param in stands at the first parameter
     * @return the request
     * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are no such parameters
     */
    Q read(List<Integer> handles, TpmReader in);
  }

  /**
   * Reads a response once its handle, if it has one, is known.
   *
   * @param <R> the response
   */
  @FunctionalInterface
  public interface ResponseReader<R> {
    /**
     * Reads the parameters.
     *
     * @param handle 0 without one
     * @param in stands at the first parameter
     * @return the response
     * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are no such parameters
     */
    R read(int handle, TpmReader in);
  }

  private final TpmOrd ordinal;
  private final RequestReader<Q> requestReader;
  private final ResponseReader<R> responseReader;
  private final int handles;
  private final int fewestSessions;
  private final int mostSessions;
  private final boolean responseHandle;

  private CommandSpec(Builder<Q, R> builder) {
    ordinal = builder.ordinal;
    requestReader = builder.requestReader;
    responseReader = builder.responseReader;
    handles = builder.handles;
    fewestSessions = builder.fewestSessions;
    mostSessions = builder.mostSessions;
    responseHandle = builder.responseHandle;
  }

  /**
   * Begins the description of a command.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param ordinal its number
   * @param request how its parameters are read
   * @param response how those of its response are read
   * @return without handles and sessions
   */
  public static <Q extends TpmRequest<R>, R extends TpmResponse> Builder<Q, R> command(
      TpmOrd ordinal, RequestReader<Q> request, ResponseReader<R> response) {
    return new Builder<>(ordinal, request, response);
  }

  /** {@return its number} */
  public TpmOrd ordinal() {
    return ordinal;
  }

  /** {@return how its parameters are read} */
  public RequestReader<Q> requestReader() {
    return requestReader;
  }

  /** {@return how the parameters of its response are read} */
  public ResponseReader<R> responseReader() {
    return responseReader;
  }

  /** {@return how many handles stand before the parameters} */
  public int handles() {
    return handles;
  }

  /**
   * {@return whether so many sessions may authorise it}
   *
   * @param sessions how many
   */
  public boolean allowsSessions(int sessions) {
    return sessions >= fewestSessions && sessions <= mostSessions;
  }

  /** {@return how many sessions authorise it, in words} */
  public String sessions() {
    return fewestSessions == mostSessions
        ? String.valueOf(mostSessions)
        : fewestSessions + " to " + mostSessions;
  }

  /** {@return whether a handle stands before the response's parameters} */
  public boolean hasResponseHandle() {
    return responseHandle;
  }

  /** The name of the command, such as {@code TPM_Sign}. */
  @Override
  public String toString() {
    return ordinal.toString();
  }

  /**
   * Collects the description of a command.
   *
   * @param <Q> the request
   * @param <R> the response
   */
  public static final class Builder<Q extends TpmRequest<R>, R extends TpmResponse> {
    private final TpmOrd ordinal;
    private final RequestReader<Q> requestReader;
    private final ResponseReader<R> responseReader;
    private int handles;
    private int fewestSessions;
    private int mostSessions;
    private boolean responseHandle;

    private Builder(TpmOrd ordinal, RequestReader<Q> request, ResponseReader<R> response) {
      this.ordinal = ordinal;
      this.requestReader = request;
      this.responseReader = response;
    }

    /**
     * Says how many handles stand before the parameters.
     *
     * @param count at least 1
     * @return this
     */
    public Builder<Q, R> handles(int count) {
      handles = count;
      return this;
    }

    /**
     * Says how many sessions authorise it.
     *
     * @param fewest 0 to 2
     * @param most 1 or 2
     * @return this
     */
    public Builder<Q, R> sessions(int fewest, int most) {
      fewestSessions = fewest;
      mostSessions = most;
      return this;
    }

    /**
     * Says that a handle stands before the response's parameters.
     *
     * @return this
     */
    public Builder<Q, R> responseHandle() {
      responseHandle = true;
      return this;
    }

    /** {@return the description} */
    public CommandSpec<Q, R> build() {
      return new CommandSpec<>(this);
    }
  }
}
