package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.postgresql.ssl.WrappedFactory;

/** PostgreSQL's driver takes a socket factory by name; the server's user is the certificate's. */
class PostgresqlTest extends OnEachTpm {
  private static PostgresqlServer server;

  /** What {@code sslfactory} names: the context of whoever the argument says. */
  public static final class Factory extends WrappedFactory {
    public Factory(String protocolAndFile) throws Exception {
      String[] parts = protocolAndFile.split(" ");
      factory = Tls.context(Path.of(parts[1]), keys.authority(), parts[0]).getSocketFactory();
    }
  }

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
    properties.setProperty("sslfactory", Factory.class.getName());
    properties.setProperty("sslfactoryarg", protocol + " " + file);
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
