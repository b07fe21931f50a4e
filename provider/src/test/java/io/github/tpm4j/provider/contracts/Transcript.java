package io.github.tpm4j.provider.contracts;

import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of each call of a script: a result, or the type of an exception. */
final class Transcript {
  private final Map<String, String> outcomes = new LinkedHashMap<>();

  /** A call whose result counts. */
  @FunctionalInterface
  interface Call {
    Object run() throws Exception;
  }

  /** A call that gives nothing back. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /**
   * Makes a call and writes down what comes of it.
   *
   * @param name of the call, each once in a script
   */
  void result(String name, Call call) {
    String outcome;
    try {
      outcome = rendered(call.run());
    } catch (Exception e) {
      outcome = type(e);
    }
    if (outcomes.put(name, outcome) != null) {
      throw new IllegalArgumentException("two calls have the name " + name);
    }
  }

  void action(String name, Action action) {
    result(
        name,
        () -> {
          action.run();
          return "done";
        });
  }

  Map<String, String> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }

  private static String rendered(Object result) {
    return result instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(result);
  }

  // Callers catch types of the platform's API; a subclass of a provider's own is its parent to
  // them.
  private static String type(Exception e) {
    Class<?> type = e.getClass();
    while (!type.getName().startsWith("java") || !Modifier.isPublic(type.getModifiers())) {
      type = type.getSuperclass();
    }
    return type.getSimpleName();
  }
}
