package io.github.tpm4j.servers;

import io.github.tpm4j.peers.Daemon;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL of Debian with a new database, whose users show a certificate of their name. */
final class PostgresqlServer implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private static final int POLL_MILLIS = 50;

  private final Path folder;
  private final int port;
  private final Daemon daemon;

  private PostgresqlServer(Path folder, int port, Daemon daemon) {
    this.folder = folder;
    this.port = port;
    this.daemon = daemon;
  }

  static PostgresqlServer start(TestKeys keys) throws Exception {
    Path folder = Files.createTempDirectory("postgresql");
    Files.copy(keys.softwareKey("server-software-EC"), folder.resolve("server.key"));
    Files.copy(keys.softwareChain("server-software-EC"), folder.resolve("server.crt"));
    Files.copy(keys.authority().pem(), folder.resolve("ca.crt"));
    tool("chmod", "600", folder.resolve("server.key").toString());
    if (isRoot()) {
      tool("chown", "-R", "postgres", folder.toString());
    }
    Path data = folder.resolve("data");
    tool(
        asItsUser(
            program("initdb"), "-D", data.toString(), "-U", "admin", "--no-sync", "-A", "trust"));
    Files.writeString(
        data.resolve("pg_hba.conf"), "local all admin trust\nhostssl all all 127.0.0.1/32 cert\n");
    int port = Daemon.freePort();
    Daemon daemon =
        Daemon.start(
            port,
            folder.resolve("log"),
            List.of(
                asItsUser(
                    program("postgres"),
                    "-D",
                    data.toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(port),
                    "-k",
                    folder.toString(),
                    "-c",
                    "fsync=off",
                    "-c",
                    "ssl=on",
                    "-c",
                    "ssl_key_file=" + folder.resolve("server.key"),
                    "-c",
                    "ssl_cert_file=" + folder.resolve("server.crt"),
                    "-c",
                    "ssl_ca_file=" + folder.resolve("ca.crt"))));
    PostgresqlServer server = new PostgresqlServer(folder, port, daemon);
    server.awaitReady();
    server.administer("CREATE ROLE \"client-EC\" LOGIN");
    server.administer("CREATE ROLE \"client-RSA\" LOGIN");
    return server;
  }

  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** It listens before it answers. */
  private void awaitReady() throws InterruptedException {
    Tool ready = Tool.of("pg_isready", "-h", folder.toString(), "-p", String.valueOf(port));
    while (ready.in(Path.of("/")).run().status() != 0) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void administer(String statement) {
    tool(
        "psql",
        "-X",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        folder.toString(),
        "-p",
        String.valueOf(port),
        "-U",
        "admin",
        "-d",
        "postgres",
        "-c",
        statement);
  }

  /** PostgreSQL does not run as root. */
  private static String[] asItsUser(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
    }
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static String program(String name) throws Exception {
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions.sorted().findFirst().orElseThrow().resolve("bin").resolve(name).toString();
    }
  }

  private static void tool(String... command) {
    Tool.of(command).in(Path.of("/")).succeed();
  }

  @Override
  public void close() throws Exception {
    daemon.close();
    Folders.delete(folder);
  }
}
