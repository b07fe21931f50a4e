package io.github.tpm4j.tss.constants;

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

  /**
   * @param prefix what the specification puts before each name, such as {@code TPM_ALG_}
   * @param value the number of a constant
   */
  Names(String prefix, ToIntFunction<T> value) {
    this.prefix = prefix;
    this.value = value;
  }

  T add(String name, T constant) {
    constants.put(value.applyAsInt(constant), constant);
    names.put(value.applyAsInt(constant), name);
    return constant;
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
