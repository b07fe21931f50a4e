package io.github.tpm4j.provider;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service of the provider.
 *
 * @param type such as {@code Signature}
 * @param algorithm the standard name
 * @param aliases other names, and object identifiers
 * @param keyClass the private keys that it takes; empty if it takes none
 * @param attributes further attributes that the platform looks at
 * @param needs what the TPM must implement for the service to work
 * @param factory makes the SPI
 */
public record ServiceRow(
    String type,
    String algorithm,
    List<String> aliases,
    Optional<Class<? extends TpmPrivateKey>> keyClass,
    Map<String, String> attributes,
    List<TpmAlg> needs,
    Factory factory) {

  /** Makes the object behind a service, without touching the TPM. */
  @FunctionalInterface
  public interface Factory {
    Object make(Provider provider, TpmConnection tpm);
  }

  /** A service without aliases, key class, attributes and needs. */
  public static ServiceRow of(String type, String algorithm, Factory factory) {
    return new ServiceRow(
        type, algorithm, List.of(), Optional.empty(), Map.of(), List.of(), factory);
  }

  /** This row with other names. */
  public ServiceRow alias(String... names) {
    return new ServiceRow(type, algorithm, List.of(names), keyClass, attributes, needs, factory);
  }

  /** This row for private keys of a class. */
  public ServiceRow keys(Class<? extends TpmPrivateKey> keys) {
    return new ServiceRow(type, algorithm, aliases, Optional.of(keys), attributes, needs, factory);
  }

  /** This row with an attribute more. */
  public ServiceRow attribute(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new ServiceRow(type, algorithm, aliases, keyClass, more, needs, factory);
  }

  /** This row with what the TPM must implement. */
  public ServiceRow needs(TpmAlg... algorithms) {
    return new ServiceRow(
        type, algorithm, aliases, keyClass, attributes, List.of(algorithms), factory);
  }

  /** The attributes as {@link Provider.Service} takes them. */
  Map<String, String> serviceAttributes() {
    Map<String, String> all = new LinkedHashMap<>(attributes);
    keyClass.ifPresent(keys -> all.put("SupportedKeyClasses", keys.getName()));
    return all;
  }
}
