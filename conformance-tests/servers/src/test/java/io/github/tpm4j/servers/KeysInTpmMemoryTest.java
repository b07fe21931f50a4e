package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.samples.network.TomcatTls;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose key and certificate are in the TPM's own memory: type TPM-NV. */
class KeysInTpmMemoryTest extends OnEachTpm {
  private static final String ALIAS = "server-in-memory";

  @TempDir Path folder;
  private KeyStore store;

  /** Says that it was reached. */
  private static final class Greeting extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().write("reached");
    }
  }

  @BeforeEach
  void keepKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "TPM");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    store = KeyStore.getInstance("TPM-NV");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS, pair.getPrivate(), null, keys.authority().certify(ALIAS, pair.getPublic()));
    store.store(null, null);
  }

  @AfterEach
  void forgetKey() throws Exception {
    store.deleteEntry(ALIAS);
    store.store(null, null);
  }

  @Test
  void tomcatFindsItWithoutAFile() throws Exception {
    assertEquals("reached", reached(Path.of("NONE")));
  }

  @Test
  void tomcatFindsItByAFileThatNamesTheType() throws Exception {
    assertEquals("reached", reached(Files.writeString(folder.resolve("keys"), "TPM-NV\n")));
  }

  private String reached(Path keyStore) throws Exception {
    Connector connector =
        TomcatTls.connector(
            0, keyStore, TestKeys.PASSWORD, keys.authority().trustFile(), TestKeys.PASSWORD);
    for (SSLHostConfigCertificate certificate :
        connector.findSslHostConfigs()[0].getCertificates()) {
      certificate.setCertificateKeystoreType("TPM-NV");
      certificate.setCertificateKeystoreFile(keyStore.toString());
    }
    connector.setProperty("address", "127.0.0.1");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "greeting", new Greeting()).addMapping("/");
    tomcat.start();
    try {
      int port = tomcat.getConnector().getLocalPort();
      Path client = keys.software("client-software-EC");
      return signing(1, () -> new JdkClient(keys.authority(), "TLSv1.3").get(port, client));
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
