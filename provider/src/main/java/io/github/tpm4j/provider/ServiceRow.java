package io.github.tpm4j.provider;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.Key;
import java.security.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One service of the provider.
 *
 * @param type such as {@code Signature}
 * @param algorithm the standard name
 * @param aliases other names, and object identifiers
 * @param keyClasses the private keys that it takes; empty if it takes none
 * @param attributes further attributes that the platform looks at
 * @param needs what the TPM must implement for the service to work
 * @param platformClass the class of the platform that the service is for, if not every JDK 17 has
 *     it
 * @param factory makes the SPI
 */
public record ServiceRow(
    String type,
    String algorithm,
    List<String> aliases,
    List<Class<? extends Key>> keyClasses,
    Map<String, String> attributes,
    List<TpmAlg> needs,
    Optional<String> platformClass,
    Factory factory) {

  /** Makes the object behind a service, without touching the TPM. */
  @FunctionalInterface
  public interface Factory {
    /**
     * Makes the SPI.
     *
     * @param provider the provider that is asked
     * @param tpm the TPM of that provider
     * @return a new instance of the service's SPI class
     */
    Object make(Provider provider, TpmConnection tpm);
  }

  /**
   * {@return a service without aliases, key class, attributes and needs}
   *
   * @param type the type of the service, such as {@code Signature}
   * @param algorithm the first name of the service
   * @param factory makes the service's SPI
   */
  public static ServiceRow of(String type, String algorithm, Factory factory) {
    return new ServiceRow(
        type, algorithm, List.of(), List.of(), Map.of(), List.of(), Optional.empty(), factory);
  }

  /**
   * {@return this row with other names}
   *
   * @param names further names and object identifiers
   */
  public ServiceRow alias(String... names) {
    return new ServiceRow(
        type, algorithm, List.of(names), keyClasses, attributes, needs, platformClass, factory);
  }

  /**
   * {@return this row for keys of one class more; without any, the service is asked for every key}
   *
   * @param keys a class of keys that the service takes
   */
  public ServiceRow keys(Class<? extends Key> keys) {
    List<Class<? extends Key>> more = new ArrayList<>(keyClasses);
    more.add(keys);
    return new ServiceRow(
        type, algorithm, aliases, List.copyOf(more), attributes, needs, platformClass, factory);
  }

  /**
   * {@return this row with an attribute more}
   *
   * @param name the attribute, as {@link Provider.Service} has it
   * @param value its value
   */
  public ServiceRow attribute(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new ServiceRow(
        type, algorithm, aliases, keyClasses, more, needs, platformClass, factory);
  }

  /**
   * {@return this row with what the TPM must implement}
   *
   * @param algorithms all of which the TPM must implement
   */
  public ServiceRow needs(TpmAlg... algorithms) {
    return new ServiceRow(
        type,
        algorithm,
        aliases,
        keyClasses,
        attributes,
        List.of(algorithms),
        platformClass,
        factory);
  }

  /**
   * {@return this row for a class of the platform that may be missing}
   *
   * @param name the full name of the class
   */
  public ServiceRow platformClass(String name) {
    return new ServiceRow(
        type, algorithm, aliases, keyClasses, attributes, needs, Optional.of(name), factory);
  }

  /** Whether this JVM can ask for the service. */
  boolean isOffered() {
    try {
      if (platformClass.isPresent()) {
        Class.forName(platformClass.get());
      }
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** The attributes as {@link Provider.Service} takes them. */
  Map<String, String> serviceAttributes() {
    Map<String, String> all = new LinkedHashMap<>(attributes);
    if (!keyClasses.isEmpty()) {
      all.put(
          "SupportedKeyClasses",
          keyClasses.stream().map(Class::getName).collect(Collectors.joining("|")));
    }
    return all;
  }
}
