package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.peers.Daemon;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse Paho at Mosquitto, which takes the user's name from the client's certificate. */
class MosquittoTest extends OnEachTpm {
  @TempDir Path folder;

  @EveryKeyAndProtocol
  void aClientProvesItsKey(String algorithm, String protocol) throws Exception {
    int port = Daemon.freePort();
    try (Daemon broker = broker(port, protocol)) {
      String name = "client-" + algorithm;
      MqttClient client = new MqttClient("ssl://localhost:" + port, name, new MemoryPersistence());
      signing(1, () -> connect(client, keys.file(name)));
      // Nobody else may read and write there.
      assertEquals("hello", echo(client, name + "/greeting"), broker::toString);
      client.disconnect();
      client.close();
    }
  }

  @Test
  void aKeyOfAnotherNameReadsNothing() throws Exception {
    int port = Daemon.freePort();
    try (Daemon broker = broker(port, "TLSv1.3")) {
      MqttClient client =
          new MqttClient("ssl://localhost:" + port, "other", new MemoryPersistence());
      connect(client, keys.file("client-EC"));
      CompletableFuture<String> received = new CompletableFuture<>();
      client.subscribe("#", 1, (topic, message) -> received.complete(topic));
      client.publish("client-RSA/greeting", "hello".getBytes(StandardCharsets.UTF_8), 1, false);
      client.publish("client-EC/greeting", "hello".getBytes(StandardCharsets.UTF_8), 1, false);
      assertEquals("client-EC/greeting", received.get(1, TimeUnit.MINUTES), broker::toString);
      client.disconnect();
      client.close();
    }
  }

  @Test
  void aClientWithoutAKeyIsRefused() throws Exception {
    int port = Daemon.freePort();
    try (Daemon broker = broker(port, "TLSv1.3")) {
      MqttClient client =
          new MqttClient("ssl://localhost:" + port, "nobody", new MemoryPersistence());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, Tls.trustManagers(keys.authority()).getTrustManagers(), null);
      MqttConnectOptions options = new MqttConnectOptions();
      options.setSocketFactory(context.getSocketFactory());
      assertThrows(MqttException.class, () -> client.connect(options), broker::toString);
      client.close();
    }
  }

  private static boolean connect(MqttClient client, Path file) throws Exception {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setSocketFactory(Tls.context(file, keys.authority()).getSocketFactory());
    client.connect(options);
    return client.isConnected();
  }

  private static String echo(MqttClient client, String topic) throws Exception {
    CompletableFuture<String> received = new CompletableFuture<>();
    client.subscribe(
        topic,
        1,
        (name, message) ->
            received.complete(new String(message.getPayload(), StandardCharsets.UTF_8)));
    client.publish(topic, "hello".getBytes(StandardCharsets.UTF_8), 1, false);
    return received.get(1, TimeUnit.MINUTES);
  }

  private Daemon broker(int port, String protocol) throws Exception {
    Path rights = Files.writeString(folder.resolve("rights"), "pattern readwrite %u/#\n");
    Path configuration =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            """
            listener %d 127.0.0.1
            cafile %s
            certfile %s
            keyfile %s
            tls_version %s
            require_certificate true
            use_identity_as_username true
            acl_file %s
            user %s
            """
                .formatted(
                    port,
                    keys.authority().pem(),
                    keys.softwareChain("server-software-EC"),
                    keys.softwareKey("server-software-EC"),
                    protocol.toLowerCase(java.util.Locale.ROOT),
                    rights,
                    System.getProperty("user.name")));
    return Daemon.start(
        port,
        folder.resolve("log"),
        List.of("/usr/sbin/mosquitto", "-c", configuration.toString(), "-v"));
  }
}
