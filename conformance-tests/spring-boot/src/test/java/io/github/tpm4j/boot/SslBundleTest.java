package io.github.tpm4j.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.servers.EveryKeyAndProtocol;
import io.github.tpm4j.servers.JdkClient;
import io.github.tpm4j.servers.OnEachTpm;
import io.github.tpm4j.servers.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.restclient.autoconfigure.RestClientSsl;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

/** Spring Boot with nothing but properties: bundles of type TPM, for its server and its client. */
class SslBundleTest extends OnEachTpm {
  @TempDir Path folder;

  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    Path client = keys.file("client-" + algorithm);
    List<String> properties = properties(keys.file("server-" + algorithm), client);
    properties.add("spring.ssl.bundle.jks.server.options.enabled-protocols=" + protocol);
    try (ConfigurableApplicationContext application = run(properties)) {
      String url = "https://localhost:" + port(application) + "/";
      RestClient caller =
          RestClient.builder()
              .apply(
                  application
                      .getBean(RestClientSsl.class)
                      .fromBundle(application.getBean(SslBundles.class).getBundle("client")))
              .build();
      String greeting = signing(2, () -> caller.get().uri(url).retrieve().body(String.class));
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    }
  }

  @Test
  void aKeyWhosePcrHasChangedServesNobody() throws Exception {
    Path client = keys.software("client-software-EC");
    List<String> properties = properties(keys.bound("server"), keys.file("client-EC"));
    try (ConfigurableApplicationContext application = run(properties)) {
      JdkClient caller = new JdkClient(keys.authority(), "TLSv1.3");
      assertEquals("CN=client-software-EC TLSv1.3", caller.get(port(application), client));
      tpm.extendPcr();
      assertThrows(IOException.class, () -> caller.get(port(application), client));
    }
  }

  /** A PEM bundle reads PKCS#8 and its kind; a TPM's key in PEM is TSS2 PRIVATE KEY. */
  @Test
  void aPemBundleTakesNoKeyOfATpm() throws Exception {
    TssPrivateKeySpec spec =
        KeyFactory.getInstance("EC", "TPM")
            .getKeySpec(keys.key("server-EC"), TssPrivateKeySpec.class);
    Path key = Files.writeString(folder.resolve("key.pem"), Tss2Pem.encode(spec.key()));
    String bundle = "spring.ssl.bundle.pem.server.keystore.";
    List<String> properties = new ArrayList<>();
    properties.add(bundle + "certificate=" + keys.chain("server-EC").toUri());
    properties.add(bundle + "private-key=" + key.toUri());
    properties.add("server.ssl.bundle=server");
    assertThrows(ApplicationContextException.class, () -> run(properties));
  }

  /** What the sample's profile asks for. */
  private static List<String> properties(Path server, Path client) {
    return new ArrayList<>(
        List.of(
            "spring.profiles.active=tpm",
            "server.keys=" + server.toUri(),
            "client.keys=" + client.toUri(),
            "keys.password=" + TestKeys.PASSWORD,
            "trusted=" + keys.authority().trustFile().toUri(),
            "trusted.password=" + TestKeys.PASSWORD));
  }

  private static ConfigurableApplicationContext run(List<String> properties) {
    SpringApplication application = new SpringApplication(GreetingApplication.class);
    List<String> arguments = new ArrayList<>();
    properties.forEach(property -> arguments.add("--" + property));
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=OFF"));
    return application.run(arguments.toArray(String[]::new));
  }

  private static int port(ConfigurableApplicationContext application) {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }
}
