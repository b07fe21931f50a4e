package io.github.tpm4j.tss.commands;

import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads requests that have handles and no parameters. */
public final class HandlesOnly {

  private HandlesOnly() {}

  /**
   * {@return a request without anything}
   *
   * @param <Q> the request
   * @param request makes it
   */
  public static <Q> CommandSpec.RequestReader<Q> none(Supplier<Q> request) {
    return (handles, in) -> request.get();
  }

  /**
   * {@return a request of one handle}
   *
   * @param <Q> the request
   * @param request makes it of the handle
   */
  public static <Q> CommandSpec.RequestReader<Q> one(Function<TpmHandle, Q> request) {
    return (handles, in) -> request.apply(handles.get(0));
  }

  /**
   * {@return a request of two handles}
   *
   * @param <Q> the request
   * @param request makes it of the handles, in their order
   */
  public static <Q> CommandSpec.RequestReader<Q> two(BiFunction<TpmHandle, TpmHandle, Q> request) {
    return (handles, in) -> request.apply(handles.get(0), handles.get(1));
  }
}
