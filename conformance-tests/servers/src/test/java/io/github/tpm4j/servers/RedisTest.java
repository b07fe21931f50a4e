package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Daemon;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Jedis reads the KeyStore file by itself; Redis demands a certificate of its authority. */
class RedisTest extends OnEachTpm {
  @TempDir Path folder;

  @EveryKeyAndProtocol
  void aClientProvesItsKey(String algorithm, String protocol) throws Exception {
    int port = Daemon.freePort();
    try (Daemon server = server(port, protocol)) {
      SslOptions tls =
          SslOptions.builder()
              .keyStoreType("TPM")
              .keystore(keys.file("client-" + algorithm).toFile(), TestKeys.PASSWORD.toCharArray())
              .trustStoreType("PKCS12")
              .truststore(keys.authority().trustFile().toFile(), TestKeys.PASSWORD.toCharArray())
              .sslVerifyMode(SslVerifyMode.FULL)
              .build();
      String value =
          signing(
              1,
              () -> {
                try (Jedis jedis =
                    new Jedis(
                        new HostAndPort("localhost", port),
                        DefaultJedisClientConfig.builder().sslOptions(tls).build())) {
                  jedis.set("greeting", "hello");
                  return jedis.get("greeting");
                }
              });
      assertEquals("hello", value, server::toString);
    }
  }

  private Daemon server(int port, String protocol) throws Exception {
    return Daemon.start(
        port,
        folder.resolve("log"),
        List.of(
            "redis-server",
            "--bind",
            "127.0.0.1",
            "--port",
            "0",
            "--tls-port",
            String.valueOf(port),
            "--tls-protocols",
            protocol,
            "--tls-cert-file",
            keys.softwareChain("server-software-EC").toString(),
            "--tls-key-file",
            keys.softwareKey("server-software-EC").toString(),
            "--tls-ca-cert-file",
            keys.authority().pem().toString(),
            "--save",
            ""));
  }
}
