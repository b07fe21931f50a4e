package io.github.tpm4j.tpm12.commands;

import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * The handles and parameters of a command.
 *
 * @param <R> its response
 */
public interface TpmRequest<R extends TpmResponse> {

  /** {@return what the command is} */
  CommandSpec<? extends TpmRequest<R>, R> spec();

  /** {@return the handles that stand before the parameters and in no digest} */
  default List<Integer> handles() {
    return List.of();
  }

  /**
   * Appends the parameters, all of which go into the digest of the authorisation (Part 1, 13.2).
   *
   * @param out where to
   */
  void writeParameters(TpmWriter out);
}
