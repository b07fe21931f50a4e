package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.samples.network.TomcatTls;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat, embedded: its connector reads the KeyStore file by itself. */
class TomcatTest extends OnEachTpm {
  @TempDir Path folder;

  /** Says who is connected, and by which protocol. */
  private static final class Greeting extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      X509Certificate[] chain =
          (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
      Object protocol = request.getAttribute("org.apache.tomcat.util.net.secure_protocol_version");
      response.getWriter().write(chain[0].getSubjectX500Principal() + " " + protocol);
    }
  }

  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    Tomcat tomcat = started(keys.file("server-" + algorithm));
    try {
      String greeting = signing(2, () -> get(tomcat, protocol, keys.file("client-" + algorithm)));
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    } finally {
      stop(tomcat);
    }
  }

  @Test
  void aKeyWhosePcrHasChangedServesNobody() throws Exception {
    Tomcat tomcat = started(keys.bound("server"));
    try {
      Path client = keys.software("client-software-EC");
      assertEquals("CN=client-software-EC TLSv1.3", get(tomcat, "TLSv1.3", client));
      tpm.extendPcr();
      assertThrows(IOException.class, () -> get(tomcat, "TLSv1.3", client));
    } finally {
      stop(tomcat);
    }
  }

  private Tomcat started(Path file) throws Exception {
    Connector connector =
        TomcatTls.connector(
            0, file, TestKeys.PASSWORD, keys.authority().trustFile(), TestKeys.PASSWORD);
    connector.setProperty("address", "127.0.0.1");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "greeting", new Greeting()).addMapping("/");
    tomcat.start();
    return tomcat;
  }

  private static String get(Tomcat tomcat, String protocol, Path client) throws Exception {
    return new JdkClient(keys.authority(), protocol)
        .get(tomcat.getConnector().getLocalPort(), client);
  }

  private static void stop(Tomcat tomcat) throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}
