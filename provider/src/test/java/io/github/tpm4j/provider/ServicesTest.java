package io.github.tpm4j.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The services that users count on. */
class ServicesTest {

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = new TpmProvider().getVersionStr();
    assertTrue(pom.contains("<version>" + version + "</version>"), version);
  }

  @Test
  void servicesAreThoseOfTheGoldenFile() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("services.txt")) {
      assertEquals(
          new String(golden.readAllBytes(), StandardCharsets.UTF_8),
          describe(),
          "services.txt lists other services than the provider has");
    }
  }

  @Test
  void everyServiceIsMadeWithoutATpm() throws Exception {
    Provider provider = new TpmProvider().configure("swtpm:host=127.0.0.1,port=1");
    for (Provider.Service service : provider.getServices()) {
      assertNotNull(service.newInstance(null), service.toString());
    }
  }

  @Test
  void saysWhichProvidersVerifyAndHash() {
    Provider first = Security.getProviders("MessageDigest.SHA-256")[0];
    String hashes = "MessageDigest SHA-256: " + first.getName() + " " + first.getVersionStr();
    assertTrue(TpmProvider.software().contains(hashes), TpmProvider.software()::toString);
    assertTrue(
        TpmProvider.software().stream().anyMatch(it -> it.matches("Signature SHA256withRSA: .*")));
    assertTrue(TpmProvider.software().stream().noneMatch(it -> it.contains(": none")));
  }

  @Test
  void isFoundByItsName() {
    assertTrue(
        ServiceLoader.load(Provider.class).stream()
            .anyMatch(found -> found.type() == TpmProvider.class));
    assertEquals("TPM", new TpmProvider().getName());
  }

  @Test
  void doesNotComeBeforeOthersWhenRegisteredLast() throws Exception {
    Provider provider = new TpmProvider().configure("swtpm:host=127.0.0.1,port=1");
    Security.addProvider(provider);
    try {
      for (Provider.Service service : provider.getServices()) {
        Provider[] all = Security.getProviders(service.getType() + '.' + service.getAlgorithm());
        assertEquals(provider, all[all.length - 1]);
      }
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  @Test
  void whatThisJvmCannotAskForIsNotOffered() {
    ServiceRow row = ServiceRow.of("KEM", "ML-KEM", (provider, tpm) -> new Object());
    assertTrue(row.isOffered());
    assertTrue(row.platformClass("javax.crypto.Cipher").isOffered());
    assertFalse(row.platformClass("javax.crypto.KEMOfAnotherJdk").isOffered());
  }

  private static String describe() {
    return ServiceTable.ROWS.stream()
        .map(ServicesTest::line)
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(ServiceRow row) {
    StringBuilder line = new StringBuilder(row.type() + '.' + row.algorithm());
    if (!row.aliases().isEmpty()) {
      line.append(" aliases=").append(String.join(",", row.aliases()));
    }
    if (!row.keyClasses().isEmpty()) {
      line.append(" keys=")
          .append(
              row.keyClasses().stream().map(Class::getSimpleName).collect(Collectors.joining(",")));
    }
    row.attributes().forEach((name, value) -> line.append(' ' + name + '=' + value));
    if (!row.needs().isEmpty()) {
      line.append(" needs=")
          .append(row.needs().stream().map(TpmAlg::toString).collect(Collectors.joining(",")));
    }
    row.platformClass().ifPresent(name -> line.append(" for=").append(name));
    return line.toString();
  }
}
