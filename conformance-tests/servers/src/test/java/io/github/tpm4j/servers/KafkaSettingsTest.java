package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.samples.network.KafkaTls;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The settings that the guide shows are those that brokers and clients are run with. */
class KafkaSettingsTest {
  private static final Path KEYS = Path.of("${keys}");
  private static final Path TRUSTED = Path.of("${trusted}");
  private static final String PASSWORD = "${keys.password}";
  private static final String TRUSTED_PASSWORD = "${trusted.password}";

  private static Properties shown(String name) throws Exception {
    Properties properties = new Properties();
    try (InputStream in = KafkaTls.class.getResourceAsStream("/" + name)) {
      properties.load(in);
    }
    return properties;
  }

  @Test
  void ofClients() throws Exception {
    Properties made = KafkaTls.client("broker:9093", KEYS, PASSWORD, TRUSTED, TRUSTED_PASSWORD);
    Properties shown = shown("kafka-client.properties");
    shown.setProperty("bootstrap.servers", "broker:9093");
    assertEquals(made, shown);
  }

  @Test
  void ofBrokers() throws Exception {
    assertEquals(
        KafkaTls.broker(KEYS, PASSWORD, TRUSTED, TRUSTED_PASSWORD),
        shown("kafka-broker.properties"));
  }
}
