package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one kind of element is kept as the parameters of a step.
 *
 * @param command the policy command
 * @param type of the element
 * @param writer writes its parameters
 * @param reader reads them
 */
record StepKind<E extends PolicyElement>(
    TpmCc command, Class<E> type, BiConsumer<E, TpmWriter> writer, Function<TpmReader, E> reader) {

  /** An element without parameters. */
  static <E extends PolicyElement> StepKind<E> bare(TpmCc command, E element) {
    @SuppressWarnings("unchecked")
    Class<E> type = (Class<E>) element.getClass();
    return new StepKind<>(command, type, (any, out) -> {}, in -> element);
  }

  /** Writes an element of this kind. */
  void write(PolicyElement element, TpmWriter out) {
    writer.accept(type.cast(element), out);
  }
}
