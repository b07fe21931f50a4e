package io.github.tpm4j.samples.network;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What Kafka's clients and brokers need to be told of keys in a TPM; the file's form is the same.
 */
public final class KafkaTls {
  private KafkaTls() {}

  /**
   * The settings of a producer, a consumer or an administrator.
   *
   * @param keys a KeyStore file of type TPM
   * @param trusted one of type PKCS12 with the broker's authority
   */
  public static Properties client(
      String broker, Path keys, String password, Path trusted, String trustedPassword) {
    Properties properties = keys(keys, password, trusted, trustedPassword);
    properties.setProperty("bootstrap.servers", broker);
    properties.setProperty("security.protocol", "SSL");
    return properties;
  }

  /**
   * The settings of a broker, beside those of its listeners. Its certificate must be good for
   * servers and for clients: it tries its own as a client of itself.
   */
  public static Properties broker(
      Path keys, String password, Path trusted, String trustedPassword) {
    Properties properties = keys(keys, password, trusted, trustedPassword);
    properties.setProperty("ssl.client.auth", "required");
    return properties;
  }

  private static Properties keys(Path keys, String password, Path trusted, String trustedPassword) {
    Properties properties = new Properties();
    properties.setProperty("ssl.keystore.type", "TPM");
    properties.setProperty("ssl.keystore.location", keys.toString());
    properties.setProperty("ssl.keystore.password", password);
    properties.setProperty("ssl.truststore.type", "PKCS12");
    properties.setProperty("ssl.truststore.location", trusted.toString());
    properties.setProperty("ssl.truststore.password", trustedPassword);
    return properties;
  }
}
