package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.samples.network.PostgresqlTls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** PostgreSQL's driver takes a socket factory by name; the server's user is the certificate's. */
class PostgresqlTest extends OnEachTpm {
  private static PostgresqlServer server;

  @BeforeParameterizedClassInvocation
  static void start() throws Exception {
    server = PostgresqlServer.start(keys);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    server.close();
  }

  @EveryKeyAndProtocol
  void aClientProvesItsKey(String algorithm, String protocol) throws Exception {
    String name = "client-" + algorithm;
    String session = signing(1, () -> session(name, protocol, keys.file(name)));
    assertEquals(protocol + " /CN=" + name, session);
  }

  @Test
  void aKeyOfAnotherNameIsRefused() throws Exception {
    assertThrows(
        SQLException.class, () -> session("client-RSA", "TLSv1.3", keys.file("client-EC")));
  }

  /** Logs in and returns what the server knows. */
  private static String session(String user, String protocol, Path file) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("sslmode", "verify-full");
    properties.setProperty("sslfactory", PostgresqlTls.class.getName());
    properties.setProperty("sslkey", file.toString());
    properties.setProperty("sslpassword", TestKeys.PASSWORD);
    properties.setProperty("sslrootcert", keys.authority().pem().toString());
    properties.setProperty("sslprotocol", protocol);
    try (Connection connection = DriverManager.getConnection(server.url(), properties);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version || ' ' || client_dn FROM pg_stat_ssl"
                    + " WHERE pid = pg_backend_pid()")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
