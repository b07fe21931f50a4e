package io.github.tpm4j.tss.spec;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls what the tests find by the names in the tables. */
final class Reflect {
  private Reflect() {}

  /** The value of a static field. */
  static Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a method without arguments. */
  static Object call(Object target, String method) {
    try {
      return invoke(target.getClass().getMethod(method), target);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a method that takes an int, or a long, as {@code argument} is. */
  static Object call(Object target, String method, Number argument) {
    try {
      return invoke(target.getClass().getMethod(method, primitive(argument)), target, argument);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a static method that takes an int, or a long, as {@code argument} is. */
  static Object callStatic(Class<?> type, String method, Number argument) {
    try {
      return invoke(type.getMethod(method, primitive(argument)), null, argument);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> primitive(Number argument) {
    return argument instanceof Long ? long.class : int.class;
  }

  /** Calls a method; what it throws comes out as it is. */
  static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
