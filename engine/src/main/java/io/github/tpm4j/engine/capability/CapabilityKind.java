package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Marshallable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One TPM_CAP: the elements that it lists, each known by a number, its property.
 *
 * @param source lists the elements of the group that a property belongs to, by rising property
 * @param property the number of an element
 * @param mask the bits of the number that count
 * @param list makes the answer
 * @param limit how many elements fit in an answer
 */
record CapabilityKind<T extends Marshallable>(
    Source<T> source,
    ToIntFunction<T> property,
    int mask,
    Function<List<T>, TpmuCapabilities> list,
    Limit limit) {
  static final int ALL_BITS = -1;
  static final int SIXTEEN_BITS = 0xFFFF;

  /** Lists the elements of a group. */
  @FunctionalInterface
  interface Source<T> {

    /**
     * The elements of the group of {@code property}, by rising property.
     *
     * @throws io.github.tpm4j.engine.response.TpmFailure if there is no such group; the code has no
     *     parameter number yet
     */
    List<T> group(TpmState tpm, int property);
  }

  /** The elements from {@code first} on: {@code count} of them, and as many as fit. */
  CapabilityPage page(TpmState tpm, int first, int count) {
    List<T> found =
        source.group(tpm, first).stream()
            .filter(it -> Integer.compareUnsigned(number(it), first & mask) >= 0)
            .toList();
    long allowed = Math.min(Integer.toUnsignedLong(count), tpm.profile().of(limit));
    int size = (int) Math.min(found.size(), allowed);
    return new CapabilityPage(size < found.size(), list.apply(found.subList(0, size)));
  }

  /** The element with exactly this property. */
  Optional<T> element(TpmState tpm, int wanted) {
    return source.group(tpm, wanted).stream()
        .filter(it -> number(it) == (wanted & mask))
        .findFirst();
  }

  private int number(T element) {
    return property.applyAsInt(element) & mask;
  }
}
