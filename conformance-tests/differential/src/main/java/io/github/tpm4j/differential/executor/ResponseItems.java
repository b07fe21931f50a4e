package io.github.tpm4j.differential.executor;

import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The handle and the parameters of a response, by their names in the response's record. */
public final class ResponseItems {
  private ResponseItems() {}

  /** All items, in order. */
  public static Map<String, Object> of(TpmResponse response) {
    Map<String, Object> items = new LinkedHashMap<>();
    for (RecordComponent component : response.getClass().getRecordComponents()) {
      items.put(component.getName(), value(response, component.getAccessor()));
    }
    return items;
  }

  private static Object value(TpmResponse response, Method accessor) {
    try {
      return accessor.invoke(response);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The wire form of one item, a TPM2B without its size field; null for a number. */
  public static byte[] octets(Object item) {
    if (item instanceof Bytes bytes) {
      return bytes.toByteArray();
    }
    if (item instanceof SecretBytes secret) {
      return secret.toByteArray();
    }
    return item instanceof Marshallable structure ? structure.marshal() : null;
  }
}
