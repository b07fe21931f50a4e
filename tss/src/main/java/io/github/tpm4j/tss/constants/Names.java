package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Revision;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The named constants of one type, by value. */
final class Names<T> {
  private final String prefix;
  private final ToIntFunction<T> value;
  private final Map<Integer, T> constants = new LinkedHashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, Revision> since = new HashMap<>();

  /**
   * @param prefix what the specification puts before each name, such as {@code TPM_ALG_}
   * @param value the number of a constant
   */
  Names(String prefix, ToIntFunction<T> value) {
    this.prefix = prefix;
    this.value = value;
  }

  T add(String name, T constant) {
    return add(name, constant, Revision.V159);
  }

  /**
   * Adds a constant.
   *
   * @param since the first revision that has it; those of 1.59 and before are one
   */
  T add(String name, T constant, Revision since) {
    this.since.put(value.applyAsInt(constant), since);
    constants.put(value.applyAsInt(constant), constant);
    names.put(value.applyAsInt(constant), name);
    return constant;
  }

  /** Whether a TPM of this revision knows the number. */
  boolean knows(int number, Revision revision) {
    return constants.containsKey(number) && revision.isAtLeast(since(number));
  }

  /** The first revision that knows the number; the newest one if it has no name here. */
  Revision since(int number) {
    return since.getOrDefault(number, Revision.NEWEST);
  }

  /** The constant with this value, or null. */
  T get(int number) {
    return constants.get(number);
  }

  Collection<T> values() {
    return Collections.unmodifiableCollection(constants.values());
  }

  String nameOf(T constant) {
    String name = names.get(value.applyAsInt(constant));
    return name != null ? prefix + name : String.format("0x%X", value.applyAsInt(constant));
  }
}
